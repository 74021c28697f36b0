#include "aws/xml_texts.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace flavorbot::aws {
namespace {

TEST(XmlTexts, ElementsAreFoundByTheirPath) {
  const auto texts = ParseXml(
      "<?xml version=\"1.0\"?><a xmlns=\"urn:x\"><!-- c --><p:b>x &amp; y</p:b><b>z</b>"
      "<c><![CDATA[<d>]]></c><e/></a>");
  ASSERT_TRUE(texts);
  EXPECT_EQ(texts->at("a/b"), "x & y");
  EXPECT_EQ(texts->at("a/c"), "<d>");
  EXPECT_EQ(texts->at("a/e"), "");
}

TEST(XmlTexts, WhatIsMalformedOrDangerousIsRefused) {
  for (const char* text : {"", "x", "<a>", "<a></b>", "{}", "<a/><b/>", "<a>&none;</a>",
                           "<!DOCTYPE a><a/>", "<!DOCTYPE a [<!ENTITY e \"x\">]><a>&e;</a>",
                           "<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><a>&e;</a>"}) {
    EXPECT_FALSE(ParseXml(text)) << text;
  }
  std::string deep;
  for (int i = 0; i < 17; ++i) deep += "<a>";
  for (int i = 0; i < 17; ++i) deep += "</a>";
  EXPECT_FALSE(ParseXml(deep));
}

}  // namespace
}  // namespace flavorbot::aws
