// KeyConditions and QueryFilter.
#include "conformance.h"

namespace flavorbot::conformance {

class LegacyQuery : public Conformance {
 protected:
  void PutItems() {
    Table(kStringKeys);
    for (const char* sort : {"a1", "a2", "b1", "b2"}) {
      Put("'PK':{'S':'p'},'SK':{'S':'" + std::string(sort) + "'},'n':{'N':'" + sort[1] + "'}");
    }
    Put("'PK':{'S':'q'},'SK':{'S':'a1'}");
  }
  static std::string Condition(std::string_view name, std::string_view op,
                               std::string_view values) {
    std::string text = "'";
    text.append(name).append("':{'ComparisonOperator':'").append(op).append("'");
    if (!values.empty()) text.append(",'AttributeValueList':[").append(values).append("]");
    return text + "}";
  }
  // A query of the partition p, and `sort` if it isn't empty.
  static std::string Body(std::string_view sort, std::string_view more = "") {
    std::string body = "{'TableName':'$T','KeyConditions':{";
    body.append(Condition("PK", "EQ", "{'S':'p'}")).append(sort.empty() ? "" : ",").append(sort);
    return body.append("}").append(more.empty() ? "" : ",").append(more) + "}";
  }
  std::vector<std::string> Sorts(std::string_view sort, std::string_view more = "") {
    const Reply reply{200, Ok("Query", Body(sort, more))};
    return Column(reply.At("/Items"), "SK");
  }
  // Of the one condition; another table's text is `reference`.
  void Refuses(std::string_view conditions, std::string_view message) {
    Invalid("Query", "{'TableName':'$T','KeyConditions':{" + std::string(conditions) + "}}",
            message);
  }
  void Refuses(std::string_view conditions, std::string_view message, const Reference& reference) {
    Invalid("Query", "{'TableName':'$T','KeyConditions':{" + std::string(conditions) + "}}",
            message, reference);
  }
  using Names = std::vector<std::string>;
};
INSTANTIATE_TEST_SUITE_P(Conformance, LegacyQuery, testing::ValuesIn(TargetKinds()),
                         CaseTargetName);

TEST_P(LegacyQuery, ReadsAPartition) {
  PutItems();
  EXPECT_EQ(Sorts(""), (Names{"a1", "a2", "b1", "b2"}));
  EXPECT_EQ(Sorts("", "'ScanIndexForward':false"), (Names{"b2", "b1", "a2", "a1"}));
}

TEST_P(LegacyQuery, SortKeyConditionsSelectARange) {
  PutItems();
  EXPECT_EQ(Sorts(Condition("SK", "EQ", "{'S':'a2'}")), (Names{"a2"}));
  EXPECT_EQ(Sorts(Condition("SK", "LT", "{'S':'b1'}")), (Names{"a1", "a2"}));
  EXPECT_EQ(Sorts(Condition("SK", "LE", "{'S':'b1'}")), (Names{"a1", "a2", "b1"}));
  EXPECT_EQ(Sorts(Condition("SK", "GT", "{'S':'a2'}")), (Names{"b1", "b2"}));
  EXPECT_EQ(Sorts(Condition("SK", "GE", "{'S':'a2'}")), (Names{"a2", "b1", "b2"}));
  EXPECT_EQ(Sorts(Condition("SK", "BEGINS_WITH", "{'S':'b'}")), (Names{"b1", "b2"}));
  EXPECT_EQ(Sorts(Condition("SK", "BETWEEN", "{'S':'a2'},{'S':'b1'}")), (Names{"a2", "b1"}));
}

TEST_P(LegacyQuery, PagesGoOnFromTheLastKey) {
  PutItems();
  EXPECT_EQ(Sorts(Condition("SK", "GE", "{'S':'a2'}"),
                  "'Limit':1,'ExclusiveStartKey':{'PK':{'S':'p'},'SK':{'S':'b1'}}"),
            (Names{"b2"}));
}

TEST_P(LegacyQuery, AFilterTakesItemsAwayAfterTheyAreCounted) {
  PutItems();
  const Reply reply{
      200, Ok("Query", Body("", "'QueryFilter':{" + Condition("n", "EQ", "{'N':'1'}") + "}"))};
  EXPECT_EQ(Column(reply.At("/Items"), "SK"), (Names{"a1", "b1"}));
  EXPECT_EQ(reply.At("/ScannedCount"), json::value(4));
}

TEST_P(LegacyQuery, ConditionalOperatorJoinsTheFilter) {
  PutItems();
  const auto filter = "'QueryFilter':{" + Condition("n", "EQ", "{'N':'1'}") + "," +
                      Condition("x", "NULL", "") + "}";
  EXPECT_EQ(Sorts("", filter), (Names{"a1", "b1"}));
  EXPECT_EQ(Sorts("", filter + ",'ConditionalOperator':'OR'"), (Names{"a1", "a2", "b1", "b2"}));
}

TEST_P(LegacyQuery, ConditionalOperatorNeedsAFilter) {
  Table(kStringKeys);
  const char* text = "ConditionalOperator cannot be used without Filter or Expected";
  Invalid("Query", Body("", "'ConditionalOperator':'OR'"), text);
  Invalid("Query", Body("", "'QueryFilter':{},'ConditionalOperator':'OR'"), text);
}

TEST_P(LegacyQuery, AFilterHasNoKeyAttributes) {
  Table(kStringKeys);
  Invalid("Query", Body("", "'QueryFilter':{" + Condition("PK", "EQ", "{'S':'p'}") + "}"),
          "QueryFilter can only contain non-primary key attributes: Primary key attribute: PK");
  Invalid("Query", Body("", "'QueryFilter':{" + Condition("SK", "NULL", "") + "}"),
          "QueryFilter can only contain non-primary key attributes: Primary key attribute: SK");
}

TEST_P(LegacyQuery, OnAnIndexTheKeysAreThoseOfTheIndex) {
  Table(kIndexed);
  Put("'PK':{'S':'p'},'SK':{'S':'1'},'GSI1PK':{'S':'g'},'GSI1SK':{'S':'h'}");
  const auto body = [](std::string_view filter) {
    return "{'TableName':'$T','IndexName':'GSI1','KeyConditions':{" +
           Condition("GSI1PK", "EQ", "{'S':'g'}") + "," +
           Condition("GSI1SK", "BEGINS_WITH", "{'S':'h'}") + "},'QueryFilter':{" +
           std::string(filter) + "}}";
  };
  const Reply reply{200, Ok("Query", body(Condition("PK", "EQ", "{'S':'p'}")))};
  EXPECT_EQ(reply.At("/Count"), json::value(1));
  Invalid("Query", body(Condition("GSI1PK", "EQ", "{'S':'g'}")),
          "QueryFilter can only contain non-primary key attributes: Primary key attribute: GSI1PK");
}

TEST_P(LegacyQuery, ThereAreOneOrTwoConditions) {
  Table(kStringKeys);
  const char* text = "Conditions can be of length 1 or 2 only";
  Refuses("", text, Reference::Says("Conditions must be at least length 1"));
  Refuses(Condition("a", "EQ", "{'S':'x'}") + "," + Condition("b", "NULL", "") + "," +
              Condition("c", "NULL", ""),
          text);
}

TEST_P(LegacyQuery, OneOfTheTwoKindsOfConditionsIsNeeded) {
  Table(kStringKeys);
  Invalid("Query", "{'TableName':'$T'}",
          "Either the KeyConditions or KeyConditionExpression parameter must be specified in the "
          "request.");
}

TEST_P(LegacyQuery, TheFilterIsCheckedBeforeTheConditions) {
  Table(kStringKeys);
  Invalid("Query", "{'TableName':'$T','QueryFilter':{" + Condition("a", "EQ", "") + "}}",
          "One or more parameter values were invalid: Invalid number of argument(s) for the EQ "
          "ComparisonOperator",
          Reference::InOtherWords());
}

TEST_P(LegacyQuery, ThePartitionKeyIsNeeded) {
  Table(kStringKeys);
  Refuses(Condition("SK", "EQ", "{'S':'x'}"), "Query condition missed key schema element: PK",
          Reference::Says("Query condition missed key schema element"));
  Refuses(Condition("x", "NE", "{'S':'x'}"), "Query condition missed key schema element: PK",
          Reference::Says("Query condition missed key schema element"));
}

TEST_P(LegacyQuery, TheOtherConditionIsOnTheSortKey) {
  Table(kStringKeys);
  Refuses(Condition("PK", "EQ", "{'S':'p'}") + "," + Condition("x", "EQ", "{'S':'x'}"),
          "Query condition missed key schema element: SK",
          Reference::Says("Query condition missed key schema element"));
}

TEST_P(LegacyQuery, WithoutASortKeyThereIsNoOtherCondition) {
  Table(kPartitionOnly);
  Refuses(Condition("PK", "EQ", "{'S':'p'}") + "," + Condition("x", "EQ", "{'S':'x'}"),
          "Query key condition not supported");
}

TEST_P(LegacyQuery, ThePartitionKeyIsEqual) {
  Table(kStringKeys);
  const char* text = "Query key condition not supported";
  Refuses(Condition("PK", "LT", "{'S':'p'}"), text);
  Refuses(Condition("PK", "BEGINS_WITH", "{'S':'p'}"), text);
  Refuses(Condition("PK", "LT", "{'S':'p'}") + "," + Condition("x", "EQ", "{'S':'x'}"), text);
  Refuses(Condition("PK", "LT", "{'S':'p'}") + "," + Condition("SK", "NE", "{'N':'1'}"), text);
}

TEST_P(LegacyQuery, SomeOperatorsHaveNoIndex) {
  Table(kStringKeys);
  const char* text = "Attempted conditional constraint is not an indexable operation";
  for (const char* op : {"NE", "IN", "CONTAINS", "NOT_CONTAINS"}) {
    Refuses(Condition("PK", op, "{'S':'p'}"), text, Reference::InOtherWords());
  }
  Refuses(Condition("PK", "NULL", ""), text, Reference::InOtherWords());
  Refuses(Condition("PK", "EQ", "{'S':'p'}") + "," + Condition("SK", "NE", "{'S':'x'}"), text,
          Reference::Fails());
  Refuses(Condition("PK", "EQ", "{'S':'p'}") + "," + Condition("SK", "NOT_NULL", ""), text,
          Reference::InOtherWords());
}

TEST_P(LegacyQuery, ValuesHaveTheTypesOfTheKeys) {
  Table(kStringKeys);
  const char* text =
      "One or more parameter values were invalid: Condition parameter type does not match schema "
      "type";
  Refuses(Condition("PK", "EQ", "{'N':'1'}"), text);
  Refuses(Condition("PK", "EQ", "{'SS':['1']}"), text);
  Refuses(Condition("PK", "LT", "{'N':'1'}"), text);
  Refuses(Condition("PK", "EQ", "{'S':'p'}") + "," + Condition("SK", "LT", "{'N':'1'}"), text);
}

TEST_P(LegacyQuery, ConditionsTakeTheirNumberOfValues) {
  Table(kStringKeys);
  const char* text =
      "One or more parameter values were invalid: Invalid number of argument(s) for the EQ "
      "ComparisonOperator";
  Refuses(Condition("PK", "EQ", ""), text);
  Refuses(Condition("PK", "EQ", "{'S':'a'},{'S':'b'}"), text);
  Refuses(
      Condition("PK", "EQ", "{'S':'p'}") + "," + Condition("SK", "BETWEEN", "{'S':'b'},{'S':'a'}"),
      "The BETWEEN condition was provided a range where the lower bound is greater than the "
      "upper bound");
}

TEST_P(LegacyQuery, KeysAreNotEmpty) {
  Table(kStringKeys);
  Refuses(Condition("PK", "EQ", "{'S':''}"),
          "One or more parameter values are not valid. The AttributeValue for a key attribute "
          "cannot contain an empty string value. Key: PK");
}

// The order of the checks is the same for an expression.
TEST_P(LegacyQuery, KeyConditionExpressionsAreBoundInTheSameOrder) {
  Table(kStringKeys);
  Invalid("Query",
          "{'TableName':'$T','KeyConditionExpression':'PK < :n',"
          "'ExpressionAttributeValues':{':n':{'N':'1'}}}",
          "One or more parameter values were invalid: Condition parameter type does not match "
          "schema type");
  Invalid("Query",
          "{'TableName':'$T','KeyConditionExpression':'PK = :n AND x = :n',"
          "'ExpressionAttributeValues':{':n':{'N':'1'}}}",
          "One or more parameter values were invalid: Condition parameter type does not match "
          "schema type");
  Invalid("Query",
          "{'TableName':'$T','KeyConditionExpression':'SK = :s','FilterExpression':'PK = :s',"
          "'ExpressionAttributeValues':{':s':{'S':'1'}}}",
          "Query condition missed key schema element: PK",
          Reference::Says("Query condition missed key schema element"));
}

TEST_P(LegacyQuery, WithoutASortKeyTwoConditionsAreTooMany) {
  Table(kPartitionOnly);
  Invalid("Query",
          "{'TableName':'$T','KeyConditionExpression':'x = :s AND y = :s',"
          "'ExpressionAttributeValues':{':s':{'S':'1'}}}",
          "Query key condition not supported");
}

}  // namespace flavorbot::conformance
