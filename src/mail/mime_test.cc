#include "mail/mime.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/encoding.h"
#include "base/iso8601.h"

namespace flavorbot::mail {
namespace {

using testing::HasSubstr;
using testing::Not;

Envelope TestEnvelope() {
  return {{"FlavorBot", "hello@example.org"},
          *base::ParseIso8601("2026-11-22T21:28:00.123Z"),
          "unique1"};
}

TEST(Mime, AMailWithHtmlHasBothAlternativesTextFirst) {
  const Message message{"ana@example.org", "Hello", "Grüße\n", "<p>Grüße</p>", ""};
  EXPECT_EQ(RenderMime(message, TestEnvelope(), BodyEncoding::k8Bit),
            "From: FlavorBot <hello@example.org>\r\n"
            "To: ana@example.org\r\n"
            "Subject: Hello\r\n"
            "Date: Sun, 22 Nov 2026 21:28:00 +0000\r\n"
            "Message-ID: <unique1@example.org>\r\n"
            "Auto-Submitted: auto-generated\r\n"
            "MIME-Version: 1.0\r\n"
            "Content-Type: multipart/alternative; boundary=\"=_unique1\"\r\n"
            "\r\n"
            "--=_unique1\r\n"
            "Content-Type: text/plain; charset=utf-8\r\n"
            "Content-Transfer-Encoding: 8bit\r\n"
            "\r\n"
            "Grüße\r\n"
            "\r\n--=_unique1\r\n"
            "Content-Type: text/html; charset=utf-8\r\n"
            "Content-Transfer-Encoding: 8bit\r\n"
            "\r\n"
            "<p>Grüße</p>\r\n"
            "\r\n--=_unique1--\r\n");
}

TEST(Mime, AMailWithoutHtmlIsPlainText) {
  const std::string mail = RenderMime({"ana@example.org", "Hello", "Grüße", "", ""}, TestEnvelope(),
                                      BodyEncoding::kQuotedPrintable);
  EXPECT_THAT(mail, testing::EndsWith("Content-Type: text/plain; charset=utf-8\r\n"
                                      "Content-Transfer-Encoding: quoted-printable\r\n"
                                      "\r\n"
                                      "Gr=C3=BC=C3=9Fe\r\n"));
  EXPECT_THAT(mail, Not(HasSubstr("multipart")));
}

TEST(Mime, SubjectsInOtherAlphabetsBecomeEncodedWordsOfWholeCharacters) {
  EXPECT_EQ(EncodeHeaderText("Hello"), "Hello");
  EXPECT_EQ(EncodeHeaderText("Grüße"), "=?utf-8?B?R3LDvMOfZQ==?=");
  const std::string words = EncodeHeaderText(std::string(40, 'a') + "日本語日本語");
  EXPECT_EQ(words, "=?utf-8?B?" + base::Base64Encode(std::string(40, 'a') + "日") +
                       "?=\r\n =?utf-8?B?" + base::Base64Encode("本語日本語") + "?=");
}

TEST(Mime, ASenderNameWithMarksIsQuoted) {
  Envelope envelope = TestEnvelope();
  envelope.from.name = "Bot, \"Flavor\"";
  EXPECT_THAT(RenderMime({"a@b.org", "s", "t", "", ""}, envelope, BodyEncoding::k8Bit),
              HasSubstr("From: \"Bot, \\\"Flavor\\\"\" <hello@example.org>\r\n"));
}

TEST(Mime, SubjectsThatWouldEndTheirFieldAreNone) {
  EXPECT_TRUE(IsSubject("Your recipe: Grüße 🍋"));
  EXPECT_FALSE(IsSubject("a\r\nBcc: x@y.org"));
  EXPECT_FALSE(IsSubject("a\nb"));
  EXPECT_FALSE(IsSubject("\xff"));
  EXPECT_FALSE(IsSubject(std::string(201, 'a')));
}

TEST(QuotedPrintable, LinesStayWithin76CharactersAndBlanksAtTheirEndsAreKept) {
  EXPECT_EQ(EncodeQuotedPrintable("a=b \nc\t"), "a=3Db=20\r\nc=09\r\n");
  const std::string text = EncodeQuotedPrintable(std::string(200, 'x') + std::string(50, '='));
  std::size_t start = 0;
  while (start < text.size()) {
    const std::size_t end = text.find("\r\n", start);
    ASSERT_NE(end, std::string::npos);
    EXPECT_LE(end - start, 76U);
    start = end + 2;
  }
}

}  // namespace
}  // namespace flavorbot::mail
