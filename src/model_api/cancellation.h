// Cancellation: whether the coroutine that asks was cancelled, by asio's terminal cancellation. A
// signal ends only the wait it comes in; what would wait anew has to look first.
#pragma once

#include <boost/asio/awaitable.hpp>

namespace flavorbot::model_api {

boost::asio::awaitable<bool> IsCancelled();

}  // namespace flavorbot::model_api
