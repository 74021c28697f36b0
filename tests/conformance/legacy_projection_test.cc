// AttributesToGet, in every request that has it.
#include "conformance.h"

namespace flavorbot::conformance {

class LegacyProjection : public Conformance {
 protected:
  static constexpr std::string_view kDuplicate =
      "One or more parameter values were invalid: Duplicate value in attribute name: a";

  void SetUp() override {
    Table(kStringKeys);
    Put("'PK':{'S':'p'},'SK':{'S':'s'},'a':{'N':'1'},'b':{'M':{'c':{'N':'2'}}},'b.c':{'N':'3'}");
  }
  static std::string GetBody(std::string_view names, std::string_view more = "") {
    std::string body =
        "{'TableName':'$T','Key':{'PK':{'S':'p'},'SK':{'S':'s'}},'AttributesToGet':[";
    return body.append(names).append("]").append(more.empty() ? "" : ",").append(more) + "}";
  }
  static std::string QueryBody(std::string_view more) {
    return "{'TableName':'$T','KeyConditions':{'PK':{'ComparisonOperator':'EQ',"
           "'AttributeValueList':[{'S':'p'}]}}," +
           std::string(more) + "}";
  }
};
INSTANTIATE_TEST_SUITE_P(Conformance, LegacyProjection, testing::ValuesIn(TargetKinds()),
                         CaseTargetName);

TEST_P(LegacyProjection, GetItemReturnsTheNamedAttributes) {
  Answers("GetItem", GetBody("'a','absent'"), "{'Item':{'a':{'N':'1'}}}");
  Answers("GetItem", GetBody("'SK','PK'"), "{'Item':{'PK':{'S':'p'},'SK':{'S':'s'}}}");
}

TEST_P(LegacyProjection, AnItemWithoutAnyIsEmpty) {
  Answers("GetItem", GetBody("'absent'"), "{'Item':{}}");
}

TEST_P(LegacyProjection, ADotIsPartOfTheName) {
  Answers("GetItem", GetBody("'b.c'"), "{'Item':{'b.c':{'N':'3'}}}");
  Answers("GetItem", GetBody("'b.d','b[0]'"), "{'Item':{}}");
}

TEST_P(LegacyProjection, ReservedWordsAreNames) {
  Put("'PK':{'S':'p'},'SK':{'S':'s'},'name':{'S':'x'}");
  Answers("GetItem", GetBody("'name'"), "{'Item':{'name':{'S':'x'}}}");
}

TEST_P(LegacyProjection, QueryAndScanReturnTheNamedAttributes) {
  const char* expected = "{'Items':[{'a':{'N':'1'}}],'Count':1,'ScannedCount':1}";
  Answers("Query", QueryBody("'AttributesToGet':['a']"), expected);
  Answers("Scan", "{'TableName':'$T','AttributesToGet':['a']}", expected);
}

TEST_P(LegacyProjection, FiltersSeeTheWholeItem) {
  Answers("Scan",
          "{'TableName':'$T','AttributesToGet':['a'],"
          "'ScanFilter':{'b':{'ComparisonOperator':'NOT_NULL'}}}",
          "{'Items':[{'a':{'N':'1'}}],'Count':1,'ScannedCount':1}");
}

TEST_P(LegacyProjection, BatchGetItemReturnsTheNamedAttributes) {
  Answers("BatchGetItem",
          "{'RequestItems':{'$T':{'Keys':[{'PK':{'S':'p'},'SK':{'S':'s'}}],"
          "'AttributesToGet':['a']}}}",
          "{'Responses':{'$T':[{'a':{'N':'1'}}]},'UnprocessedKeys':{}}");
}

TEST_P(LegacyProjection, NamesAreDifferent) {
  Invalid("GetItem", GetBody("'a','b','a'"), kDuplicate, Reference::InOtherWords());
  Invalid("Query", QueryBody("'AttributesToGet':['a','a']"), kDuplicate, Reference::InOtherWords());
  Invalid("Scan", "{'TableName':'$T','AttributesToGet':['a','a']}", kDuplicate,
          Reference::InOtherWords());
  Invalid("BatchGetItem",
          "{'RequestItems':{'$T':{'Keys':[{'PK':{'S':'p'},'SK':{'S':'s'}}],"
          "'AttributesToGet':['a','a']}}}",
          kDuplicate);
}

TEST_P(LegacyProjection, NamesAreCheckedBeforeTheTable) {
  Invalid("GetItem", "{'TableName':'no-such-table','Key':{},'AttributesToGet':['a','a']}",
          kDuplicate, Reference::InOtherWords());
}

TEST_P(LegacyProjection, BatchGetItemChecksNamesBeforeKeys) {
  Invalid("BatchGetItem",
          "{'RequestItems':{'$T':{'Keys':[{'PK':{'S':'p'},'SK':{'S':'s'}},"
          "{'PK':{'S':'p'},'SK':{'S':'s'}}],'AttributesToGet':['a','a']}}}",
          kDuplicate, Reference::InOtherWords());
}

TEST_P(LegacyProjection, ScanChecksNamesBeforeTheFilterAndQueryAfter) {
  const char* filter = "{'a':{'ComparisonOperator':'EQ'}}";
  const char* text =
      "One or more parameter values were invalid: Invalid number of argument(s) for the EQ "
      "ComparisonOperator";
  Invalid("Scan",
          "{'TableName':'$T','AttributesToGet':['a','a'],'ScanFilter':" + std::string(filter) + "}",
          kDuplicate, Reference::InOtherWords());
  Invalid("Query", QueryBody("'AttributesToGet':['a','a'],'QueryFilter':" + std::string(filter)),
          text);
}

TEST_P(LegacyProjection, SelectSpecificAttributesIsWhatItMeans) {
  const char* expected = "{'Items':[{'a':{'N':'1'}}],'Count':1,'ScannedCount':1}";
  Answers("Query", QueryBody("'AttributesToGet':['a'],'Select':'SPECIFIC_ATTRIBUTES'"), expected);
  Invalid("Scan", "{'TableName':'$T','Select':'SPECIFIC_ATTRIBUTES'}",
          "Must specify the AttributesToGet or ProjectionExpression when choosing to get "
          "SPECIFIC_ATTRIBUTES");
}

TEST_P(LegacyProjection, OtherSelectsExcludeIt) {
  const std::string text = "Cannot specify the AttributesToGet when choosing to get ";
  Invalid("Scan", "{'TableName':'$T','AttributesToGet':['a'],'Select':'COUNT'}",
          text + "only the Count");
  Invalid("Scan", "{'TableName':'$T','AttributesToGet':['a'],'Select':'ALL_ATTRIBUTES'}",
          text + "ALL_ATTRIBUTES");
}

TEST_P(LegacyProjection, NamesMayBeAsManyAs255) {
  std::string names = "'a'";
  for (int i = 1; i < 255; ++i) names += ",'n" + std::to_string(i) + "'";
  Answers("GetItem", GetBody(names), "{'Item':{'a':{'N':'1'}}}");
}

TEST_P(LegacyProjection, AnAttributeHasAName) {
  Invalid("GetItem", GetBody("''"), "Empty attribute name");
}

CONFORMANCE_SUITE(LegacyIndexProjection);

TEST_P(LegacyIndexProjection, GlobalIndexesHaveOnlyWhatTheyProject) {
  Table(kIndexed);
  Invalid("Scan", "{'TableName':'$T','IndexName':'GSI3','AttributesToGet':['b','PK']}",
          "One or more parameter values were invalid: Global secondary index GSI3 does not project "
          "[b]");
  Ok("Scan", "{'TableName':'$T','IndexName':'GSI3','AttributesToGet':['a','PK']}");
}

// dynalite names the index; Amazon's own engine does not.
TEST_P(LegacyIndexProjection, UpdatesOfIndexKeysHaveTheirType) {
  Table(kIndexed);
  Invalid("UpdateItem",
          "{'TableName':'$T','Key':{'PK':{'S':'p'},'SK':{'S':'s'}},"
          "'AttributeUpdates':{'G2':{'Action':'ADD','Value':{'NS':['1']}}}}",
          "One or more parameter values were invalid: Type mismatch for Index Key G2 Expected: N "
          "Actual: NS IndexName: GSI2",
          Reference::InOtherWords());
}

}  // namespace flavorbot::conformance
