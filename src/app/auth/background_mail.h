// Sending a mail behind the answer.
#pragma once

#include <boost/asio/any_io_executor.hpp>
#include <string>

#include "app/auth/postman.h"
#include "app/background.h"
#include "mail/message.h"

namespace flavorbot::app::auth {

// How long the mailer may take when nobody waits.
inline constexpr std::chrono::seconds kBackgroundMailPatience{30};

// REQUIRES: `postman` outlives the executor.
void SendBehind(Background& background, const boost::asio::any_io_executor& executor,
                const Postman& postman, mail::Message message, std::string request_id);

}  // namespace flavorbot::app::auth
