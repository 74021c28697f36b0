#include "conformance.h"

#include <unistd.h>

#include <algorithm>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <set>

#include "dynamodb/error.h"

namespace flavorbot::conformance {
namespace {

constexpr std::string_view kAttribute = "{'AttributeName':'";

std::string Definition(std::string_view name, std::string_view type) {
  return std::string(kAttribute).append(name).append("','AttributeType':'").append(type) + "'}";
}

// A key schema; `sort` empty for none.
std::string Schema(std::string_view partition, std::string_view sort) {
  std::string schema = "[";
  schema.append(kAttribute).append(partition).append("','KeyType':'HASH'}");
  if (!sort.empty()) {
    schema.append(",").append(kAttribute).append(sort).append("','KeyType':'RANGE'}");
  }
  return schema + "]";
}

std::string Index(std::string_view name, std::string_view partition, std::string_view sort,
                  std::string_view projection) {
  return "{'IndexName':'" + std::string(name) + "','KeySchema':" + Schema(partition, sort) +
         ",'Projection':{" + std::string(projection) + "}}";
}

std::string Shape(TableShape shape) {
  switch (shape) {
    case kStringKeys:
      return "'KeySchema':" + Schema("PK", "SK") + ",'AttributeDefinitions':[" +
             Definition("PK", "S") + "," + Definition("SK", "S") + "]";
    case kPartitionOnly:
      return "'KeySchema':" + Schema("PK", "") + ",'AttributeDefinitions':[" +
             Definition("PK", "S") + "]";
    case kNumberSort:
      return "'KeySchema':" + Schema("PK", "SK") + ",'AttributeDefinitions':[" +
             Definition("PK", "S") + "," + Definition("SK", "N") + "]";
    case kBinarySort:
      return "'KeySchema':" + Schema("PK", "SK") + ",'AttributeDefinitions':[" +
             Definition("PK", "S") + "," + Definition("SK", "B") + "]";
    case kIndexed:
      return "'KeySchema':" + Schema("PK", "SK") + ",'AttributeDefinitions':[" +
             Definition("PK", "S") + "," + Definition("SK", "S") + "," + Definition("GSI1PK", "S") +
             "," + Definition("GSI1SK", "S") + "," + Definition("G2", "N") + "," +
             Definition("G3", "S") + "," + Definition("L1", "N") + "," + Definition("L2", "S") +
             "],'GlobalSecondaryIndexes':[" +
             Index("GSI1", "GSI1PK", "GSI1SK", "'ProjectionType':'ALL'") + "," +
             Index("GSI2", "G2", "", "'ProjectionType':'KEYS_ONLY'") + "," +
             Index("GSI3", "G3", "", "'ProjectionType':'INCLUDE','NonKeyAttributes':['a']") +
             "],'LocalSecondaryIndexes':[" +
             Index("LSI1", "PK", "L1", "'ProjectionType':'KEYS_ONLY'") + "," +
             Index("LSI2", "PK", "L2", "'ProjectionType':'ALL'") + "]";
  }
  return {};
}

// The cases that had to ask whether they run against Amazon's local engine; told at the end.
class DifferingCases final : public testing::Environment {
 public:
  void Add(const testing::TestInfo& info) {
    names_.insert(std::string(info.test_suite_name()) + "." + info.name());
  }
  void TearDown() override {
    if (names_.empty()) return;
    std::printf("Amazon's local engine differs from the service in %zu of %d cases.\n",
                names_.size(), testing::UnitTest::GetInstance()->test_to_run_count());
  }

