#include "app/account/account_export.h"
#include "base/clock.h"
#include "base/iso8601.h"
#include "base/log.h"
#include "web_api/account_handlers.h"
#include "web_api/error_mapping.h"
#include "web_api/export_json.h"

namespace flavorbot::web_api {
namespace {

// What the stream needs; the request's context is gone by then.
struct ExportStream {
  const Services& services;
  dynamodb::CallContext call;
  app::auth::Session session;
  app::account::ExportPage page;  // the first one
};

// Writes the pages one after the other, so that an account of any size needs the memory of one. A
// page that can't be read leaves the document without its end, which no reader takes for whole.
boost::asio::awaitable<void> WritePages(ExportStream stream, http::BodyWriter& writer) {
  ExportJson document(base::FormatIso8601(stream.services.clock.Now()), stream.session.session_key);
  while (true) {
    for (const auto& item : stream.page.items) document.Add(item);
    if (!stream.page.next) break;
    const bool is_taken = co_await writer.Write(document.TakeText());
    if (!is_taken) co_return;
    auto next = co_await stream.services.account_export.ReadPage(
        stream.call, stream.session.user_id, *std::move(stream.page.next));
    if (!next) {
      base::Log(base::Level::kError, "export broken off",
                {{"id", stream.call.request_id}, {"cause", next.error().cause}});
      co_return;
    }
    stream.page = *std::move(next);
  }
  document.End();
  co_await writer.Write(document.TakeText());
}

}  // namespace

boost::asio::awaitable<http::Response> ExportData(RequestContext& context) {
  auto first = co_await context.services.account_export.ReadPage(context.call, context.user_id(),
                                                                 app::account::ExportCursor{});
  if (!first) co_return ErrorResponse(context, first.error());
  ExportStream stream{context.services, context.call, *context.session, *std::move(first)};
  http::Response response;
  response.headers.Set("Content-Type", "application/json; charset=utf-8");
  response.headers.Set("Content-Disposition", "attachment; filename=\"flavorbot-export.json\"");
  response.headers.Set("Cache-Control", "no-store");
  response.body = http::StreamBody([stream = std::move(stream)](http::BodyWriter& writer) {
    return WritePages(stream, writer);
  });
  co_return response;
}

}  // namespace flavorbot::web_api
