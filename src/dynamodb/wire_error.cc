// The bodies of errors, both ways.
#include "dynamodb/wire_message.h"
#include "dynamodb/wire_parameters.h"

namespace flavorbot::dynamodb {
namespace {

// The API model spells the message of most exceptions with a small m.
std::string_view MessageMember(ErrorCode code) {
  switch (code) {
    case ErrorCode::kTransactionCanceledException:
    case ErrorCode::kIdempotentParameterMismatchException:
    case ErrorCode::kTransactionInProgressException:
    case ErrorCode::kSerializationException:
      return "Message";
    default:
      return "message";
  }
}

// What an answer's body says, before it is known whether it is an error's.
struct ErrorBody {
  std::string type;
  std::optional<std::string> message;
  std::vector<CancellationReason> cancellation_reasons;
  std::optional<PackedItem> item;
};

}  // namespace

static void ReadMembers(const MemberReader& members, CancellationReason& out) {
  members.Read("Code", out.code);
  members.Read("Message", out.message);
  members.Read("Item", out.item);
}
static void ReadJson(WireCursor cursor, CancellationReason& out) {
  ReadStructure(cursor, "CancellationReason", out);
}
static void AppendJson(std::string& out, const CancellationReason& reason) {
  ObjectWriter object(out);
  object.Member("Code", reason.code);
  object.Member("Item", reason.item);
  object.MemberUnlessEmpty("Message", reason.message);
  object.End();
}

static void ReadMembers(const MemberReader& members, ErrorBody& out) {
  members.Require("__type", out.type);
  members.Read("Message", out.message);
  members.Read("message", out.message);
  members.Read("CancellationReasons", out.cancellation_reasons);
  members.Read("Item", out.item);
}

template Result<ErrorBody> FromJson(std::string_view);

void AppendJson(std::string& out, const Error& error) {
  ObjectWriter object(out);
  object.Member("__type", ErrorType(error.code));
  object.MemberUnlessEmpty(MessageMember(error.code), error.message);
  object.MemberUnlessEmpty("CancellationReasons", error.cancellation_reasons);
  object.Member("Item", error.item);
  object.End();
}

Error ErrorFromJson(int http_status, std::string_view body) {
  auto parsed = FromJson<ErrorBody>(body);
  std::optional<ErrorCode> code;
  if (parsed) {
    const std::size_t name_at = parsed->type.rfind('#') + 1;  // npos + 1 is 0
    const auto name = std::string_view(parsed->type).substr(name_at);
    // The name of the same among the errors that all of AWS's services have.
    code = name == "InternalFailure" ? ErrorCode::kInternalServerError : ParseErrorName(name);
  }
  if (!code) {
    constexpr std::size_t kMostQuoted = 500;
    Error error = MakeError(ErrorCode::kInternalServerError, "The table answered unintelligibly");
    error.cause = "HTTP status " + std::to_string(http_status) + ": ";
    error.cause.append(body.substr(0, kMostQuoted));
    return error;
  }
  Error error = MakeError(*code, parsed->message.value_or(""));
  error.cancellation_reasons = std::move(parsed->cancellation_reasons);
  error.item = std::move(parsed->item);
  return error;
}

}  // namespace flavorbot::dynamodb
