#include "conformance.h"

namespace flavorbot::conformance {

class Query : public Conformance {
 protected:
  // a/1 a/2 ... a/5 and neighbours b/1, with v = sort key and x on even ones.
  void PutItems() {
    Table(kStringKeys);
    for (const char* sort : {"3", "1", "5", "2", "4"}) {
      std::string item =
          "'PK':{'S':'a'},'SK':{'S':'" + std::string(sort) + "'},'v':{'N':'" + sort + "'}";
      if (*sort % 2 == 0) item += ",'x':{'BOOL':true}";
      Put(item);
    }
    Put("'PK':{'S':'b'},'SK':{'S':'1'}");
  }

  // A query with the key condition; `values` is the content of ExpressionAttributeValues, `more`
  // further members.
  static std::string Body(std::string_view condition, std::string_view values,
                          std::string_view more = "") {
    std::string body = "{'TableName':'$T','KeyConditionExpression':'";
    body.append(condition).append("'");
    if (!values.empty()) body.append(",'ExpressionAttributeValues':{").append(values).append("}");
    return body.append(more.empty() ? "" : ",").append(more) + "}";
  }
  std::vector<std::string> Sorts(std::string_view condition, std::string_view values,
                                 std::string_view more = "") {
    const Reply reply{200, Ok("Query", Body(condition, values, more))};
    return Column(reply.At("/Items"), "SK");
  }
  void Refuses(std::string_view condition, std::string_view values, std::string_view message) {
    Invalid("Query", Body(condition, values), message);
  }
  void Refuses(std::string_view condition, std::string_view values, std::string_view message,
               const Reference& reference) {
    Invalid("Query", Body(condition, values), message, reference);
  }

