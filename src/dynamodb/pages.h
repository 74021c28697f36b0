// Pages: what an action answers page by page, one page after the other.
//
//   QueryPages pages(api, std::move(query));
//   while (pages.HasNext()) {
//     const auto page = co_await pages.Next(context);
//     if (!page) co_return std::unexpected(page.error());
//     for (const auto& item : page->items) ...
//   }
//
// A page may be empty and not be the last. After an error Next asks for the same page again.
//
// Threads: one owner. Borrows the Api; a context must live until its call's answer.
// Source:  Developer Guide, "Paginating table query results"; API reference of each action.
#pragma once

#include <iterator>
#include <utility>
#include <vector>

#include "dynamodb/api.h"

namespace flavorbot::dynamodb {

// `kStart` is the request's member that says where a page begins, and `kNext` the response's that
// says where the next one does.
template <typename Request, typename Response,
          AwaitableResult<Response> (Api::*kAction)(CallContext&, Request), auto kStart, auto kNext>
class Pages {
 public:
  // The first page begins where `request` says.
  Pages(Api& api, Request request) : api_(&api), request_(std::move(request)) {}

  // False once the last page has been had.
  bool HasNext() const { return !has_begun_ || (request_.*kStart).has_value(); }

  // The next page, whose member of the place where the one after it begins is empty.
  // REQUIRES: HasNext().
  AwaitableResult<Response> Next(CallContext& context) {
    auto page = co_await (api_->*kAction)(context, request_);
    if (page) {
      has_begun_ = true;
      request_.*kStart = std::exchange((*page).*kNext, std::nullopt);
    }
    co_return page;
  }

  // Where the next page begins: to go on from there another time.
  const auto& start() const { return request_.*kStart; }

  // What the next page will be asked for, to be changed between pages.
  Request& request() { return request_; }

 private:
  Api* api_;
  Request request_;
  bool has_begun_ = false;
};

// All that is on all pages, of which each has some in its member `items`: for what is known to be
// little.
template <typename SomePages, typename Response, typename T>
AwaitableResult<std::vector<T>> Collect(SomePages pages, CallContext& context,
                                        std::vector<T> Response::* items) {
  std::vector<T> all;
  while (pages.HasNext()) {
    auto page = co_await pages.Next(context);
    if (!page) co_return std::unexpected(std::move(page).error());
    auto& some = (*page).*items;
    all.insert(all.end(), std::make_move_iterator(some.begin()),
               std::make_move_iterator(some.end()));
  }
  co_return std::move(all);
}

using QueryPages = Pages<QueryRequest, QueryResponse, &Api::Query,
                         &QueryRequest::exclusive_start_key, &QueryResponse::last_evaluated_key>;
using ScanPages = Pages<ScanRequest, ScanResponse, &Api::Scan, &ScanRequest::exclusive_start_key,
                        &ScanResponse::last_evaluated_key>;
using StatementPages =
    Pages<ExecuteStatementRequest, ExecuteStatementResponse, &Api::ExecuteStatement,
          &ExecuteStatementRequest::next_token, &ExecuteStatementResponse::next_token>;
using TagPages =
    Pages<ListTagsOfResourceRequest, ListTagsOfResourceResponse, &Api::ListTagsOfResource,
          &ListTagsOfResourceRequest::next_token, &ListTagsOfResourceResponse::next_token>;
using BackupPages = Pages<ListBackupsRequest, ListBackupsResponse, &Api::ListBackups,
                          &ListBackupsRequest::exclusive_start_backup_arn,
                          &ListBackupsResponse::last_evaluated_backup_arn>;

}  // namespace flavorbot::dynamodb
