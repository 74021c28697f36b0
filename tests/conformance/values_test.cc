// What a value may be, and what the service says of others.
#include "conformance.h"

namespace flavorbot::conformance {

class Values : public Conformance {
 protected:
  void SetUp() override { Table(kStringKeys); }

  static std::string PutOf(std::string_view value) {
    return "{'TableName':'$T','Item':{'PK':{'S':'a'},'SK':{'S':'b'},'v':" + std::string(value) +
           "}}";
  }
  // What the value comes back as.
  void Becomes(std::string_view value, std::string_view expected) {
    Ok("PutItem", PutOf(value));
    EXPECT_EQ(Get("a", "b"),
              Json("{'PK':{'S':'a'},'SK':{'S':'b'},'v':" + std::string(expected) + "}"));
  }
  void Stays(std::string_view value) { Becomes(value, value); }
  void Refuses(std::string_view value, std::string_view message) {
    Invalid("PutItem", PutOf(value), message);
  }
  void Refuses(std::string_view value, std::string_view message, const Reference& reference) {
    Invalid("PutItem", PutOf(value), message, reference);
  }
};
INSTANTIATE_TEST_SUITE_P(Conformance, Values, testing::ValuesIn(TargetKinds()), CaseTargetName);

TEST_P(Values, NumbersAreNormalised) {
  for (const auto& [text, canonical] : {std::pair{"00012.500", "12.5"},
                                        {"1E5", "100000"},
                                        {"1e+5", "100000"},
                                        {".5", "0.5"},
                                        {"5.", "5"},
                                        {"-0", "0"},
                                        {"0.000e5", "0"},
                                        {"-1.20e-5", "-0.000012"},
                                        {"+1", "1"},
                                        {"0e999", "0"}}) {
    Becomes("{'N':'" + std::string(text) + "'}", "{'N':'" + std::string(canonical) + "'}");
  }
}

TEST_P(Values, NumbersHave38Digits) {
  const std::string digits = "12345678901234567890123456789012345678";
  Stays("{'N':'" + digits + "'}");
  Stays("{'N':'-" + digits + "0'}");
  Stays("{'N':'0.0000" + digits + "'}");
  Refuses("{'N':'" + digits + "9'}",
          "Attempting to store more than 38 significant digits in a Number",
          Reference::InOtherWords());
}

TEST_P(Values, NumbersHaveARange) {
  Stays("{'N':'1" + std::string(125, '0') + "'}");
  Stays("{'N':'-0." + std::string(129, '0') + "1'}");
  Becomes("{'N':'9.9999999999999999999999999999999999999e125'}",
          "{'N':'99999999999999999999999999999999999999" + std::string(88, '0') + "'}");
  Refuses("{'N':'1e126'}",
          "Number overflow. Attempting to store a number with magnitude larger than supported "
          "range");
  Refuses("{'N':'-1e126'}",
          "Number overflow. Attempting to store a number with magnitude larger than supported "
          "range");
  Refuses("{'N':'9e-131'}",
          "Number underflow. Attempting to store a number with magnitude smaller than supported "
          "range");
}

TEST_P(Values, TextThatIsNoNumberIsRefused) {
  for (const std::string text :
       {"abc", " 1", "1 ", "1_0", "1e", "0x10", "Infinity", "NaN", "1,5", "--1", "1.2.3"}) {
    Refuses("{'N':'" + text + "'}", "The parameter cannot be converted to a numeric value: " + text,
            Reference::InOtherWords());
  }
  Refuses("{'N':''}", "The parameter cannot be converted to a numeric value",
          Reference::InOtherWords());
}

TEST_P(Values, SetsForgetOrderAndRefuseDuplicates) {
  Becomes("{'NS':['10','9','-1']}", "{'NS':['-1','9','10']}");
  Refuses("{'SS':['a','a']}",
          "One or more parameter values were invalid: Input collection [a, a] contains duplicates.",
          Reference::InOtherWords());
  Refuses("{'NS':['1','1.0']}", "Input collection contains duplicates");
  Refuses("{'BS':['AA==','AA==']}",
          "One or more parameter values were invalid: Input collection [AA==, AA==]of type BS "
          "contains duplicates.",
          Reference::InOtherWords());
}

TEST_P(Values, SetsAreNeverEmpty) {
  Refuses("{'SS':[]}",
          "One or more parameter values were invalid: An string set  may not be empty");
  Refuses("{'NS':[]}",
          "One or more parameter values were invalid: An number set  may not be empty");
  Refuses("{'BS':[]}",
          "One or more parameter values were invalid: Binary sets should not be empty");
}

TEST_P(Values, SetsMayHoldEmptyMembers) { Stays("{'SS':['','a']}"); }

TEST_P(Values, NullIsTrue) {
  Stays("{'NULL':true}");
  Refuses("{'NULL':false}",
          "One or more parameter values were invalid: Null attribute value types must have the "
          "value of true");
}

TEST_P(Values, HaveExactlyOneType) {
  Refuses("{}",
          "Supplied AttributeValue is empty, must contain exactly one of the supported datatypes");
  Refuses("{'S':null}",
          "Supplied AttributeValue is empty, must contain exactly one of the supported datatypes");
  Refuses("{'L':[{}]}",
          "Supplied AttributeValue is empty, must contain exactly one of the supported datatypes");
  Refuses("{'M':{'k':{}}}",
          "Supplied AttributeValue is empty, must contain exactly one of the supported datatypes");
  Refuses("{'S':'a','N':'1'}",
          "Supplied AttributeValue has more than one datatypes set, must contain exactly one of "
          "the supported datatypes");
}

TEST_P(Values, DocumentsNest32Levels) {
  const auto nested = [](int levels, const char* before, const char* after) {
    std::string value = "{'S':'x'}";
    for (int i = 0; i < levels; ++i) value.insert(0, before).append(after);
    return value;
  };
  Stays(nested(31, "{'L':[", "]}"));
  Stays(nested(31, "{'M':{'k':", "}}"));
  constexpr const char* kTooDeep =
      "Nesting Levels have exceeded supported limits: Attributes in the item have nested levels "
      "beyond supported limit";
  Refuses(nested(32, "{'L':[", "]}"), kTooDeep);
  Refuses(nested(32, "{'M':{'k':", "}}"), kTooDeep);
}

TEST_P(Values, AttributesHaveNames) {
  Refuses("{'M':{'':{'S':'a'}}}", "Empty attribute name");
  Refuses("{'L':[{'M':{'a':{'M':{'':{'NULL':true}}}}}]}", "Empty attribute name");
  Invalid("PutItem", "{'TableName':'$T','Item':{'PK':{'S':'a'},'SK':{'S':'b'},'':{'S':'c'}}}",
          "Empty attribute name");
}

TEST_P(Values, ListsHoldAnythingInOrder) {
  Stays("{'L':[{'N':'2'},{'N':'1'},{'N':'2'},{'S':''},{'NULL':true},{'SS':['a']},{'M':{}}]}");
}

TEST_P(Values, BinaryIsAnyBytes) {
  Stays("{'B':''}");
  Stays("{'B':'AAECAwQFBgcICQoLDA0ODw=='}");
  Stays("{'B':'gIGCg/z9/v8='}");
}

TEST_P(Values, OfExpressionsNameTheirPlaceholder) {
  const auto query = [](std::string_view value) {
    return "{'TableName':'$T','KeyConditionExpression':'PK=:v','ExpressionAttributeValues':{':v':" +
           std::string(value) + "}}";
  };
  Invalid("Query", query("{}"),
          "ExpressionAttributeValues contains invalid value: Supplied AttributeValue is empty, "
          "must contain exactly one of the supported datatypes for key :v");
  Invalid("Query", query("{'N':'x'}"),
          "ExpressionAttributeValues contains invalid value: The parameter cannot be converted to "
          "a numeric value: x for key :v",
          Reference::InOtherWords());
  Invalid("Query", query("{'SS':[]}"),
          "ExpressionAttributeValues contains invalid value: One or more parameter values were "
          "invalid: An string set  may not be empty for key :v");
}

TEST_P(Values, AttributeNamesMayBeAnythingButEmpty) {
  Put("'PK':{'S':'a'},'SK':{'S':'b'},'a b.c[0]#:\\n':{'S':'x'},' ':{'S':'y'}");
  EXPECT_EQ(Get("a", "b"),
            Json("{'PK':{'S':'a'},'SK':{'S':'b'},'a b.c[0]#:\\n':{'S':'x'},' ':{'S':'y'}}"));
}

}  // namespace flavorbot::conformance
