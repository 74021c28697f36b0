// Bytes: raw octets. A std::string, because RocksDB, Asio and Boost.JSON all take one as such.
#pragma once

#include <string>
#include <string_view>

namespace flavorbot::base {

using Bytes = std::string;
using BytesView = std::string_view;

}  // namespace flavorbot::base
