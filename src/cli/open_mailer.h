// Open mailer: chooses how mail leaves: by the SMTP server of the settings, or into the outbox
// folder of the data directory.
#pragma once

#include <memory>

#include "cli/settings.h"
#include "mail/mailer.h"

namespace flavorbot::cli {

std::unique_ptr<mail::Mailer> OpenMailer(const Settings& settings);

}  // namespace flavorbot::cli
