#include "web_api/client.h"

#include "base/utf8.h"

namespace flavorbot::web_api {
namespace {

constexpr std::size_t kMaxUserAgentBytes = 256;

}  // namespace

app::auth::Client ClientOf(const RequestContext& context) {
  auto rest = context.request.headers.Find("User-Agent").value_or("");
  app::auth::Client client{.ip_address = context.client_address};
  while (!rest.empty()) {
    const auto size = base::Utf8SequenceLength(rest);
    if (client.user_agent.size() + size > kMaxUserAgentBytes) break;
    const bool is_control = static_cast<unsigned char>(rest.front()) < 0x20;
    if (size > 0 && !is_control) client.user_agent += rest.substr(0, size);
    rest.remove_prefix(size > 0 ? size : 1);
  }
  return client;
}

}  // namespace flavorbot::web_api
