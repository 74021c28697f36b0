// ExecuteStatement with SELECT: what is read, in which order, in which pages.
#include "partiql.h"

namespace flavorbot::conformance {

class PartiQlSelect : public PartiQl {
 protected:
  // a/1 a/2 a/3 and b/1, with v = sort key, and documents in a/1.
  void SetUp() override {
    Table(kIndexed);
    Put("'PK':{'S':'a'},'SK':{'S':'1'},'v':{'N':'1'},'GSI1PK':{'S':'g'},'GSI1SK':{'S':'9'},"
        "'m':{'M':{'x':{'N':'7'},'l':{'L':[{'L':[{'S':'q'}]},{'N':'8'}]},'date':{'S':'d'}}},"
        "'l':{'L':[{'S':'zero'},{'S':'one'}]},'L1':{'N':'3'}");
    Put("'PK':{'S':'a'},'SK':{'S':'2'},'v':{'N':'2'},'GSI1PK':{'S':'g'},'GSI1SK':{'S':'8'},"
        "'L1':{'N':'2'}");
    Put("'PK':{'S':'a'},'SK':{'S':'3'},'v':{'N':'3'}");
    Put("'PK':{'S':'b'},'SK':{'S':'1'},'v':{'N':'4'}");
  }

  Names Sorts(std::string_view statement, std::string_view parameters = "") {
    return Column(Run(statement, parameters), "SK");
  }
  Names Values(std::string_view statement, std::string_view parameters = "") {
    return Column(Run(statement, parameters), "v");
  }
};
INSTANTIATE_TEST_SUITE_P(Conformance, PartiQlSelect, testing::ValuesIn(TargetKinds()),
                         CaseTargetName);

TEST_P(PartiQlSelect, StarGivesWholeItems) {
  Gives("SELECT * FROM \"$T\" WHERE PK = 'a' AND SK = '3'",
        "[{'PK':{'S':'a'},'SK':{'S':'3'},'v':{'N':'3'}}]");
  Gives("SELECT * FROM \"$T\" WHERE PK = 'nobody'", "[]");
}

TEST_P(PartiQlSelect, KeywordsAreOfAnyCase) {
  EXPECT_EQ(Sorts("select PK, SK from \"$T\" where PK = 'a' Order By SK desc"),
            (Names{"3", "2", "1"}));
}

TEST_P(PartiQlSelect, CommentsAndASemicolonAreNothing) {
  EXPECT_EQ(Sorts("SELECT SK -- the sort key\nFROM \"$T\" /* of a */ WHERE PK = 'a';"),
            (Names{"1", "2", "3"}));
}

TEST_P(PartiQlSelect, PathsGetTheNameOfTheirLastStep) {
  Gives("SELECT m.x, m['l'][1], l[0], SK FROM \"$T\" WHERE PK = 'a' AND SK = '1'",
        "[{'x':{'N':'7'},'l[1]':{'N':'8'},'l[0]':{'S':'zero'},'SK':{'S':'1'}}]");
  Gives("SELECT m.l[0][0] FROM \"$T\" WHERE PK = 'a' AND SK = '1'", "[{'l[0][0]':{'S':'q'}}]");
  Gives("SELECT \"m\".\"date\" FROM \"$T\" WHERE PK = 'a' AND SK = '1'", "[{'date':{'S':'d'}}]");
}

TEST_P(PartiQlSelect, AbsentPathsAreLeftOut) {
  Gives("SELECT m.x, SK FROM \"$T\" WHERE PK = 'a' AND SK = '2'", "[{'SK':{'S':'2'}}]");
  Gives("SELECT l[7] FROM \"$T\" WHERE PK = 'a' AND SK = '1'", "[{}]");
  Gives("SELECT pk FROM \"$T\" WHERE PK = 'a' AND SK = '1'", "[{}]");
}

TEST_P(PartiQlSelect, NamesOfPathsHaveToDiffer) {
  Refuses("SELECT SK, SK FROM \"$T\"", "Duplicate identifiers in select clause: SK");
  Refuses("SELECT m.x, z.x FROM \"$T\"", "Duplicate identifiers in select clause: x");
  Refuses("SELECT m.l[0], l[0] FROM \"$T\"", "Duplicate identifiers in select clause: l[0]");
}

TEST_P(PartiQlSelect, PathsMayNotOverlap) {
  Refuses("SELECT m.x, m FROM \"$T\"",
          "Two document paths overlap with each other; must remove or rewrite one of these paths; "
          "path one: [m], path two: [m, x]");
}

TEST_P(PartiQlSelect, OnlyPathsCanBeSelected) {
  Refuses("SELECT v+1 FROM \"$T\"", "Unexpected path component at 1:9:1");
  Refuses("SELECT size(l) FROM \"$T\"", "Unexpected path component at 1:8:4");
  Refuses("SELECT 'SK' FROM \"$T\"", "Unexpected path component at 1:8:4");
  Refuses("SELECT COUNT(*) FROM \"$T\"", "Unexpected path component at 1:8:5");
  Refuses("SELECT l[1.5] FROM \"$T\"", "Unexpected path component at 1:10:3");
  Refuses("SELECT l[-1] FROM \"$T\"",
          "List index is not within the allowable range; index: [-1] at 1:11:1");
  Refuses("SELECT m.* FROM \"$T\"", "Changing item's hierarchy while reading isn't supported");
}

TEST_P(PartiQlSelect, AliasesAreRefused) {
  Refuses("SELECT v AS w FROM \"$T\"", "Aliasing is not supported");
  Refuses("SELECT t.v FROM \"$T\" t", "Aliasing is not supported");
  Refuses("SELECT t.v FROM \"$T\" AS t WHERE t.PK = 'a'", "Aliasing is not supported");
}

TEST_P(PartiQlSelect, APartitionIsInSortKeyOrder) {
  EXPECT_EQ(Sorts("SELECT SK FROM \"$T\" WHERE PK = 'a'"), (Names{"1", "2", "3"}));
  EXPECT_EQ(Sorts("SELECT PK, SK FROM \"$T\" WHERE 'a' = PK ORDER BY SK ASC"),
            (Names{"1", "2", "3"}));
  EXPECT_EQ(Sorts("SELECT PK, SK FROM \"$T\" WHERE PK = 'a' ORDER BY PK DESC, SK DESC"),
            (Names{"3", "2", "1"}));
}

TEST_P(PartiQlSelect, SortKeysMakeARange) {
  const auto sorts = [this](const std::string& condition) {
    return Sorts("SELECT SK FROM \"$T\" WHERE PK = 'a' AND " + condition);
  };
  EXPECT_EQ(sorts("SK = '2'"), (Names{"2"}));
  EXPECT_EQ(sorts("SK < '2'"), (Names{"1"}));
  EXPECT_EQ(sorts("SK <= '2'"), (Names{"1", "2"}));
  // The reference doesn't turn the comparator around.
  if (!on_reference()) EXPECT_EQ(sorts("'2' < SK"), (Names{"3"}));
  EXPECT_EQ(sorts("SK >= '2'"), (Names{"2", "3"}));
  EXPECT_EQ(sorts("SK BETWEEN '2' AND '3'"), (Names{"2", "3"}));
  EXPECT_EQ(sorts("begins_with(SK, '2')"), (Names{"2"}));
  EXPECT_EQ(sorts("SK > '1' AND SK < '3'"), (Names{"2"}));
  EXPECT_EQ(sorts("SK > '3' AND SK < '1'"), Names{});
  EXPECT_EQ(sorts("SK <> '2'"), (Names{"1", "3"}));
  EXPECT_EQ(sorts("SK IN ['1', '3']"), (Names{"1", "3"}));
}

TEST_P(PartiQlSelect, SeveralPartitionsAreReadInOrder) {
  EXPECT_EQ(Values("SELECT v FROM \"$T\" WHERE PK IN ['b', 'a', 'a']"),
            (Names{"1", "2", "3", "4"}));
  EXPECT_EQ(Values("SELECT v FROM \"$T\" WHERE PK IN ('b', 'a') AND SK = '1'"), (Names{"1", "4"}));
  EXPECT_EQ(Values("SELECT * FROM \"$T\" WHERE PK IN ['a', 'b'] ORDER BY PK DESC"),
            (Names{"4", "1", "2", "3"}));
  EXPECT_EQ(Values("SELECT * FROM \"$T\" WHERE PK IN ['a', 'b'] ORDER BY SK DESC"),
            (Names{"3", "2", "1", "4"}));
  EXPECT_EQ(Values("SELECT v FROM \"$T\" WHERE (PK = 'a' OR PK = 'b') AND v > 2").size(), 2u);
}

TEST_P(PartiQlSelect, OrderNeedsAKeyCondition) {
  Refuses("SELECT * FROM \"$T\" ORDER BY SK",
          "Must have WHERE clause in the statement when using ORDER BY clause.");
  Refuses("SELECT * FROM \"$T\" WHERE v = 1 ORDER BY SK",
          "Must have at least one non-optional hash key condition in WHERE clause when using ORDER "
          "BY clause.");
  Refuses("SELECT * FROM \"$T\" WHERE PK = 'a' ORDER BY v",
          "Variable reference v in ORDER BY clause must be part of the primary key");
}

TEST_P(PartiQlSelect, WithoutAPartitionAllItemsAreFiltered) {
  EXPECT_EQ(Values("SELECT v FROM \"$T\"").size(), 4u);
  EXPECT_EQ(Values("SELECT v FROM \"$T\" WHERE v = 4"), (Names{"4"}));
  EXPECT_EQ(Values("SELECT v FROM \"$T\" WHERE SK = '2'"), (Names{"2"}));
  EXPECT_EQ(Values("SELECT v FROM \"$T\" WHERE PK > 'a'"), (Names{"4"}));
}

TEST_P(PartiQlSelect, ContradictoryKeysFindNothing) {
  EXPECT_EQ(Values("SELECT v FROM \"$T\" WHERE PK = 'a' AND PK = 'b'"), Names{});
  EXPECT_EQ(Values("SELECT v FROM \"$T\" WHERE PK = 'a' AND SK = '1' AND SK = '2'"), Names{});
}

TEST_P(PartiQlSelect, AnIndexIsNamedBehindItsTable) {
  EXPECT_EQ(Sorts("SELECT SK FROM \"$T\".\"GSI1\" WHERE GSI1PK = 'g'"), (Names{"2", "1"}));
  EXPECT_EQ(Sorts("SELECT SK FROM \"$T\".GSI1 WHERE GSI1PK = 'g' AND GSI1SK > '8'"), (Names{"1"}));
  EXPECT_EQ(Sorts("SELECT * FROM \"$T\".LSI1 WHERE PK = 'a' ORDER BY L1 DESC"), (Names{"1", "2"}));
}

TEST_P(PartiQlSelect, AnIndexThatIsNotThereIsRefused) {
  Refuses("SELECT * FROM \"$T\".NOPE WHERE PK = 'a'",
          "The table does not have the specified index: NOPE");
  Refuses("SELECT * FROM \"$T\".GSI1.x",
          "A path may contain at most 2 components in the FROM clause");
}

TEST_P(PartiQlSelect, AGlobalIndexHasWhatItProjects) {
  Refuses("SELECT v FROM \"$T\".GSI2 WHERE G2 = 1",
          "One or more parameter values were invalid: Global secondary index GSI2 does not project "
          "[v]");
  Invalid("ExecuteStatement",
          Body("SELECT * FROM \"$T\".GSI1 WHERE GSI1PK = 'g'", "", "'ConsistentRead':true"),
          "Consistent reads are not supported on global secondary indexes");
}

TEST_P(PartiQlSelect, ATableThatIsNotThereIsNotFound) {
  Refused("ExecuteStatement", Body("SELECT * FROM Nope WHERE PK = 'a'"),
          "ResourceNotFoundException", "Requested resource not found", Reference::InOtherWords());
}

TEST_P(PartiQlSelect, OnlyTablesCanBeReadFrom) {
  Refuses("SELECT * FROM 'Tab'", "Unexpected from source");
  Refuses("SELECT * FROM \"$T\", Tab", "Only select from a single table or index is supported.");
}

TEST_P(PartiQlSelect, ClausesOfOtherDatabasesAreRefused) {
  Refuses("SELECT DISTINCT v FROM \"$T\"", "Unsupported token in expression: DISTINCT");
  Refuses("SELECT VALUE v FROM \"$T\"",
          "Select projection doesn't support value or pivot keywords");
  Refuses("SELECT v FROM \"$T\" GROUP BY v", "Unsupported clause: GROUP BY");
  Refuses("SELECT v FROM Tab LIMIT 1", "Unsupported clause: LIMIT at 1:25:1");
}

TEST_P(PartiQlSelect, ParametersStandForValues) {
  EXPECT_EQ(Sorts("SELECT SK FROM \"$T\" WHERE PK = ? AND SK > ?", "{'S':'a'},{'S':'1'}"),
            (Names{"2", "3"}));
  EXPECT_EQ(
      Sorts("SELECT SK FROM \"$T\" WHERE PK IN [?, ?] AND v = ?", "{'S':'a'},{'S':'b'},{'N':'2'}"),
      (Names{"2"}));
}

TEST_P(PartiQlSelect, ParametersHaveToBeAsMany) {
  constexpr std::string_view kMessage =
      "Number of parameters in request and statement don't match.";
  Refuses("SELECT * FROM \"$T\" WHERE PK = ? AND SK = ?", kMessage, "{'S':'a'}");
  Refuses("SELECT * FROM \"$T\" WHERE PK = ?", kMessage);
  // The reference leaves parameters too many alone; the API reference has the two match.
  Refuses("SELECT * FROM \"$T\" WHERE PK = ?", kMessage, Reference::Accepts(),
          "{'S':'a'},{'S':'b'}");
}

TEST_P(PartiQlSelect, KeysHaveTheTypeOfTheSchema) {
  Refuses("SELECT * FROM \"$T\" WHERE PK = 1",
          "Key attribute's data type should match its data type in table's schema: Key PK");
  Refuses("SELECT * FROM \"$T\" WHERE PK IN [1]",
          "Key attribute's data type should match its data type in table's schema: Key PK");
  Refuses("SELECT * FROM \"$T\" WHERE PK = 'a' AND SK = 1",
          "Key attribute's data type should match its data type in table's schema: Key SK");
  Refuses("SELECT * FROM \"$T\" WHERE PK = 'a' AND SK > 1",
          "Key attribute's data type should match its data type in table's schema: Key SK");
  Refuses("SELECT * FROM \"$T\" WHERE PK = ''",
          "One or more parameter values are not valid. The AttributeValue for a key attribute "
          "cannot contain an empty string value. Key: PK");
  Refuses("SELECT * FROM \"$T\" WHERE PK.x = 'a'",
          "Key attributes must be scalars; list random access '[]' and map lookup '.' are not "
          "allowed: Key: PK");
}

TEST_P(PartiQlSelect, LimitEndsAPageAndTheTokenGoesOn) {
  const std::string statement = "SELECT SK FROM \"$T\" WHERE PK = 'a'";
  const Reply first{200, Ok("ExecuteStatement", Body(statement, "", "'Limit':2"))};
  EXPECT_EQ(Column(first.At("/Items"), "SK"), (Names{"1", "2"}));
  const std::string token(first.At("/NextToken").as_string());
  const Reply second{
      200, Ok("ExecuteStatement", Body(statement, "", "'Limit':2,'NextToken':'" + token + "'"))};
  EXPECT_EQ(Column(second.At("/Items"), "SK"), (Names{"3"}));
  EXPECT_TRUE(second.At("/NextToken").is_null());
}

// The reference leaves LastEvaluatedKey out; the API reference has it.
TEST_P(PartiQlSelect, APageThatIsNotTheLastHasItsLastKey) {
  if (on_reference()) return;
  const Reply page{
      200, Ok("ExecuteStatement", Body("SELECT v FROM \"$T\" WHERE PK = 'a'", "", "'Limit':2"))};
  EXPECT_EQ(page.At("/LastEvaluatedKey"), Json("{'PK':{'S':'a'},'SK':{'S':'2'}}"));
}

TEST_P(PartiQlSelect, PagesGoThroughSeveralPartitions) {
  Names values;
  std::string token;
  for (int page = 0; page < 6; ++page) {
    const auto more = "'Limit':1" + (token.empty() ? "" : ",'NextToken':'" + token + "'");
    const Reply reply{
        200, Ok("ExecuteStatement", Body("SELECT v FROM \"$T\" WHERE PK IN ['a', 'b']", "", more))};
    for (auto& value : Column(reply.At("/Items"), "v")) values.push_back(value);
    if (reply.At("/NextToken").is_null()) break;
    token = reply.At("/NextToken").as_string();
  }
  EXPECT_EQ(values, (Names{"1", "2", "3", "4"}));
}

TEST_P(PartiQlSelect, TheLimitCountsWhatIsReadBeforeTheFilter) {
  const Reply reply{200,
                    Ok("ExecuteStatement",
                       Body("SELECT SK FROM \"$T\" WHERE PK = 'a' AND v > 1", "", "'Limit':1"))};
  EXPECT_EQ(reply.At("/Items"), Json("[]"));
  EXPECT_FALSE(reply.At("/NextToken").is_null());
}

TEST_P(PartiQlSelect, ATokenThatIsNoneIsRefused) {
  const auto refuses = [this](const std::string& token, const Reference& reference) {
    Invalid("ExecuteStatement", Body("SELECT * FROM \"$T\"", "", "'NextToken':'" + token + "'"),
            "Invalid NextToken", reference);
  };
  refuses("abc", Reference::Says("Invalid NextToken"));
  refuses("", Reference::Says("Invalid NextToken"));
  refuses("e30", Reference::Fails());
}

// The reference takes the key out of any token; the service's are bound to their statement.
TEST_P(PartiQlSelect, ATokenOfAnotherStatementIsRefused) {
  if (on_reference()) return;
  const Reply first{
      200, Ok("ExecuteStatement", Body("SELECT SK FROM \"$T\" WHERE PK = 'a'", "", "'Limit':1"))};
  const std::string token(first.At("/NextToken").as_string());
  Invalid("ExecuteStatement",
          Body("SELECT SK FROM \"$T\" WHERE PK = 'b'", "", "'NextToken':'" + token + "'"),
          "Invalid NextToken");
}

TEST_P(PartiQlSelect, TheLimitIsAtLeastOne) {
  Invalid("ExecuteStatement", Body("SELECT * FROM \"$T\"", "", "'Limit':0"),
          "1 validation error detected: Value '0' at 'limit' failed to satisfy constraint: Member "
          "must have value greater than or equal to 1");
}

// The reference leaves ConsumedCapacity out of all answers to statements.
TEST_P(PartiQlSelect, CapacityIsThatOfAQuery) {
  if (on_reference()) return;
  const auto capacity = [this](std::string_view more) {
    return Reply{200, Ok("ExecuteStatement", Body("SELECT v FROM \"$T\" WHERE PK = 'a'", "", more))}
        .At("/ConsumedCapacity");
  };
  EXPECT_EQ(capacity("'ReturnConsumedCapacity':'TOTAL'"),
            Json(Expand("{'TableName':'$T','CapacityUnits':0.5}")));
  EXPECT_EQ(capacity("'ConsistentRead':true,'ReturnConsumedCapacity':'INDEXES'"),
            Json(Expand("{'TableName':'$T','CapacityUnits':1,'Table':{'CapacityUnits':1}}")));
  EXPECT_TRUE(capacity("'ReturnConsumedCapacity':'NONE'").is_null());
}

}  // namespace flavorbot::conformance
