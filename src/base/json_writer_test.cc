#include "base/json_writer.h"

#include <gtest/gtest.h>

#include <limits>

namespace flavorbot::base {
namespace {

using namespace std::string_literals;

std::string Written(std::string_view text) {
  std::string out;
  AppendJsonString(out, text);
  return out;
}

TEST(JsonWriter, PlainTextIsOnlyQuoted) {
  EXPECT_EQ(Written(""), R"("")");
  EXPECT_EQ(Written("Grüße 🍋 / a'b"), R"("Grüße 🍋 / a'b")");
}

TEST(JsonWriter, QuotesBackslashesAndControlCharactersAreEscaped) {
  EXPECT_EQ(Written("a\"b\\c"), R"("a\"b\\c")");
  EXPECT_EQ(Written("\b\f\n\r\t"), R"("\b\f\n\r\t")");
  EXPECT_EQ(Written("\0\x01\x1f\x7f"s), "\"\\u0000\\u0001\\u001f\x7f\"");
}

// Texts are read eight bytes at a time; neighbours of every value must not hide or feign an escape.
TEST(JsonWriter, EveryByteAtEveryPlaceIsTreatedAlike) {
  for (int value = 0; value < 256; ++value) {
    const auto byte = static_cast<char>(value);
    const std::string alone = Written(std::string(1, byte));
    const std::string escaped = alone.substr(1, alone.size() - 2);
    EXPECT_EQ(escaped.size() == 1, value >= 0x20 && byte != '"' && byte != '\\') << value;
    for (std::size_t place = 0; place < 20; ++place) {
      for (const char filler : {' ', '!', '#', '[', ']', '\x7f', '\x80', '\xff'}) {
        const std::string before(place, filler);
        const std::string after(19 - place, filler);
        ASSERT_EQ(Written(before + byte + after), '"' + before + escaped + after + '"')
            << value << " at " << place;
      }
    }
  }
}

TEST(JsonWriter, AppendsBehindWhatIsThere) {
  std::string out = "[";
  AppendJsonString(out, "x");
  out += ',';
  AppendJsonInteger(out, std::numeric_limits<std::int64_t>::min());
  EXPECT_EQ(out, R"(["x",-9223372036854775808)");
}

}  // namespace
}  // namespace flavorbot::base
