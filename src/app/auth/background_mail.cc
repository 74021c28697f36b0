#include "app/auth/background_mail.h"

#include <utility>

namespace flavorbot::app::auth {
namespace {

boost::asio::awaitable<void> SendAndForget(const Postman& postman, mail::Message message,
                                           std::string request_id) {
  co_await postman.Send(std::move(message), kBackgroundMailPatience, std::move(request_id));
}

}  // namespace

void SendBehind(Background& background, const boost::asio::any_io_executor& executor,
                const Postman& postman, mail::Message message, std::string request_id) {
  // A refusal is logged by Background; the notices it concerns are not needed for anything to work.
  (void)background.Start(executor,
                         SendAndForget(postman, std::move(message), std::move(request_id)));
}

}  // namespace flavorbot::app::auth