  using Names = std::vector<std::string>;
  static constexpr std::string_view kA = "':a':{'S':'a'}";
};
INSTANTIATE_TEST_SUITE_P(Conformance, Query, testing::ValuesIn(TargetKinds()), CaseTargetName);

TEST_P(Query, ReturnsAPartitionInSortKeyOrder) {
  PutItems();
  EXPECT_EQ(Sorts("PK = :a", kA), (Names{"1", "2", "3", "4", "5"}));
  EXPECT_EQ(Sorts("PK = :a", kA, "'ScanIndexForward':false"), (Names{"5", "4", "3", "2", "1"}));
  EXPECT_EQ(Sorts("PK = :a", "':a':{'S':'nobody'}"), Names{});
}

// dynalite's text, of keys and other attributes alike.
TEST_P(Query, KeyConditionsAreOfWholeAttributes) {
  Table(kStringKeys);
  constexpr std::string_view kNested =
      "KeyConditionExpressions cannot have conditions on nested attributes";
  Refuses("p.k = :a", kA, kNested);
  Refuses("PK[0] = :a", kA, kNested, Reference::InOtherWords());
}

TEST_P(Query, SortKeyConditionsSelectARange) {
  PutItems();
  const char* values = "':a':{'S':'a'},':v':{'S':'3'}";
  EXPECT_EQ(Sorts("PK = :a AND SK = :v", values), (Names{"3"}));
  EXPECT_EQ(Sorts("PK = :a AND SK < :v", values), (Names{"1", "2"}));
  EXPECT_EQ(Sorts("PK = :a AND SK <= :v", values), (Names{"1", "2", "3"}));
  EXPECT_EQ(Sorts("PK = :a AND SK > :v", values), (Names{"4", "5"}));
  EXPECT_EQ(Sorts("PK = :a AND SK >= :v", values), (Names{"3", "4", "5"}));
  EXPECT_EQ(
      Sorts("PK = :a AND SK BETWEEN :v AND :w", "':a':{'S':'a'},':v':{'S':'2'},':w':{'S':'4'}"),
      (Names{"2", "3", "4"}));
  EXPECT_EQ(Sorts("PK = :a AND SK < :v", values, "'ScanIndexForward':false"), (Names{"2", "1"}));
}

TEST_P(Query, ConditionsMayBeTurnedAroundAndParenthesised) {
  PutItems();
  const char* values = "':a':{'S':'a'},':v':{'S':'3'}";
  EXPECT_EQ(Sorts(":v < SK AND :a = PK", values), (Names{"4", "5"}));
  EXPECT_EQ(Sorts("(PK = :a) AND (SK = :v)", values), (Names{"3"}));
}

TEST_P(Query, BeginsWithSelectsAPrefix) {
  Table(kStringKeys);
  for (const char* sort : {"RECIPE#1", "RECIPE#2", "PROFILE", "RECIPE", "RECIPF"}) {
    Put("'PK':{'S':'a'},'SK':{'S':'" + std::string(sort) + "'}");
  }
  EXPECT_EQ(Sorts("PK = :a AND begins_with(SK, :p)", "':a':{'S':'a'},':p':{'S':'RECIPE#'}"),
            (Names{"RECIPE#1", "RECIPE#2"}));
}

TEST_P(Query, NumberSortKeysAreInOrderOfValue) {
  Table(kNumberSort);
  for (const char* sort :
       {"10", "9", "-1", "0", "-10", "1.5", "1e100", "-1e-100", "100", "0.001", "-1e100"}) {
    Put("'PK':{'S':'a'},'SK':{'N':'" + std::string(sort) + "'},'t':{'S':'" + sort + "'}");
  }
  const Reply all{200, Ok("Query", Body("PK = :a", kA))};
  EXPECT_EQ(Column(all.At("/Items"), "t"), (Names{"-1e100", "-10", "-1", "-1e-100", "0", "0.001",
                                                  "1.5", "9", "10", "100", "1e100"}));
  const Reply some{200, Ok("Query", Body("PK = :a AND SK BETWEEN :l AND :h",
                                         "':a':{'S':'a'},':l':{'N':'-1.0'},':h':{'N':'9'}"))};
  EXPECT_EQ(Column(some.At("/Items"), "t"), (Names{"-1", "-1e-100", "0", "0.001", "1.5", "9"}));
}

TEST_P(Query, BinarySortKeysAreInOrderOfUnsignedBytes) {
  Table(kBinarySort);
  for (const char* sort : {"/w==", "AA==", "gA==", "fw==", "AAA="}) {
    Put("'PK':{'S':'a'},'SK':{'B':'" + std::string(sort) + "'}");
  }
  EXPECT_EQ(Sorts("PK = :a", kA), (Names{"AA==", "AAA=", "fw==", "gA==", "/w=="}));
}

TEST_P(Query, TextSortKeysAreInOrderOfBytes) {
  Table(kStringKeys);
  for (const char* sort : {"b", "B", "a", "aa", "\u00e9", "z", "\U0001F373", "\uffee"}) {
    Put("'PK':{'S':'a'},'SK':{'S':'" + std::string(sort) + "'}");
  }
  EXPECT_EQ(Sorts("PK = :a", kA),
            (Names{"B", "a", "aa", "b", "z", "\u00e9", "\uffee", "\U0001F373"}));
}

TEST_P(Query, LimitEndsAPageAndTheKeyGoesOn) {
  PutItems();
  const Reply first{200, Ok("Query", Body("PK = :a", kA, "'Limit':2"))};
  EXPECT_EQ(Column(first.At("/Items"), "SK"), (Names{"1", "2"}));
  EXPECT_EQ(first.At("/LastEvaluatedKey"), Json("{'PK':{'S':'a'},'SK':{'S':'2'}}"));
  EXPECT_EQ(Sorts("PK = :a", kA, "'ExclusiveStartKey':{'PK':{'S':'a'},'SK':{'S':'2'}}"),
            (Names{"3", "4", "5"}));
  EXPECT_EQ(Sorts("PK = :a", kA,
                  "'ExclusiveStartKey':{'PK':{'S':'a'},'SK':{'S':'3'}},'ScanIndexForward':false"),
            (Names{"2", "1"}));
}

TEST_P(Query, AFullLastPageStillHasAKey) {
  PutItems();
  const Reply exact{200, Ok("Query", Body("PK = :a", kA, "'Limit':5"))};
  EXPECT_EQ(exact.At("/LastEvaluatedKey"), Json("{'PK':{'S':'a'},'SK':{'S':'5'}}"));
  const Reply more{200, Ok("Query", Body("PK = :a", kA, "'Limit':6"))};
  EXPECT_TRUE(more.At("/LastEvaluatedKey").is_null());
}

TEST_P(Query, TheStartKeyNeedNotExist) {
  PutItems();
  EXPECT_EQ(Sorts("PK = :a", kA, "'ExclusiveStartKey':{'PK':{'S':'a'},'SK':{'S':'2x'}}"),
            (Names{"3", "4", "5"}));
}

TEST_P(Query, FilterComesAfterTheLimit) {
  PutItems();
  Answers("Query", Body("PK = :a", kA, "'Limit':3,'FilterExpression':'attribute_exists(x)'"),
          "{'Items':[{'PK':{'S':'a'},'SK':{'S':'2'},'v':{'N':'2'},'x':{'BOOL':true}}],'Count':1,"
          "'ScannedCount':3,'LastEvaluatedKey':{'PK':{'S':'a'},'SK':{'S':'3'}}}");
}

TEST_P(Query, ProjectionAppliesAfterTheFilter) {
  PutItems();
  Answers(
      "Query",
      Body("PK = :a", kA, "'ProjectionExpression':'v','FilterExpression':'attribute_exists(x)'"),
      "{'Items':[{'v':{'N':'2'}},{'v':{'N':'4'}}],'Count':2,'ScannedCount':5}");
}

TEST_P(Query, SelectCountHasNoItems) {
  PutItems();
  Answers("Query", Body("PK = :a", kA, "'Select':'COUNT'"), "{'Count':5,'ScannedCount':5}");
}

TEST_P(Query, SelectAndProjectionMustAgree) {
  PutItems();
  Invalid("Query", Body("PK = :a", kA, "'Select':'SPECIFIC_ATTRIBUTES'"),
          "Must specify the AttributesToGet or ProjectionExpression when choosing to get "
          "SPECIFIC_ATTRIBUTES");
  Invalid("Query", Body("PK = :a", kA, "'Select':'COUNT','ProjectionExpression':'v'"),
          "Cannot specify the ProjectionExpression when choosing to get only the Count");
  Invalid("Query", Body("PK = :a", kA, "'Select':'ALL_ATTRIBUTES','ProjectionExpression':'v'"),
          "Cannot specify the ProjectionExpression when choosing to get ALL_ATTRIBUTES");
  Invalid("Query", Body("PK = :a", kA, "'Select':'ALL_PROJECTED_ATTRIBUTES'"),
          "ALL_PROJECTED_ATTRIBUTES can be used only when Querying using an IndexName");
}

TEST_P(Query, PagesEndAtAMegabyte) {
  Table(kStringKeys);
  for (int i = 0; i < 6; ++i) {
    Put("'PK':{'S':'a'},'SK':{'S':'" + std::to_string(i) + "'},'f':{'S':'" +
        std::string(250'000, 'x') + "'}");
  }
  const Reply first{200, Ok("Query", Body("PK = :a", kA, "'ProjectionExpression':'SK'"))};
  EXPECT_EQ(first.At("/Count"), 5);
  EXPECT_EQ(first.At("/LastEvaluatedKey/SK/S"), "4");
  EXPECT_EQ(Sorts("PK = :a", kA,
                  "'ProjectionExpression':'SK',"
                  "'ExclusiveStartKey':{'PK':{'S':'a'},'SK':{'S':'4'}}"),
            (Names{"5"}));
}

TEST_P(Query, CostsByTheSumOfItsItems) {
  Table(kStringKeys);
  for (int i = 0; i < 10; ++i) {
    Put("'PK':{'S':'a'},'SK':{'S':'" + std::to_string(i) + "'},'f':{'S':'" +
        std::string(1000, 'x') + "'}");
  }
  const auto cost = [this](std::string_view more) {
    return Reply(200, Ok("Query", Body("PK = :a", kA,
                                       "'ReturnConsumedCapacity':'TOTAL'," + std::string(more))))
        .At("/ConsumedCapacity/CapacityUnits");
  };
  EXPECT_EQ(cost("'ConsistentRead':true"), 3);
  EXPECT_EQ(cost("'ConsistentRead':false"), 1.5);
  EXPECT_EQ(cost("'Limit':1"), 0.5);
  EXPECT_EQ(cost("'Select':'COUNT'"), 1.5);
  EXPECT_EQ(cost("'FilterExpression':'attribute_exists(nothing)'"), 1.5);
}

TEST_P(Query, OfNothingCostsHalfAUnit) {
  Table(kStringKeys);
  Answers("Query", Body("PK = :a", kA, "'ReturnConsumedCapacity':'TOTAL'"),
          // The reference asks nothing for it.
          on_reference() ? "{'Items':[],'Count':0,'ScannedCount':0,"
                           "'ConsumedCapacity':{'TableName':'$T','CapacityUnits':0}}"
                         : "{'Items':[],'Count':0,'ScannedCount':0,"
                           "'ConsumedCapacity':{'TableName':'$T','CapacityUnits':0.5}}");
}

TEST_P(Query, NeedsAKeyCondition) {
  Table(kStringKeys);
  Invalid("Query", "{'TableName':'$T'}",
          "Either the KeyConditions or KeyConditionExpression parameter must be specified in the "
          "request.");
  Refuses("", kA, "Invalid KeyConditionExpression: The expression can not be empty;");
}

TEST_P(Query, KeyConditionMustNameThePartitionKey) {
  Table(kStringKeys);
  Refuses("SK = :a", kA, "Query condition missed key schema element: PK",
          Reference::InOtherWords());
  Refuses("PK = :a AND x = :a", kA, "Query condition missed key schema element: SK",
          Reference::InOtherWords());
}

TEST_P(Query, PartitionKeyTakesEqualityOnly) {
  Table(kStringKeys);
  Refuses("PK > :a", kA, "Query key condition not supported");
  Refuses("begins_with(PK, :a)", kA, "Query key condition not supported");
}

TEST_P(Query, OperatorsOfFiltersAreRefused) {
  Table(kStringKeys);
  Refuses("PK = :a AND SK <> :a", kA, "Invalid operator used in KeyConditionExpression: <>");
  Refuses("PK = :a OR SK = :a", kA, "Invalid operator used in KeyConditionExpression: OR");
  Refuses("PK = :a AND NOT SK = :a", kA, "Invalid operator used in KeyConditionExpression: NOT");
  Refuses("PK = :a AND SK IN (:a)", kA, "Invalid operator used in KeyConditionExpression: IN");
  Refuses("PK = :a AND contains(SK, :a)", kA,
          "Invalid operator used in KeyConditionExpression: contains");
  Refuses("PK = :a AND attribute_exists(SK)", kA,
          "Invalid operator used in KeyConditionExpression: attribute_exists");
}

TEST_P(Query, AKeyTakesOneCondition) {
  Table(kStringKeys);
  Refuses("PK = :a AND PK = :a", kA,
          "KeyConditionExpressions must only contain one condition per key");
  Refuses("PK = :a AND SK < :a AND SK > :a", kA,
          "KeyConditionExpressions must only contain one condition per key");
  Refuses("PK = :a AND SK = :a AND x = :a", kA, "Conditions can be of length 1 or 2 only");
}

TEST_P(Query, KeysCompareWithValuesOnly) {
  Table(kStringKeys);
  Refuses("PK = SK", "",
          "Invalid condition in KeyConditionExpression: Multiple attribute names used in one "
          "condition");
  Refuses("size(PK) = :a", kA, "KeyConditionExpressions cannot contain nested operations");
}

TEST_P(Query, ValuesMustHaveTheKeysType) {
  Table(kStringKeys);
  constexpr const char* kMismatch =
      "One or more parameter values were invalid: Condition parameter type does not match schema "
      "type";
  Refuses("PK = :a", "':a':{'N':'1'}", kMismatch);
  Refuses("PK = :a AND SK > :b", "':a':{'S':'a'},':b':{'N':'1'}", kMismatch);
}

TEST_P(Query, EmptyKeyValuesAreRefused) {
  Table(kStringKeys);
  Refuses("PK = :a", "':a':{'S':''}",
          "One or more parameter values are not valid. The AttributeValue for a key attribute "
          "cannot contain an empty string value. Key: PK");
}

TEST_P(Query, FilterMayNotNameAKey) {
  Table(kStringKeys);
  Invalid("Query", Body("PK = :a", kA, "'FilterExpression':'SK = :a'"),
          "Filter Expression can only contain non-primary key attributes: Primary key attribute: "
          "SK");
}

TEST_P(Query, StartKeyMustFitTheQuery) {
  Table(kStringKeys);
  const auto from = [](std::string_view key) {
    return Body("PK = :a", kA, "'ExclusiveStartKey':{" + std::string(key) + "}");
  };
  // As dynalite recorded it, of a table as of an index. Of a Scan there is more in it.
  constexpr const char* kNoKey = "The provided starting key is invalid";
  Invalid("Query", from("'PK':{'S':'a'}"), kNoKey, Reference::InOtherWords());
  Invalid("Query", from("'PK':{'S':'a'},'x':{'S':'b'}"), kNoKey);
  Invalid("Query", from("'PK':{'S':'a'},'SK':{'S':'b'},'x':{'S':'c'}"), kNoKey,
          Reference::InOtherWords());
  Invalid("Query", from("'PK':{'S':'other'},'SK':{'S':'b'}"),
          "The provided starting key is outside query boundaries based on provided conditions",
          Reference::InOtherWords());
  Invalid("Query",
          Body("PK = :a AND SK > :b", "':a':{'S':'a'},':b':{'S':'b'}",
               "'ExclusiveStartKey':{'PK':{'S':'a'},'SK':{'S':'a'}}"),
          "The provided starting key does not match the range key predicate");
}

TEST_P(Query, MissingTableIsResourceNotFound) {
  Refused("Query",
          "{'TableName':'no-such-table','KeyConditionExpression':'PK = :a',"
          "'ExpressionAttributeValues':{':a':{'S':'a'}}}",
          "ResourceNotFoundException", "Requested resource not found", Reference::InOtherWords());
}

// Both references answer so: text that is no expression, then what it doesn't use, then what it
// says that no key condition can.
TEST_P(Query, UnusedSubstitutionsAreToldBeforeTheFormOfTheCondition) {
  Table(kStringKeys);
  constexpr const char* kUnused =
      "Value provided in ExpressionAttributeValues unused in expressions: keys: {:b}";
  const std::string values = "':a':{'S':'a'},':b':{'S':'b'}";
  Refuses("PK = :a OR SK = :a", values, kUnused);
  Refuses("PK = :a AND size(SK) = :a", values, kUnused);
  Refuses("PK = :a AND PK = :a", values, kUnused);
  Refuses("PK = :a AND AND SK = :a", values,
          "Invalid KeyConditionExpression: Syntax error; token: \"AND\", near: \"AND AND SK\"");
}

TEST_P(Query, EverySubstitutionMustBeUsed) {
  Table(kStringKeys);
  Refuses("PK = :a", "':a':{'S':'a'},':b':{'S':'b'}",
          "Value provided in ExpressionAttributeValues unused in expressions: keys: {:b}");
  Refuses("PK = :a", "",
          "Invalid KeyConditionExpression: An expression attribute value used in expression is not "
          "defined; attribute value: :a");
}

}  // namespace flavorbot::conformance