 private:
  std::set<std::string> names_;
};

auto* const differing_cases = static_cast<DifferingCases*>(
    testing::AddGlobalTestEnvironment(new DifferingCases));  // owned by GoogleTest

// Whole numbers become integers, so that 1 and 1.0 are equal; members keep no order in a value.
json::value Comparable(json::value value) {
  if (auto* number = value.if_double()) {
    if (std::trunc(*number) == *number && std::abs(*number) < 1e15) {
      return static_cast<std::int64_t>(*number);
    }
  } else if (auto* array = value.if_array()) {
    for (json::value& element : *array) element = Comparable(std::move(element));
  } else if (auto* object = value.if_object()) {
    for (auto& member : *object) member.value() = Comparable(std::move(member.value()));
  }
  return value;
}

// The exception's name behind "#", and its message under either spelling.
std::string TypeOf(const json::value& body) {
  const auto* object = body.if_object();
  const auto* type = object != nullptr ? object->if_contains("__type") : nullptr;
  if (type == nullptr || !type->is_string()) return {};
  const std::string name(type->get_string());
  return name.substr(name.rfind('#') + 1);
}

std::string MessageOf(const json::value& body) {
  const auto* object = body.if_object();
  if (object == nullptr) return {};
  for (const char* member : {"message", "Message"}) {
    if (const auto* message = object->if_contains(member); message && message->is_string()) {
      return std::string(message->get_string());
    }
  }
  return {};
}

std::string Quoted(std::string_view text) {
  std::string quoted(text);
  std::ranges::replace(quoted, '\'', '"');
  return quoted;
}

// dynalite makes, changes and deletes tables a moment after it has said so.
void AwaitTable(Target& dynalite, const Reply& reply) {
  const json::value& name = reply.At("/TableDescription/TableName");
  if (!name.is_string()) return;
  const std::string_view awaited = reply.At("/TableDescription/TableStatus") == "DELETING"
                                       ? "ResourceNotFoundException"
                                       : R"("TableStatus":"ACTIVE")";
  const std::string body = json::serialize(json::object{{"TableName", name}});
  RawAnswer described;
  EXPECT_TRUE(WaitFor([&] {
    described = dynalite.Call("DescribeTable", body);
    return described.body.find(awaited) != std::string::npos;
  })) << "never "
      << awaited << ": " << described.body;
}

json::value Parse(std::string_view text) {
  boost::system::error_code error;
  json::parse_options options;
  options.max_depth = 256;
  json::value value = json::parse(text, error, {}, options);
  if (error) ADD_FAILURE() << "no JSON: " << text;
  return Comparable(std::move(value));
}

}  // namespace

json::value Json(std::string_view text) { return Parse(Quoted(text)); }

const json::value& Reply::At(std::string_view pointer) const {
  static const json::value kNone;
  boost::system::error_code error;
  const json::value* found = body.find_pointer(pointer, error);
  return found != nullptr ? *found : kNone;
}

bool Conformance::on_reference() const {
  if (GetParam() != TargetKind::kReference && GetParam() != TargetKind::kRemoteReference) {
    return false;
  }
  differing_cases->Add(*testing::UnitTest::GetInstance()->current_test_info());
  return true;
}

std::string Conformance::NewTableName() {
  static int count = 0;
  return "conformance." + std::to_string(::getpid()) + "." + std::to_string(++count);
}

Conformance::~Conformance() {
  if (made_) Call("DeleteTable", "{'TableName':'$T'}");
}

void Conformance::Table(TableShape shape) {
  Ok("CreateTable", "{'TableName':'$T','BillingMode':'PAY_PER_REQUEST'," + Shape(shape) + "}");
  made_ = true;
}

std::string Conformance::Expand(std::string_view text) const {
  std::string expanded(text);
  for (std::size_t at = 0; (at = expanded.find("$T", at)) != std::string::npos;) {
    expanded.replace(at, 2, table_name_);
    at += table_name_.size();
  }
  return expanded;
}

Reply Conformance::Call(std::string_view action, std::string_view body) {
  const RawAnswer raw = SharedTarget(GetParam()).Call(action, Quoted(Expand(body)));
  Reply reply{raw.status, {}};
  if (raw.status == 0) {
    ADD_FAILURE() << "no answer to " << action << ": " << raw.body;
  } else {
    reply.body = Parse(raw.body);
  }
  if (GetParam() == TargetKind::kDynalite) AwaitTable(SharedTarget(GetParam()), reply);
  return reply;
}

json::value Conformance::Ok(std::string_view action, std::string_view body) {
  Reply reply = Call(action, body);
  EXPECT_EQ(reply.status, 200) << action << " " << body << "\n" << json::serialize(reply.body);
  return std::move(reply.body);
}

void Conformance::Answers(std::string_view action, std::string_view body,
                          std::string_view expected) {
  EXPECT_EQ(Ok(action, body), Json(Expand(expected))) << action << " " << body;
}

Reply Conformance::Refused(std::string_view action, std::string_view body, std::string_view type,
                           std::string_view message) {
  Reply reply = Call(action, body);
  EXPECT_EQ(TypeOf(reply.body), type) << action << " " << body << "\n"
                                      << json::serialize(reply.body);
  EXPECT_EQ(MessageOf(reply.body), Expand(message)) << action << " " << body;
  EXPECT_EQ(reply.status, 400);
  return reply;
}

Reply Conformance::Refused(std::string_view action, std::string_view body, std::string_view type,
                           std::string_view message, const Reference& reference) {
  if (!on_reference()) return Refused(action, body, type, message);
  Reply reply = Call(action, body);
  // The client's side reads requests as the service does, and refuses some before they are sent.
  if (GetParam() == TargetKind::kRemoteReference && TypeOf(reply.body) == type &&
      MessageOf(reply.body) == Expand(message)) {
    return reply;
  }
  const std::string_view expected = reference.type == "*" ? type : reference.type;
  // What is no exception of the service is one to the client: something else has answered.
  if (GetParam() == TargetKind::kRemoteReference && !expected.empty() &&
      !dynamodb::ParseErrorName(expected) && TypeOf(reply.body) == "InternalServerError") {
    return reply;
  }
  EXPECT_EQ(TypeOf(reply.body), expected) << action << " " << body << "\n"
                                          << json::serialize(reply.body);
  if (!reference.message.empty()) {
    EXPECT_EQ(MessageOf(reply.body), Expand(reference.message)) << action << " " << body;
  } else if (reference.type == "*") {
    // Were it the service's own text, the case would have no need to excuse it.
    EXPECT_NE(MessageOf(reply.body), Expand(message)) << action << " " << body;
  }
  return reply;
}

void Conformance::Invalid(std::string_view action, std::string_view body,
                          std::string_view message) {
  Refused(action, body, "ValidationException", message);
}

void Conformance::Invalid(std::string_view action, std::string_view body, std::string_view message,
                          const Reference& reference) {
  Refused(action, body, "ValidationException", message, reference);
}

void Conformance::Put(std::string_view attributes) {
  Ok("PutItem", "{'TableName':'$T','Item':{" + std::string(attributes) + "}}");
}

json::value Conformance::Get(std::string_view partition, std::string_view sort) {
  const json::value answer =
      Ok("GetItem", "{'TableName':'$T','ConsistentRead':true,'Key':{'PK':{'S':'" +
                        std::string(partition) + "'},'SK':{'S':'" + std::string(sort) + "'}}}");
  const auto* item = answer.if_object() ? answer.get_object().if_contains("Item") : nullptr;
  return item != nullptr ? *item : json::value();
}

std::vector<std::string> Column(const json::value& items, std::string_view name) {
  std::vector<std::string> column;
  if (!items.is_array()) {
    ADD_FAILURE() << "no list: " << json::serialize(items);
    return column;
  }
  for (const json::value& item : items.get_array()) {
    const auto* value = item.get_object().if_contains(name);
    if (value == nullptr) {
      column.emplace_back("-");
      continue;
    }
    const json::value& payload = value->get_object().begin()->value();
    column.push_back(payload.is_string() ? std::string(payload.get_string())
                                         : json::serialize(payload));
  }
  return column;
}

std::string CaseTargetName(const testing::TestParamInfo<TargetKind>& info) {
  return std::string(TargetName(info.param));
}

}  // namespace flavorbot::conformance
