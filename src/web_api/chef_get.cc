#include <utility>
#include <vector>

#include "app/chef/chef.h"
#include "app/chef/conversations.h"
#include "app/chef/eaters.h"
#include "web_api/chef_handlers.h"
#include "web_api/error_mapping.h"
#include "web_api/object_writer.h"
#include "web_api/services.h"

namespace flavorbot::web_api {
namespace {

std::vector<app::chef::Turn> WordsOf(storage::StoredTalk talk) {
  std::vector<app::chef::Turn> turns;
  for (auto& message : talk.messages) {
    if (message.speaker != storage::Speaker::kPerson) continue;
    turns.push_back(
        {.speaker = app::chef::Speaker::kPerson, .text = std::move(message.content), .dish = {}});
  }
  return turns;
}

void WriteKeptTo(ObjectWriter& json, const app::chef::EaterReport& report) {
  json.TextList("diets", report.diets);
  json.TextList("allergies", report.allergies);
  json.TextList("unknown", report.unknown);
}

}  // namespace

boost::asio::awaitable<http::Response> GetChef(RequestContext& context) {
  const auto& services = context.services;
  const auto report = co_await services.eaters.Report(context.call, context.user_id());
  if (!report) co_return ErrorResponse(context, report.error());
  const auto info = services.chef.info();
  std::string json;
  ObjectWriter chef(json);
  chef.Text("provider", info.provider);
  chef.Text("model", info.model);
  WriteKeptTo(chef, *report);
  if (auto conversation = http::QueryParameter(context.request, "conversation")) {
    auto talk = co_await services.conversations.Read(context.call, context.user_id(),
                                                     *std::move(conversation));
    if (!talk) co_return ErrorResponse(context, talk.error());
    ObjectWriter said(chef.Raw("said"));
    WriteKeptTo(said, services.eaters.ReportSaid(WordsOf(*std::move(talk)), *report));
    said.End();
  }
  chef.End();
  co_return http::JsonResponse(200, std::move(json));
}

}  // namespace flavorbot::web_api
