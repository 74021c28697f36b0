#include "expression/key_use.h"

#include <gtest/gtest.h>

#include "expression/expression_cases.h"

namespace flavorbot::expression {
namespace {

const KeySchema kKeys = {.partition_key = {"PK"}, .sort_key = KeyAttribute{"SK"}};

std::string Fault(const dynamodb::Result<void>& result) {
  return result ? "" : result.error().message;
}
std::string FilterFault(std::string_view text) {
  return Fault(CheckFilterKeyUse(ParseShared(ParseFilter, text).value(), kKeys));
}
std::string UpdateFault(std::string_view text) {
  return Fault(CheckUpdateKeyUse(ParseShared(ParseUpdate, text).value(), kKeys));
}
std::string ConditionFault(std::string_view text) {
  return Fault(CheckKeyPaths(ParseShared(ParseCondition, text).value(), kKeys));
}

std::string NestedFault(std::string_view key) {
  return "Key attributes must be scalars; list random access '[]' and map lookup '.' are not "
         "allowed: Key: " +
         std::string(key);
}

TEST(KeyUse, AFilterHoldsNoKeyAttribute) {
  for (const auto* condition :
       {"PK = a", "a = PK", "size(PK) = a", "NOT attribute_exists(PK)", "contains(a, PK)",
        "a = b OR (c = d AND begins_with(PK, :s))", "SK = a AND PK = b", "a BETWEEN b AND PK",
        "attribute_not_exists(PK)"}) {
    EXPECT_EQ(FilterFault(condition),
              "Filter Expression can only contain non-primary key attributes: Primary key "
              "attribute: PK")
        << condition;
  }
  EXPECT_EQ(FilterFault("a IN (b, SK)"),
            "Filter Expression can only contain non-primary key attributes: Primary key attribute: "
            "SK");
  EXPECT_EQ(FilterFault("a.PK = b AND pk = :s"), "");
}

TEST(KeyUse, AnUpdateChangesNoKeyAttribute) {
  const auto fault = [](std::string_view key) {
    return "One or more parameter values were invalid: Cannot update attribute " +
           std::string(key) + ". This attribute is part of the key";
  };
  EXPECT_EQ(UpdateFault("SET PK = :s"), fault("PK"));
  EXPECT_EQ(UpdateFault("SET a = :s REMOVE SK.x"), fault("SK"));
  EXPECT_EQ(UpdateFault("ADD SK :n"), fault("SK"));
  EXPECT_EQ(UpdateFault("DELETE PK :ss"), fault("PK"));
  EXPECT_EQ(UpdateFault("SET SK = :n, PK = :n"), fault("PK"));
  EXPECT_EQ(UpdateFault("SET a = PK, b.SK = SK"), "");
}

TEST(KeyUse, NothingLiesInsideAKeyAttribute) {
  EXPECT_EQ(ConditionFault("PK.x = a"), NestedFault("PK"));
  EXPECT_EQ(ConditionFault("a = b OR attribute_exists(SK[0])"), NestedFault("SK"));
  EXPECT_EQ(ConditionFault("PK = a AND SK <> b"), "");
  EXPECT_EQ(Fault(CheckKeyPaths(
                ParseShared(ParseUpdate, "SET a = if_not_exists(SK[0], :n)").value(), kKeys)),
            NestedFault("SK"));
  EXPECT_EQ(Fault(CheckKeyPaths(ParseShared(ParseUpdate, "SET SK.a = :n").value(), kKeys,
                                KeyOwner::kIndex)),
            "Key attributes must be scalars; list random access '[]' and map lookup '.' are not "
            "allowed: IndexKey: SK");
  EXPECT_EQ(Fault(CheckKeyPaths(ParseShared(ParseProjection, "a, PK.x").value(), kKeys)),
            NestedFault("PK"));
  EXPECT_EQ(Fault(CheckKeyPaths(ParseShared(ParseProjection, "a.x, PK").value(), kKeys)), "");
}

}  // namespace
}  // namespace flavorbot::expression
