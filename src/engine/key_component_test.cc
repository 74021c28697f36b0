// Where components end, for keys of every type with the bytes that look like end marks.
#include "engine/key_component.h"

#include <gtest/gtest.h>

#include "engine/key_codec.h"

namespace flavorbot::engine {
namespace {

using dynamodb::ScalarType;
using namespace std::string_literals;

TEST(KeyComponent, OfBytesEndsAtItsMark) {
  for (const auto& bytes :
       {"a"s, "\0"s, "\0\1"s, "\0\xFF\0\1"s, "a\0"s, "\1"s, std::string(2048, '\0')}) {
    base::Bytes component;
    AppendBytesComponent(component, bytes);
    EXPECT_EQ(ComponentBytes(component + "\0\1rest"s, ScalarType::kB), component.size());
    EXPECT_EQ(ComponentBytes(component.substr(0, component.size() - 1), ScalarType::kS),
              std::nullopt);
  }
}

TEST(KeyComponent, OfNumbersEndsAtItsMark) {
  for (const char* text :
       {"0", "1", "-1", "99", "-99", "100", "12345678901234567890123456789012345678",
        "-12345678901234567890123456789012345678", "1e125", "-1e125", "1e-130", "-1e-130", "0.5",
        "-0.5", "9999999999"}) {
    base::Bytes component;
    AppendNumberComponent(component, *dynamodb::Number::Parse(text));
    EXPECT_EQ(ComponentBytes(component + "\0\1\xFF\0"s, ScalarType::kN), component.size()) << text;
  }
  EXPECT_EQ(ComponentBytes("", ScalarType::kN), std::nullopt);
  EXPECT_EQ(ComponentBytes("\x07", ScalarType::kN), std::nullopt);
}

}  // namespace
}  // namespace flavorbot::engine
