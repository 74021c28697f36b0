// TagResource, UntagResource, ListTagsOfResource, and tags of new tables. DynamoDB Local knows no
// tags.
#include "conformance.h"

namespace flavorbot::conformance {

class Tags : public Conformance {
 protected:
  void SetUp() override {
    if (on_reference()) GTEST_SKIP() << "it answers UnknownOperationException";
    Table(kPartitionOnly);
    const Reply reply{200, Ok("DescribeTable", "{'TableName':'$T'}")};
    arn_ = std::string(reply.At("/Table/TableArn").as_string());
  }

  std::string Body(std::string_view members) const { return BodyOf(arn_, members); }
  static std::string BodyOf(std::string_view arn, std::string_view members) {
    std::string body = "{'ResourceArn':'" + std::string(arn) + "'";
    if (!members.empty()) body.append(",").append(members);
    return body + "}";
  }
  static std::string Tag(std::string_view key, std::string_view value) {
    return "{'Key':'" + std::string(key) + "','Value':'" + std::string(value) + "'}";
  }
  static std::string Numbered(int first, int count) {
    std::string tags;
    for (int i = first; i < first + count; ++i) {
      if (!tags.empty()) tags += ',';
      tags += Tag("k" + std::to_string(100 + i), "v");
    }
    return "'Tags':[" + tags + "]";
  }
  void Add(std::string_view tags) { Ok("TagResource", Body(tags)); }
  void RefuseTags(std::string_view tags, std::string_view message) {
    Invalid("TagResource", Body(tags), message);
  }

