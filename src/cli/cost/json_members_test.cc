#include "cli/cost/json_members.h"

#include <gtest/gtest.h>

namespace flavorbot::cli::cost {
namespace {

std::string FaultOf(std::string_view text) {
  auto file = JsonMembers::Parse(text, "f.json");
  if (!file) return file.error();
  file->Text("name");
  auto inner = file->Object("inner");
  inner.Amount("price");
  if (const auto fault = inner.Finish(); !fault.empty()) return fault;
  return file->Finish();
}

TEST(JsonMembers, AWholeFileHasNoFault) {
  EXPECT_EQ(FaultOf(R"({"name":"x","inner":{"price":0.5}})"), "");
  EXPECT_EQ(FaultOf(R"({"name":"x","inner":{"price":0}})"), "");
}

TEST(JsonMembers, AFaultNamesTheFileAndTheMember) {
  EXPECT_EQ(FaultOf(R"({"inner":{"price":1}})"), "f.json: name is missing");
  EXPECT_EQ(FaultOf(R"({"name":"x","inner":{}})"), "f.json: inner.price is missing");
  EXPECT_EQ(FaultOf(R"({"name":"x","inner":{"price":-1}})"),
            "f.json: inner.price must not be negative");
  EXPECT_EQ(FaultOf(R"({"name":"x","inner":{"price":"1"}})"),
            "f.json: inner.price must be a number");
  EXPECT_EQ(FaultOf(R"({"name":"","inner":{"price":1}})"),
            "f.json: name must be a text that isn't empty");
  EXPECT_EQ(FaultOf(R"({"name":"x","inner":7})"), "f.json: inner must be an object");
}

TEST(JsonMembers, AMemberNobodyAskedForIsAMisspelling) {
  EXPECT_EQ(FaultOf(R"({"name":"x","inner":{"price":1,"prise":2}})"),
            "f.json: inner.prise is no member here");
  EXPECT_EQ(FaultOf(R"({"name":"x","nam":"y","inner":{"price":1}})"),
            "f.json: nam is no member here");
}

TEST(JsonMembers, WhatIsNoJsonObjectIsTold) {
  EXPECT_TRUE(FaultOf("{").starts_with("f.json is no JSON: "));
  EXPECT_EQ(FaultOf("[]"), "f.json holds no JSON object");
}

}  // namespace
}  // namespace flavorbot::cli::cost
