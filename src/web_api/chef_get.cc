#include "app/chef/chef.h"
#include "app/chef/eaters.h"
#include "web_api/chef_handlers.h"
#include "web_api/error_mapping.h"
#include "web_api/object_writer.h"
#include "web_api/services.h"

namespace flavorbot::web_api {

boost::asio::awaitable<http::Response> GetChef(RequestContext& context) {
  const auto report = co_await context.services.eaters.Report(context.call, context.user_id());
  if (!report) co_return ErrorResponse(context, report.error());
  const auto info = context.services.chef.info();
  std::string json;
  ObjectWriter chef(json);
  chef.Text("provider", info.provider);
  chef.Text("model", info.model);
  chef.TextList("diets", report->diets);
  chef.TextList("allergies", report->allergies);
  chef.TextList("unknown", report->unknown);
  chef.End();
  co_return http::JsonResponse(200, std::move(json));
}

}  // namespace flavorbot::web_api
