#include "cli/open_mailer.h"

#include "mail/outbox_mailer.h"
#include "mail/smtp_mailer.h"

namespace flavorbot::cli {

std::unique_ptr<mail::Mailer> OpenMailer(const Settings& settings) {
  if (settings.smtp_server) {
    return std::make_unique<mail::SmtpMailer>(*settings.smtp_server, settings.mail_from);
  }
  const auto link_logging = settings.deployment == Deployment::kDevelopment
                                ? mail::LinkLogging::kOn
                                : mail::LinkLogging::kOff;
  return std::make_unique<mail::OutboxMailer>(settings.data_directory / "outbox",
                                              settings.mail_from, link_logging);
}

}  // namespace flavorbot::cli
