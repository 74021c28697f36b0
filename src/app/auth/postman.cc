#include "app/auth/postman.h"

#include <utility>

#include "base/log.h"

namespace flavorbot::app::auth {

boost::asio::awaitable<Delivery> Postman::Send(mail::Message message,
                                               std::chrono::milliseconds patience,
                                               std::string request_id) const {
  const auto subject = message.subject;
  const auto sent =
      co_await mailer_.Send(std::move(message), std::chrono::steady_clock::now() + patience);
  if (sent) co_return Delivery::kSent;
  base::Log(base::Level::kError, "mail not sent",
            {{"id", request_id}, {"subject", subject}, {"cause", sent.error().cause}});
  co_return Delivery::kFailed;
}

}  // namespace flavorbot::app::auth
