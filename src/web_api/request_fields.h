// RequestFields: the fields of a request's body, read by name and type.
//
//   auto fields = ReadFields(context);
//   if (!fields) co_return std::move(fields).error();
//   const auto title = fields->Text("title");
//   if (fields->has_errors()) co_return ErrorResponse(context, fields->Refusal());
//
// A body is a JSON object or an urlencoded form (whose fields are all texts); none at all is an
// object without fields. Unknown fields are not looked at. A field of another type than asked for
// answers nullopt and is noted, so that one answer names all of them.
//
// Threads: used by one coroutine.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/error.h"
#include "http/response.h"
#include "web_api/request_context.h"

namespace flavorbot::web_api {

// What null means: as if the field were absent, or a wrong type.
enum class OnNull { kAbsent, kInvalid };

// The members of an object that are texts.
using TextMembers = std::map<std::string, std::string, std::less<>>;

class RequestFields {
 public:
  struct Body;
  explicit RequestFields(std::unique_ptr<Body> body);
  RequestFields(RequestFields&&) noexcept;
  RequestFields& operator=(RequestFields&&) noexcept;
  ~RequestFields();

  bool Has(std::string_view name) const;

  std::optional<std::string> Text(std::string_view name, OnNull on_null = OnNull::kInvalid);
  std::optional<bool> Boolean(std::string_view name, OnNull on_null = OnNull::kInvalid);
  // Whole numbers; 30.0 is one.
  std::optional<std::int64_t> Integer(std::string_view name, OnNull on_null = OnNull::kInvalid);
  std::optional<std::vector<std::string>> TextList(std::string_view name);
  // A list of objects; what else is in it is left out.
  std::optional<std::vector<TextMembers>> TextObjects(std::string_view name);

  // For fields that null clears: absent is nullopt, null an engaged nullopt.
  std::optional<std::optional<std::string>> ClearableText(std::string_view name);
  std::optional<std::optional<std::int64_t>> ClearableInteger(std::string_view name);

  bool has_errors() const { return !errors_.empty(); }
  // The noted errors, to be answered alone or with those of app/'s validation.
  const app::FieldErrors& errors() const { return errors_; }
  // REQUIRES: has_errors().
  app::Error Refusal() const { return app::InvalidFields(errors_); }

 private:
  std::unique_ptr<Body> body_;
  app::FieldErrors errors_;
};

// Errors (as the response to give): 400 malformed, 415 another content type.
base::Result<RequestFields, http::Response> ReadFields(const RequestContext& context);

}  // namespace flavorbot::web_api