  std::string arn_;
};
INSTANTIATE_TEST_SUITE_P(Conformance, Tags, testing::ValuesIn(TargetKinds()), CaseTargetName);

TEST_P(Tags, ThereAreNoneAtFirst) { Answers("ListTagsOfResource", Body(""), "{'Tags':[]}"); }

TEST_P(Tags, AreAddedAndListed) {
  Add("'Tags':[" + Tag("b", "2") + "," + Tag("a", "") + "]");
  Answers("ListTagsOfResource", Body(""),
          "{'Tags':[{'Key':'a','Value':''},{'Key':'b','Value':'2'}]}");
}

TEST_P(Tags, OfTheSameKeyReplaceEachOther) {
  Add("'Tags':[" + Tag("a", "1") + "]");
  Add("'Tags':[" + Tag("a", "2") + "," + Tag("b", "3") + "]");
  Answers("ListTagsOfResource", Body(""),
          "{'Tags':[{'Key':'a','Value':'2'},{'Key':'b','Value':'3'}]}");
}

TEST_P(Tags, AreRemoved) {
  Add("'Tags':[" + Tag("a", "1") + "," + Tag("b", "2") + "]");
  Ok("UntagResource", Body("'TagKeys':['a','none']"));
  Answers("ListTagsOfResource", Body(""), "{'Tags':[{'Key':'b','Value':'2'}]}");
}

TEST_P(Tags, AreListedTenAPage) {
  Add(Numbered(0, 25));
  std::string token;
  std::vector<std::size_t> pages;
  do {
    const Reply page{
        200, Ok("ListTagsOfResource", Body(token.empty() ? "" : "'NextToken':'" + token + "'"))};
    pages.push_back(page.At("/Tags").as_array().size());
    const auto* next = page.At("/NextToken").if_string();
    token = next != nullptr ? std::string(*next) : "";
  } while (!token.empty());
  EXPECT_EQ(pages, (std::vector<std::size_t>{10, 10, 5}));
}

TEST_P(Tags, TokensHaveAForm) {
  Invalid("ListTagsOfResource", Body("'NextToken':'?'"), "Invalid NextToken");
}

TEST_P(Tags, AreAtMostFifty) {
  RefuseTags(Numbered(0, 51),
             "Number of tags exceed the current limit for the provided ResourceArn");
  Add(Numbered(0, 50));
  Add(Numbered(49, 1));
  RefuseTags(Numbered(50, 1),
             "Number of tags exceed the current limit for the provided ResourceArn");
}

TEST_P(Tags, MustBeGiven) {
  RefuseTags("'Tags':[]", "Atleast one Tag needs to be provided as Input.");
  RefuseTags("",
             "1 validation error detected: Value null at 'tags' failed to satisfy constraint: "
             "Member must not be null");
  Invalid("UntagResource", Body("'TagKeys':[]"),
          "Atleast one Tag Key needs to be provided as Input.");
  Invalid("UntagResource", Body(""),
          "1 validation error detected: Value null at 'tagKeys' failed to satisfy constraint: "
          "Member must not be null");
}

TEST_P(Tags, KeysHaveOneTo128Characters) {
  RefuseTags("'Tags':[" + Tag("", "v") + "]",
             "1 validation error detected: Value '' at 'tags.1.member.key' failed to satisfy "
             "constraint: Member must have length greater than or equal to 1");
  const std::string longest(128, 'k');
  Add("'Tags':[" + Tag(longest, "v") + "]");
  RefuseTags("'Tags':[" + Tag(longest + "k", "v") + "]",
             "1 validation error detected: Value '" + longest +
                 "k' at 'tags.1.member.key' failed to satisfy constraint: Member must have length "
                 "less than or equal to 128");
}

TEST_P(Tags, ValuesHaveAtMost256Characters) {
  const std::string longest(256, 'v');
  Add("'Tags':[" + Tag("k", longest) + "]");
  RefuseTags(
      "'Tags':[" + Tag("k", longest + "v") + "]",
      "1 validation error detected: Value '" + longest +
          "v' at 'tags.1.member.value' failed to satisfy constraint: Member must have length "
          "less than or equal to 256");
}

TEST_P(Tags, NeedKeyAndValue) {
  RefuseTags("'Tags':[{}]",
             "2 validation errors detected: Value null at 'tags.1.member.key' failed to satisfy "
             "constraint: Member must not be null; Value null at 'tags.1.member.value' failed to "
             "satisfy constraint: Member must not be null");
}

TEST_P(Tags, OfAwsAreReserved) {
  RefuseTags("'Tags':[" + Tag("aws:x", "v") + "]",
             "aws: prefixed tag key names are not allowed for external use.");
}

TEST_P(Tags, OfOneRequestDiffer) {
  RefuseTags("'Tags':[" + Tag("a", "1") + "," + Tag("a", "2") + "]",
             "One or more parameter values were invalid: Duplicate tag key: a");
}

TEST_P(Tags, NeedAnArn) {
  const std::string text =
      "1 validation error detected: Value null at 'resourceArn' failed to satisfy constraint: "
      "Member must not be null";
  Invalid("TagResource", "{'Tags':[]}", text);
  Invalid("UntagResource", "{'TagKeys':[]}", text);
  Invalid("ListTagsOfResource", "{}", text);
}

TEST_P(Tags, ArnsHaveAForm) {
  for (const std::string arn : {"foo", "arn:aws:dynamodb:us-east-1:000000000000:table/ab",
                                "arn:aws:dynamodb:us-east-1:000000000000:table/abc/index/def"}) {
    const std::string text = "Invalid TableArn: Invalid ResourceArn provided as input " + arn;
    Invalid("TagResource", BodyOf(arn, "'Tags':[" + Tag("a", "1") + "]"), text);
    Invalid("UntagResource", BodyOf(arn, "'TagKeys':['a']"), text);
    Invalid("ListTagsOfResource", BodyOf(arn, ""), text);
  }
}

TEST_P(Tags, OfAMissingTable) {
  const std::string arn = "arn:aws:dynamodb:us-east-1:000000000000:table/no-such-table";
  const std::string text = "Requested resource not found: ResourcArn: " + arn + " not found";
  Refused("TagResource", BodyOf(arn, "'Tags':[" + Tag("a", "1") + "]"), "ResourceNotFoundException",
          text);
  Refused("ListTagsOfResource", BodyOf(arn, ""), "ResourceNotFoundException", text);
  Refused("UntagResource", BodyOf(arn, "'TagKeys':['a']"), "ResourceNotFoundException",
          "Requested resource not found");
}

TEST_P(Tags, GoWithTheTable) {
  Add("'Tags':[" + Tag("a", "1") + "]");
  Ok("DeleteTable", "{'TableName':'$T'}");
  Ok("CreateTable",
     "{'TableName':'$T','AttributeDefinitions':[{'AttributeName':'PK','AttributeType':'S'}],"
     "'KeySchema':[{'AttributeName':'PK','KeyType':'HASH'}],'BillingMode':'PAY_PER_REQUEST',"
     "'Tags':[{'Key':'new','Value':'n'}]}");
  Answers("ListTagsOfResource", Body(""), "{'Tags':[{'Key':'new','Value':'n'}]}");
}

TEST_P(Tags, OfANewTableAreCheckedToo) {
  Ok("DeleteTable", "{'TableName':'$T'}");
  Invalid("CreateTable",
          "{'TableName':'$T','AttributeDefinitions':[{'AttributeName':'PK','AttributeType':'S'}],"
          "'KeySchema':[{'AttributeName':'PK','KeyType':'HASH'}],'BillingMode':'PAY_PER_REQUEST',"
          "'Tags':[{'Key':'aws:new','Value':'n'}]}",
          "aws: prefixed tag key names are not allowed for external use.");
}

}  // namespace flavorbot::conformance
