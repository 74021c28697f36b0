// The cases' language: calls of the wire protocol, and what they must answer.
//
//   CONFORMANCE_SUITE(PutItem);
//
//   TEST_P(PutItem, ReplacesTheWholeItem) {
//     Table(kStringKeys);
//     Ok("PutItem", "{'TableName':'$T','Item':{'PK':{'S':'a'},'SK':{'S':'b'}}}");
//     Invalid("PutItem", "{'TableName':'$T'}", "1 validation error detected: ...");
//   }
//
// JSON is written with ' for ". $T stands for the case's own table. Expectations are those of the
// service. Where Amazon's local engine, the reference, answers otherwise, the case says so with
// Reference: either it words the same refusal differently, or it is wrong, and a comment says what
// is right and how we know. dynalite is held to the service's own answers; where it fails is in
// dynalite_differs.txt.
#pragma once

#include <gtest/gtest.h>

#include <boost/json/serialize.hpp>
#include <boost/json/value.hpp>
#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "target.h"

namespace flavorbot::conformance {

namespace json = boost::json;

// `text` as JSON, ' standing for " and $T unreplaced; fails the test when it isn't.
json::value Json(std::string_view text);

// Asks until `is_done`, half a minute at most: whether it came to be.
template <typename Done>
bool WaitFor(Done is_done) {
  const auto end = std::chrono::steady_clock::now() + std::chrono::seconds{30};
  while (!is_done()) {
    if (std::chrono::steady_clock::now() > end) return false;
    std::this_thread::yield();
  }
  return true;
}

struct Reply {
  int status = 0;
  json::value body;

  // The member at a path such as "/Item/PK/S"; null when there is none.
  const json::value& At(std::string_view pointer) const;
};

// What the reference answers instead.
struct Reference {
  std::string type;     // empty: it doesn't refuse
  std::string message;  // empty: any

  static Reference Says(std::string message) { return {"ValidationException", std::move(message)}; }
  static Reference Accepts() { return {}; }
  // The same exception, worded in its own way.
  static Reference InOtherWords() { return {"*", ""}; }
  // It fails inside, where the service has an exception for the caller.
  static Reference Fails() { return {"InternalFailure", ""}; }
};

enum class TableShape {
  kStringKeys,     // PK S, SK S
  kPartitionOnly,  // PK S
  kNumberSort,     // PK S, SK N
  kBinarySort,     // PK S, SK B
  kIndexed,  // PK S, SK S; GSI1 (GSI1PK S, GSI1SK S, ALL), GSI2 (G2 N, KEYS_ONLY), GSI3 (G3 S,
             // INCLUDE a), LSI1 (PK, L1 N, KEYS_ONLY), LSI2 (PK, L2 S, ALL)
};
using enum TableShape;

class Conformance : public testing::TestWithParam<TargetKind> {
 protected:
  ~Conformance() override;

  // Whether this is Amazon's local engine. A case that asks is counted as one where that differs.
  bool on_reference() const;

  // Makes the case's table. REQUIRES: not made yet.
  void Table(TableShape shape);
  // The name that $T stands for. The table is deleted with the case.
  const std::string& table_name() const { return table_name_; }

  Reply Call(std::string_view action, std::string_view body);

  // Expects a 200; its body.
  json::value Ok(std::string_view action, std::string_view body);
  // Expects a 200 with this body. Numbers equal by value, members in any order.
  void Answers(std::string_view action, std::string_view body, std::string_view expected);

  // Expects the exception `type` with exactly `message`.
  Reply Refused(std::string_view action, std::string_view body, std::string_view type,
                std::string_view message);
  Reply Refused(std::string_view action, std::string_view body, std::string_view type,
                std::string_view message, const Reference& reference);
  // A ValidationException.
  void Invalid(std::string_view action, std::string_view body, std::string_view message);
  void Invalid(std::string_view action, std::string_view body, std::string_view message,
               const Reference& reference);

  // PutItem of the item {`attributes`}.
  void Put(std::string_view attributes);
  // The item of these keys, read consistently; null if there is none.
  json::value Get(std::string_view partition, std::string_view sort);

  // `text` with $T replaced.
  std::string Expand(std::string_view text) const;

 private:
  const std::string table_name_ = NewTableName();
  bool made_ = false;

  static std::string NewTableName();
};

// For each of `items` the text of attribute `name`, whatever its type: {"b", "a"}.
std::vector<std::string> Column(const json::value& items, std::string_view name);

std::string CaseTargetName(const testing::TestParamInfo<TargetKind>& info);

#define CONFORMANCE_SUITE(suite)       \
  class suite : public Conformance {}; \
  INSTANTIATE_TEST_SUITE_P(Conformance, suite, testing::ValuesIn(TargetKinds()), CaseTargetName)

}  // namespace flavorbot::conformance
