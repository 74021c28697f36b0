// What ScanFilter and QueryFilter let through.
#include "conformance.h"

namespace flavorbot::conformance {

class LegacyFilter : public Conformance {
 protected:
  void SetUp() override {
    Table(kPartitionOnly);
    Put("'PK':{'S':'full'},'n':{'N':'5'},'s':{'S':'hello'},'b':{'B':'AAEC'},'ss':{'SS':['x','y']},"
        "'ns':{'NS':['1','2']},'bs':{'BS':['AAEC']},'l':{'L':[{'S':'x'},{'N':'1'},{'BOOL':true}]},"
        "'m':{'M':{'k':{'S':'v'}}},'t':{'BOOL':true},'nu':{'NULL':true},'a.b':{'S':'dot'}");
  }
  // Whether the item gets through `filter`, the content of ScanFilter.
  bool Passes(std::string_view filter, std::string_view more = "") {
    std::string body = "{'TableName':'$T','ScanFilter':{";
    body.append(filter).append("}").append(more.empty() ? "" : ",").append(more).append("}");
    const Reply reply{200, Ok("Scan", body)};
    EXPECT_EQ(reply.At("/ScannedCount"), json::value(1));
    return reply.At("/Count") == json::value(1);
  }
  bool Passes(std::string_view name, std::string_view op, std::string_view values) {
    std::string filter = "'";
    filter.append(name).append("':{'ComparisonOperator':'").append(op).append("'");
    if (!values.empty()) filter.append(",'AttributeValueList':[").append(values).append("]");
    return Passes(filter + "}");
  }
};
INSTANTIATE_TEST_SUITE_P(Conformance, LegacyFilter, testing::ValuesIn(TargetKinds()),
                         CaseTargetName);

TEST_P(LegacyFilter, EqComparesByValue) {
  EXPECT_TRUE(Passes("n", "EQ", "{'N':'5.0'}"));
  EXPECT_FALSE(Passes("n", "EQ", "{'N':'6'}"));
  EXPECT_TRUE(Passes("s", "EQ", "{'S':'hello'}"));
  EXPECT_TRUE(Passes("b", "EQ", "{'B':'AAEC'}"));
  EXPECT_TRUE(Passes("t", "EQ", "{'BOOL':true}"));
  EXPECT_TRUE(Passes("nu", "EQ", "{'NULL':true}"));
}

TEST_P(LegacyFilter, EqComparesSetsWithoutOrderAndDocumentsWhole) {
  if (on_reference()) GTEST_SKIP() << "it takes lists of another order for equal";
  EXPECT_TRUE(Passes("ss", "EQ", "{'SS':['y','x']}"));
  EXPECT_FALSE(Passes("ss", "EQ", "{'SS':['x']}"));
  EXPECT_TRUE(Passes("m", "EQ", "{'M':{'k':{'S':'v'}}}"));
  EXPECT_TRUE(Passes("l", "EQ", "{'L':[{'S':'x'},{'N':'1'},{'BOOL':true}]}"));
  EXPECT_FALSE(Passes("l", "EQ", "{'L':[{'N':'1'},{'S':'x'},{'BOOL':true}]}"));
}

TEST_P(LegacyFilter, NeIsTheOppositeOfEq) {
  EXPECT_FALSE(Passes("n", "NE", "{'N':'5'}"));
  EXPECT_TRUE(Passes("n", "NE", "{'N':'6'}"));
  EXPECT_FALSE(Passes("ss", "NE", "{'SS':['y','x']}"));
}

TEST_P(LegacyFilter, NeHoldsForOtherTypesAndForAbsentAttributes) {
  EXPECT_TRUE(Passes("n", "NE", "{'S':'5'}"));
  EXPECT_TRUE(Passes("absent", "NE", "{'S':'5'}"));
}

TEST_P(LegacyFilter, OrderIsThatOfTheType) {
  EXPECT_TRUE(Passes("n", "LT", "{'N':'10'}"));
  EXPECT_FALSE(Passes("n", "LT", "{'N':'5'}"));
  EXPECT_TRUE(Passes("n", "LE", "{'N':'5'}"));
  EXPECT_TRUE(Passes("n", "GE", "{'N':'5'}"));
  EXPECT_FALSE(Passes("n", "GT", "{'N':'5'}"));
  EXPECT_TRUE(Passes("s", "GT", "{'S':'hell'}"));
  EXPECT_TRUE(Passes("b", "LT", "{'B':'AQ=='}"));
}

TEST_P(LegacyFilter, OtherTypesHaveNoOrder) {
  for (const char* op : {"EQ", "LT", "LE", "GT", "GE"}) {
    EXPECT_FALSE(Passes("n", op, "{'S':'5'}")) << op;
    EXPECT_FALSE(Passes("l", op, "{'N':'5'}")) << op;
    EXPECT_FALSE(Passes("absent", op, "{'N':'5'}")) << op;
  }
}

TEST_P(LegacyFilter, BetweenIncludesItsBounds) {
  EXPECT_TRUE(Passes("n", "BETWEEN", "{'N':'5'},{'N':'6'}"));
  EXPECT_TRUE(Passes("n", "BETWEEN", "{'N':'4'},{'N':'5'}"));
  EXPECT_FALSE(Passes("n", "BETWEEN", "{'N':'6'},{'N':'7'}"));
  EXPECT_FALSE(Passes("n", "BETWEEN", "{'S':'0'},{'S':'9'}"));
  EXPECT_FALSE(Passes("absent", "BETWEEN", "{'S':'0'},{'S':'9'}"));
}

TEST_P(LegacyFilter, InIsOneOfItsValues) {
  EXPECT_TRUE(Passes("n", "IN", "{'N':'4'},{'N':'5'}"));
  EXPECT_FALSE(Passes("n", "IN", "{'N':'4'}"));
  EXPECT_FALSE(Passes("n", "IN", "{'S':'5'}"));
  EXPECT_FALSE(Passes("absent", "IN", "{'S':'5'}"));
}

TEST_P(LegacyFilter, NullIsAnAbsentAttributeNotTheTypeNull) {
  EXPECT_TRUE(Passes("absent", "NULL", ""));
  EXPECT_FALSE(Passes("nu", "NULL", ""));
  EXPECT_TRUE(Passes("nu", "NOT_NULL", ""));
  EXPECT_FALSE(Passes("absent", "NOT_NULL", ""));
}

TEST_P(LegacyFilter, ContainsFindsPartsAndMembers) {
  EXPECT_TRUE(Passes("s", "CONTAINS", "{'S':'ell'}"));
  EXPECT_TRUE(Passes("b", "CONTAINS", "{'B':'AQ=='}"));
  EXPECT_TRUE(Passes("ss", "CONTAINS", "{'S':'x'}"));
  EXPECT_FALSE(Passes("ss", "CONTAINS", "{'S':'z'}"));
  EXPECT_TRUE(Passes("ns", "CONTAINS", "{'N':'2.0'}"));
  EXPECT_TRUE(Passes("bs", "CONTAINS", "{'B':'AAEC'}"));
}

TEST_P(LegacyFilter, ContainsFindsElementsOfLists) {
  EXPECT_TRUE(Passes("l", "CONTAINS", "{'S':'x'}"));
  EXPECT_TRUE(Passes("l", "CONTAINS", "{'N':'1'}"));
  EXPECT_TRUE(Passes("l", "CONTAINS", "{'BOOL':true}"));
  EXPECT_FALSE(Passes("l", "CONTAINS", "{'N':'2'}"));
}

TEST_P(LegacyFilter, NothingElseContains) {
  EXPECT_FALSE(Passes("n", "CONTAINS", "{'N':'5'}"));
  EXPECT_FALSE(Passes("m", "CONTAINS", "{'S':'v'}"));
  EXPECT_FALSE(Passes("s", "CONTAINS", "{'N':'1'}"));
  EXPECT_FALSE(Passes("absent", "CONTAINS", "{'S':'a'}"));
}

TEST_P(LegacyFilter, NotContainsIsTheOppositeForAttributesThatAreThere) {
  EXPECT_FALSE(Passes("s", "NOT_CONTAINS", "{'S':'ell'}"));
  EXPECT_TRUE(Passes("s", "NOT_CONTAINS", "{'S':'z'}"));
  EXPECT_FALSE(Passes("ss", "NOT_CONTAINS", "{'S':'x'}"));
  EXPECT_TRUE(Passes("ss", "NOT_CONTAINS", "{'N':'1'}"));
  EXPECT_TRUE(Passes("n", "NOT_CONTAINS", "{'N':'5'}"));
  EXPECT_TRUE(Passes("m", "NOT_CONTAINS", "{'S':'v'}"));
}

// dynalite lets it through; Amazon's own engine does not.
TEST_P(LegacyFilter, NotContainsFailsForAnAbsentAttribute) {
  EXPECT_FALSE(Passes("absent", "NOT_CONTAINS", "{'S':'a'}"));
}

TEST_P(LegacyFilter, BeginsWithTakesTextsAndBytes) {
  EXPECT_TRUE(Passes("s", "BEGINS_WITH", "{'S':'hel'}"));
  EXPECT_FALSE(Passes("s", "BEGINS_WITH", "{'S':'ello'}"));
  EXPECT_TRUE(Passes("b", "BEGINS_WITH", "{'B':'AAE='}"));
  EXPECT_FALSE(Passes("b", "BEGINS_WITH", "{'S':'A'}"));
  EXPECT_FALSE(Passes("absent", "BEGINS_WITH", "{'S':'A'}"));
}

TEST_P(LegacyFilter, ADotIsPartOfTheName) {
  EXPECT_TRUE(Passes("a.b", "EQ", "{'S':'dot'}"));
  EXPECT_FALSE(Passes("m.k", "EQ", "{'S':'v'}"));
  EXPECT_TRUE(Passes("l[0]", "NULL", ""));
}

TEST_P(LegacyFilter, SeveralConditionsHoldTogetherUnlessTheOperatorIsOr) {
  const char* filter =
      "'n':{'ComparisonOperator':'EQ','AttributeValueList':[{'N':'6'}]},"
      "'s':{'ComparisonOperator':'EQ','AttributeValueList':[{'S':'hello'}]}";
  EXPECT_FALSE(Passes(filter));
  EXPECT_FALSE(Passes(filter, "'ConditionalOperator':'AND'"));
  EXPECT_TRUE(Passes(filter, "'ConditionalOperator':'OR'"));
}

TEST_P(LegacyFilter, AnEmptyFilterLetsAllThrough) { EXPECT_TRUE(Passes("")); }

TEST_P(LegacyFilter, AScanMayFilterKeysAndOtherTypesThanTheirs) {
  EXPECT_TRUE(Passes("PK", "EQ", "{'S':'full'}"));
  EXPECT_FALSE(Passes("PK", "EQ", "{'N':'1'}"));
}

// dynalite doesn't look at it; the texts are those of Amazon's own engine.
TEST_P(LegacyFilter, ConditionalOperatorNeedsTwoConditions) {
  const char* none = "ConditionalOperator cannot be used without Filter or Expected";
  Invalid("Scan", "{'TableName':'$T','ConditionalOperator':'OR'}", none);
  Invalid("Scan", "{'TableName':'$T','ScanFilter':{},'ConditionalOperator':'AND'}", none);
  Invalid("Scan",
          "{'TableName':'$T','ScanFilter':{'a':{'ComparisonOperator':'NULL'}},"
          "'ConditionalOperator':'OR'}",
          "ConditionalOperator can only be used when Filter or Expected has two or more elements");
}

TEST_P(LegacyFilter, IsCheckedBeforeSegments) {
  Invalid("Scan", "{'TableName':'$T','Segment':1,'ScanFilter':{'a':{'ComparisonOperator':'EQ'}}}",
          "One or more parameter values were invalid: Invalid number of argument(s) for the EQ "
          "ComparisonOperator");
}

TEST_P(LegacyFilter, ScanCountsOnlyWhatGetsThrough) {
  Put("'PK':{'S':'other'}");
  Answers("Scan",
          "{'TableName':'$T','Select':'COUNT',"
          "'ScanFilter':{'n':{'ComparisonOperator':'NOT_NULL'}}}",
          "{'Count':1,'ScannedCount':2}");
}

}  // namespace flavorbot::conformance
