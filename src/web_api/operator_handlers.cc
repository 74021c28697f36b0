#include "web_api/operator_handlers.h"

#include "app/chef/chef.h"
#include "base/metrics.h"
#include "storage/table.h"
#include "web_api/object_writer.h"

namespace flavorbot::web_api {
namespace {

// The provider isn't asked for it: that would cost a call each time.
std::string_view ModelOf(const app::chef::ChefInfo& info) {
  const bool is_unknown = info.model.empty() && info.provider != app::chef::kBuiltInProvider;
  return is_unknown ? "chosen with the first question" : std::string_view(info.model);
}

}  // namespace

boost::asio::awaitable<http::Response> Healthz(RequestContext&) {
  co_return http::JsonResponse(200, R"({"status":"ok"})");
}

boost::asio::awaitable<http::Response> Readyz(RequestContext& context) {
  // A key that no item has: half a read unit, and the same path as every other read.
  const auto item = co_await context.services.table.Get(context.call, {"READYZ", "READYZ"},
                                                        storage::Consistency::kEventual);
  if (!item) {
    auto response = http::JsonResponse(503, R"({"status":"the table does not answer"})");
    response.headers.Set("Retry-After", "2");
    co_return response;
  }
  const auto info = context.services.chef.info();
  std::string json;
  ObjectWriter body(json);
  body.Text("status", "ready");
  ObjectWriter chef(body.Raw("chef"));
  chef.Text("provider", info.provider);
  chef.Text("model", ModelOf(info));
  chef.End();
  body.End();
  co_return http::JsonResponse(200, std::move(json));
}

boost::asio::awaitable<http::Response> MetricsPage(RequestContext& context) {
  co_return http::MakeResponse(200, base::kMetricsContentType, context.services.metrics.Expose());
}

}  // namespace flavorbot::web_api
