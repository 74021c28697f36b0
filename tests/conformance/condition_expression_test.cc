// What conditions mean: each case puts one item and asks whether a condition on it holds.
#include "conformance.h"

namespace flavorbot::conformance {

class ConditionExpression : public Conformance {
 protected:
  // The item that the conditions are about.
  void PutSubject() {
    Table(kStringKeys);
    Put(kSubject);
  }

  // Whether the condition lets a write pass. `values` is the content of ExpressionAttributeValues.
  bool Holds(std::string_view condition, std::string_view values = "") {
    std::string body = "{'TableName':'$T','Item':{";
    body.append(kSubject).append("},'ConditionExpression':'").append(condition).append("'");
    if (!values.empty()) body.append(",'ExpressionAttributeValues':{").append(values).append("}");
    const Reply reply = Call("PutItem", body + "}");
    if (reply.status != 200) {
      EXPECT_NE(reply.At("/__type"), json::value()) << condition;
      EXPECT_EQ(reply.At("/__type").as_string().find("Validation"), std::string::npos)
          << condition << json::serialize(reply.body);
    }
    return reply.status == 200;
  }

  static constexpr std::string_view kSubject =
      "'PK':{'S':'a'},'SK':{'S':'b'},'s':{'S':'hello'},'n':{'N':'10'},'b':{'B':'AQI='},"
      "'t':{'BOOL':true},'z':{'NULL':true},'l':{'L':[{'S':'x'},{'N':'1'},{'M':{'k':{'S':'v'}}}]},"
      "'m':{'M':{'x':{'S':'y'},'l':{'L':[{'N':'5'}]}}},'ss':{'SS':['p','q']},'ns':{'NS':['1','2']},"
      "'bs':{'BS':['AQ==']},'e':{'S':''}";
};
INSTANTIATE_TEST_SUITE_P(Conformance, ConditionExpression, testing::ValuesIn(TargetKinds()),
                         CaseTargetName);

TEST_P(ConditionExpression, EqualityIsOfTypeAndValue) {
  PutSubject();
  EXPECT_TRUE(Holds("s = :v", "':v':{'S':'hello'}"));
  EXPECT_FALSE(Holds("s = :v", "':v':{'S':'Hello'}"));
  EXPECT_TRUE(Holds("n = :v", "':v':{'N':'1e1'}"));
  EXPECT_FALSE(Holds("n = :v", "':v':{'S':'10'}"));
  EXPECT_TRUE(Holds("t = :v", "':v':{'BOOL':true}"));
  EXPECT_TRUE(Holds("z = :v", "':v':{'NULL':true}"));
  EXPECT_TRUE(Holds("ss = :v", "':v':{'SS':['q','p']}"));
  EXPECT_TRUE(Holds("m = :v", "':v':{'M':{'l':{'L':[{'N':'5.0'}]},'x':{'S':'y'}}}"));
  EXPECT_FALSE(Holds("l = :v", "':v':{'L':[]}"));
}

TEST_P(ConditionExpression, InequalityHoldsForOtherTypesAndMissingAttributes) {
  PutSubject();
  EXPECT_FALSE(Holds("s <> :v", "':v':{'S':'hello'}"));
  EXPECT_TRUE(Holds("s <> :v", "':v':{'S':'x'}"));
  EXPECT_TRUE(Holds("n <> :v", "':v':{'S':'10'}"));
  EXPECT_TRUE(Holds("absent <> :v", "':v':{'S':'x'}"));
}

TEST_P(ConditionExpression, OrderIsOfNumbersByValueAndOfTextByBytes) {
  PutSubject();
  EXPECT_TRUE(Holds("n > :v", "':v':{'N':'9'}"));
  EXPECT_TRUE(Holds("n >= :v", "':v':{'N':'10'}"));
  EXPECT_FALSE(Holds("n < :v", "':v':{'N':'10'}"));
  EXPECT_TRUE(Holds("n <= :v", "':v':{'N':'10.0'}"));
  EXPECT_TRUE(Holds("s > :v", "':v':{'S':'Zebra'}"));
  EXPECT_TRUE(Holds("s < :v", "':v':{'S':'h\u00e9'}"));
  EXPECT_TRUE(Holds("b < :v", "':v':{'B':'/w=='}"));
}

TEST_P(ConditionExpression, OrderAcrossTypesOrWithNothingIsFalse) {
  PutSubject();
  EXPECT_FALSE(Holds("n < :v", "':v':{'S':'99'}"));
  EXPECT_FALSE(Holds("n > :v", "':v':{'S':''}"));
  EXPECT_FALSE(Holds("absent < :v", "':v':{'N':'1'}"));
  EXPECT_FALSE(Holds("absent >= :v", "':v':{'N':'1'}"));
}

TEST_P(ConditionExpression, AttributesCompareWithEachOther) {
  PutSubject();
  EXPECT_TRUE(Holds("s <> e"));
  EXPECT_TRUE(Holds("e < s"));
  EXPECT_FALSE(Holds("s = absent"));
  EXPECT_FALSE(Holds("absent = gone"));
  EXPECT_TRUE(Holds("absent <> gone"));
}

TEST_P(ConditionExpression, BetweenIncludesItsBounds) {
  PutSubject();
  EXPECT_TRUE(Holds("n BETWEEN :a AND :b", "':a':{'N':'10'},':b':{'N':'11'}"));
  EXPECT_TRUE(Holds("n BETWEEN :a AND :b", "':a':{'N':'9'},':b':{'N':'10'}"));
  EXPECT_FALSE(Holds("n BETWEEN :a AND :b", "':a':{'N':'11'},':b':{'N':'12'}"));
  EXPECT_TRUE(Holds("n BETWEEN :a AND :a AND s = :s", "':a':{'N':'10'},':s':{'S':'hello'}"));
  EXPECT_FALSE(Holds("absent BETWEEN :a AND :b", "':a':{'N':'9'},':b':{'N':'10'}"));
}

TEST_P(ConditionExpression, InFindsOneOfMany) {
  PutSubject();
  EXPECT_TRUE(Holds("n IN (:a, :b)", "':a':{'S':'10'},':b':{'N':'10'}"));
  EXPECT_FALSE(Holds("n IN (:a)", "':a':{'N':'11'}"));
  EXPECT_FALSE(Holds("absent IN (:a)", "':a':{'N':'11'}"));
  EXPECT_TRUE(Holds("NOT absent IN (:a)", "':a':{'N':'11'}"));
}

TEST_P(ConditionExpression, ExistenceReachesIntoDocuments) {
  PutSubject();
  EXPECT_TRUE(Holds("attribute_exists(m.x)"));
  EXPECT_TRUE(Holds("attribute_exists(m.l[0])"));
  EXPECT_TRUE(Holds("attribute_not_exists(m.l[1])"));
  EXPECT_TRUE(Holds("attribute_exists(l[2].k)"));
  EXPECT_TRUE(Holds("attribute_not_exists(l[2].k.deeper)"));
  EXPECT_TRUE(Holds("attribute_not_exists(s.x)"));
  EXPECT_TRUE(Holds("attribute_exists(z)"));
}

TEST_P(ConditionExpression, NestedValuesCompare) {
  PutSubject();
  EXPECT_TRUE(Holds("m.x = :v", "':v':{'S':'y'}"));
  EXPECT_TRUE(Holds("m.l[0] > :v", "':v':{'N':'4'}"));
  EXPECT_FALSE(Holds("m.nothing = :v", "':v':{'S':'y'}"));
}

TEST_P(ConditionExpression, BeginsWithIsForTextAndBinary) {
  PutSubject();
  EXPECT_TRUE(Holds("begins_with(s, :v)", "':v':{'S':'hel'}"));
  EXPECT_TRUE(Holds("begins_with(s, :v)", "':v':{'S':''}"));
  EXPECT_FALSE(Holds("begins_with(s, :v)", "':v':{'S':'hello!'}"));
  EXPECT_TRUE(Holds("begins_with(b, :v)", "':v':{'B':'AQ=='}"));
  EXPECT_FALSE(Holds("begins_with(n, :v)", "':v':{'S':'1'}"));
  EXPECT_FALSE(Holds("begins_with(absent, :v)", "':v':{'S':'1'}"));
}

TEST_P(ConditionExpression, ContainsIsForTextBinarySetsAndLists) {
  PutSubject();
  EXPECT_TRUE(Holds("contains(s, :v)", "':v':{'S':'ell'}"));
  EXPECT_FALSE(Holds("contains(s, :v)", "':v':{'S':'elo'}"));
  EXPECT_TRUE(Holds("contains(b, :v)", "':v':{'B':'Ag=='}"));
  EXPECT_TRUE(Holds("contains(ss, :v)", "':v':{'S':'p'}"));
  EXPECT_FALSE(Holds("contains(ss, :v)", "':v':{'N':'1'}"));
  EXPECT_TRUE(Holds("contains(ns, :v)", "':v':{'N':'2.0'}"));
  EXPECT_TRUE(Holds("contains(bs, :v)", "':v':{'B':'AQ=='}"));
  EXPECT_TRUE(Holds("contains(l, :v)", "':v':{'N':'1'}"));
  EXPECT_TRUE(Holds("contains(l, :v)", "':v':{'M':{'k':{'S':'v'}}}"));
  EXPECT_FALSE(Holds("contains(m, :v)", "':v':{'S':'x'}"));
  EXPECT_FALSE(Holds("contains(absent, :v)", "':v':{'S':'x'}"));
}

TEST_P(ConditionExpression, AttributeTypeKnowsEveryType) {
  PutSubject();
  for (const auto& [name, type] : {std::pair{"s", "S"},
                                   {"n", "N"},
                                   {"b", "B"},
                                   {"t", "BOOL"},
                                   {"z", "NULL"},
                                   {"l", "L"},
                                   {"m", "M"},
                                   {"ss", "SS"},
                                   {"ns", "NS"},
                                   {"bs", "BS"}}) {
    EXPECT_TRUE(Holds("attribute_type(" + std::string(name) + ", :v)",
                      "':v':{'S':'" + std::string(type) + "'}"))
        << name;
  }
  EXPECT_FALSE(Holds("attribute_type(s, :v)", "':v':{'S':'N'}"));
  EXPECT_FALSE(Holds("attribute_type(absent, :v)", "':v':{'S':'S'}"));
}

TEST_P(ConditionExpression, SizeCountsBytesMembersAndElements) {
  PutSubject();
  EXPECT_TRUE(Holds("size(s) = :v", "':v':{'N':'5'}"));
  EXPECT_TRUE(Holds("size(b) = :v", "':v':{'N':'2'}"));
  EXPECT_TRUE(Holds("size(l) = :v", "':v':{'N':'3'}"));
  EXPECT_TRUE(Holds("size(m) = :v", "':v':{'N':'2'}"));
  EXPECT_TRUE(Holds("size(ss) = :v", "':v':{'N':'2'}"));
  EXPECT_TRUE(Holds("size(e) = :v", "':v':{'N':'0'}"));
  EXPECT_TRUE(Holds("size(s) > size(e)"));
  EXPECT_FALSE(Holds("size(n) >= :v", "':v':{'N':'0'}"));
  EXPECT_FALSE(Holds("size(absent) >= :v", "':v':{'N':'0'}"));
}

TEST_P(ConditionExpression, LogicBindsNotThenAndThenOr) {
  PutSubject();
  const char* values = "':y':{'S':'hello'},':n':{'S':'no'}";
  EXPECT_TRUE(Holds("s = :y OR s = :n AND s = :n", values));
  EXPECT_FALSE(Holds("(s = :y OR s = :n) AND s = :n", values));
  EXPECT_FALSE(Holds("NOT s = :y OR s = :n", values));
  EXPECT_TRUE(Holds("NOT (s = :y AND s = :n)", values));
  EXPECT_TRUE(Holds("NOT NOT s = :y AND s <> :n", values));
}

TEST_P(ConditionExpression, KeywordsHaveNoCaseAndFunctionsDo) {
  PutSubject();
  EXPECT_TRUE(Holds("n bEtWeEn :a aNd :b or nOt s iN (:a)", "':a':{'N':'1'},':b':{'N':'11'}"));
  Invalid("DeleteItem",
          "{'TableName':'$T','Key':{'PK':{'S':'a'},'SK':{'S':'b'}},"
          "'ConditionExpression':'Attribute_Exists(PK)'}",
          "Invalid ConditionExpression: Invalid function name; function: Attribute_Exists");
}

TEST_P(ConditionExpression, SpaceIsFree) {
  PutSubject();
  EXPECT_TRUE(Holds("s=:v", "':v':{'S':'hello'}"));
  EXPECT_TRUE(Holds("  ( s\\n=\\t:v )  ", "':v':{'S':'hello'}"));
  EXPECT_TRUE(Holds("attribute_exists ( s )"));
  EXPECT_TRUE(Holds("m . x = :v", "':v':{'S':'y'}"));
  EXPECT_TRUE(Holds("m.l [ 0 ] = :v", "':v':{'N':'5'}"));
}

TEST_P(ConditionExpression, ConstantsCompareToo) {
  PutSubject();
  EXPECT_TRUE(Holds(":a < :b", "':a':{'N':'1'},':b':{'N':'2'}"));
  EXPECT_TRUE(Holds("contains(:a, s)", "':a':{'S':'say hello'}"));
}

}  // namespace flavorbot::conformance
