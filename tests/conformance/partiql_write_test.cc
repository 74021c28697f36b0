// ExecuteStatement with INSERT, UPDATE and DELETE.
#include "partiql.h"

namespace flavorbot::conformance {

class PartiQlWrite : public PartiQl {
 protected:
  void SetUp() override { Table(kIndexed); }

  // The item a/1 as an UPDATE or DELETE names it.
  static constexpr const char* kOne = " WHERE PK = 'a' AND SK = '1'";

  void PutOne(std::string_view more = "") {
    Put("'PK':{'S':'a'},'SK':{'S':'1'},'v':{'N':'1'}" + std::string(more));
  }
  void HasOne(std::string_view attributes) {
    EXPECT_EQ(Get("a", "1"),
              Json("{'PK':{'S':'a'},'SK':{'S':'1'}," + std::string(attributes) + "}"));
  }
  void Update(std::string_view actions, std::string_view parameters = "") {
    Gives("UPDATE \"$T\" " + std::string(actions) + kOne, "[]", parameters);
  }
  void UpdateRefuses(std::string_view actions, std::string_view message) {
    Refuses("UPDATE \"$T\" " + std::string(actions) + kOne, message);
  }
  Reply ConditionFails(std::string_view statement, std::string_view more = "") {
    return Refused("ExecuteStatement", Body(statement, "", more), "ConditionalCheckFailedException",
                   "The conditional request failed");
  }
};
INSTANTIATE_TEST_SUITE_P(Conformance, PartiQlWrite, testing::ValuesIn(TargetKinds()),
                         CaseTargetName);

TEST_P(PartiQlWrite, InsertPutsAnItemOfAllTypes) {
  Gives(
      "INSERT INTO \"$T\" VALUE {'PK': 'a', 'SK': '1', 'm': {'x': [1, 'b', true, null, {}]}, "
      "'ns': <<1, 2>>, 'ss': <<'a'>>, 'e': '', 'n': -1.5e3, 'f': false}",
      "[]");
  HasOne(
      "'m':{'M':{'x':{'L':[{'N':'1'},{'S':'b'},{'BOOL':true},{'NULL':true},{'M':{}}]}}},"
      "'ns':{'NS':['1','2']},'ss':{'SS':['a']},'e':{'S':''},'n':{'N':'-1500'},"
      "'f':{'BOOL':false}");
}

TEST_P(PartiQlWrite, InsertTakesParameters) {
  Gives("insert into \"$T\" value {'PK': ?, 'SK': ?, 'v': ?}", "[]",
        "{'S':'a'},{'S':'1'},{'M':{'z':{'B':'AAE='}}}");
  HasOne("'v':{'M':{'z':{'B':'AAE='}}}");
}

TEST_P(PartiQlWrite, InsertDoesNotReplace) {
  PutOne();
  Refused("ExecuteStatement", Body("INSERT INTO \"$T\" VALUE {'PK': 'a', 'SK': '1', 'v': 2}"),
          "DuplicateItemException", "Duplicate primary key exists in table",
          Reference{"DuplicateItem", "Duplicate primary key exists in table"});
  HasOne("'v':{'N':'1'}");
}

TEST_P(PartiQlWrite, InsertWantsOneTuple) {
  constexpr std::string_view kMessage =
      "Unsupported format in item expression. Please use struct format {...} to express item "
      "values "
      "for insert statement. at 1:23:1";
  Refuses("INSERT INTO Tab VALUE ?", kMessage, "{'M':{}}");
  Refuses("INSERT INTO Tab VALUE [{'PK': 'a'}]", kMessage);
  IsNotWellFormed("INSERT INTO Tab VALUES {'PK': 'a'}");
  IsNotWellFormed("INSERT INTO Tab (PK, SK) VALUES ('a', 'b')");
}

TEST_P(PartiQlWrite, InsertWantsTheKeys) {
  Refuses("INSERT INTO \"$T\" VALUE {'PK': 'a'}",
          "Key attribute should be present in the item: Key SK");
  Refuses("INSERT INTO \"$T\" VALUE {'PK': 1, 'SK': 'a'}",
          "Key attribute's data type should match its data type in table's schema: Key PK");
  Refuses("INSERT INTO \"$T\" VALUE {'PK': '', 'SK': 'a'}",
          "One or more parameter values are not valid. The AttributeValue for a key attribute "
          "cannot contain an empty string value. Key: PK");
}

TEST_P(PartiQlWrite, InsertChecksIndexKeys) {
  Refuses("INSERT INTO \"$T\" VALUE {'PK': 'a', 'SK': '1', 'GSI1PK': 1}",
          "One or more parameter values were invalid: Type mismatch for Index Key GSI1PK Expected: "
          "S Actual: N IndexName: GSI1",
          Reference::InOtherWords());
}

TEST_P(PartiQlWrite, InsertRefusesWhatIsNoValue) {
  Refuses("INSERT INTO Tab VALUE {'PK': 'a', 'b': v}",
          "Unsupported data type: v under key root at 1:40:1");
  Refuses("INSERT INTO Tab VALUE {'PK': 'a', 'b': MISSING}",
          "Unsupported data type: MISSING under key root at 1:40:7");
  Refuses("INSERT INTO Tab VALUE {'PK': 'a', 'b': 1 + 1}",
          "Unsupported data type: + under key root at 1:42:1");
  Refuses("INSERT INTO Tab VALUE {'PK': 'a', 'PK': 'b'}",
          "Duplicate keys in tuple. Key: PK under root at 1:35:4");
}

TEST_P(PartiQlWrite, InsertIntoAnIndexIsRefused) {
  Refuses("INSERT INTO \"$T\".GSI1 VALUE {'PK': 'a', 'SK': '1'}",
          "FROM clause may only contain a single table name in data manipulation statements");
}

TEST_P(PartiQlWrite, InsertReturnsNothing) {
  Refuses("INSERT INTO \"$T\" VALUE {'PK': 'a', 'SK': '1'} RETURNING ALL OLD *",
          "RETURNING is not supported in INSERT");
}

TEST_P(PartiQlWrite, InsertedDocumentsNestAsDeepAsItemsMay) {
  const auto nested = [](std::size_t levels) {
    return "INSERT INTO \"$T\" VALUE {'PK': 'a', 'SK': '1', 'x': " + std::string(levels, '[') +
           std::string(levels, ']') + "}";
  };
  Refuses(nested(33), "Nesting Levels have exceeded supported limits");
  Gives(nested(31), "[]");
}

TEST_P(PartiQlWrite, SetGivesValues) {
  PutOne();
  Update("SET v = 2");
  HasOne("'v':{'N':'2'}");
  Update("SET v = ?, w = 'x'", "{'N':'3'}");
  HasOne("'v':{'N':'3'},'w':{'S':'x'}");
  Update("SET m = {'a': [1]} SET w = v");
  HasOne("'v':{'N':'3'},'w':{'N':'3'},'m':{'M':{'a':{'L':[{'N':'1'}]}}}");
  Update("SET m.b = 2 SET m['a'][0] = 3");
  HasOne("'v':{'N':'3'},'w':{'N':'3'},'m':{'M':{'a':{'L':[{'N':'3'}]},'b':{'N':'2'}}}");
}

TEST_P(PartiQlWrite, SetCounts) {
  PutOne();
  Update("SET v = v + 1");
  HasOne("'v':{'N':'2'}");
  Update("SET v = v - ?", "{'N':'5'}");
  HasOne("'v':{'N':'-3'}");
  Update("SET v = 1 - (v + 1 + 1)");
  HasOne("'v':{'N':'2'}");
}

TEST_P(PartiQlWrite, SetAppends) {
  PutOne(",'l':{'L':[{'N':'1'}]}");
  Update("SET l = list_append(l, [2, 3])");
  HasOne("'v':{'N':'1'},'l':{'L':[{'N':'1'},{'N':'2'},{'N':'3'}]}");
  Update("SET l = list_append([0], l)");
  HasOne("'v':{'N':'1'},'l':{'L':[{'N':'0'},{'N':'1'},{'N':'2'},{'N':'3'}]}");
}

TEST_P(PartiQlWrite, SetAddAndSetDeleteChangeSets) {
  PutOne(",'s':{'NS':['1','2']}");
  Update("SET s = set_add(s, <<3>>)");
  HasOne("'v':{'N':'1'},'s':{'NS':['1','2','3']}");
  Update("SET s = SET_DELETE(s, ?)", "{'NS':['1','2']}");
  HasOne("'v':{'N':'1'},'s':{'NS':['3']}");
  Update("SET t = set_add(t, <<'a'>>)");
  HasOne("'v':{'N':'1'},'s':{'NS':['3']},'t':{'SS':['a']}");
  UpdateRefuses("SET v = set_add(v, <<1>>)",
                "An operand in the update expression has an incorrect data type");
}

TEST_P(PartiQlWrite, SetAddIsOfItsOwnPath) {
  Refuses("UPDATE Tab SET a = set_add(b, <<1>>)",
          "The first argument to SET_ADD must equal the assignment value");
  Refuses("UPDATE Tab SET a = set_add(a)", "SET_ADD must have exactly two arguments at 1:20:7");
  Refuses("UPDATE Tab SET a = set_delete(a, 1)",
          "The second argument to SET_DELETE must be a value with type SET at 1:31:1");
}

TEST_P(PartiQlWrite, RemoveTakesPathsAway) {
  PutOne(",'w':{'N':'2'},'m':{'M':{'l':{'L':[{'N':'1'},{'N':'2'}]}}}");
  Update("REMOVE w REMOVE m.l[0]");
  HasOne("'v':{'N':'1'},'m':{'M':{'l':{'L':[{'N':'2'}]}}}");
  Update("REMOVE m SET v = 2");
  HasOne("'v':{'N':'2'}");
  IsNotWellFormed("UPDATE Tab REMOVE a, b" + std::string(kOne));
}

TEST_P(PartiQlWrite, PathsOfAnUpdateMayNotOverlap) {
  UpdateRefuses("SET v = 1, v = 2",
                "Two document paths overlap with each other; must remove or rewrite one of these "
                "paths; path one: [v], path two: [v]");
  UpdateRefuses("SET m.a = 1 REMOVE m",
                "Two document paths overlap with each other; must remove or rewrite one of these "
                "paths; path one: [m], path two: [m, a]");
}

TEST_P(PartiQlWrite, OperandsOfAnUpdateAreChecked) {
  PutOne();
  UpdateRefuses("SET v = 'a' + 1",
                "Incorrect operand type for operator or function; operator or function: +, operand "
                "type: S");
  UpdateRefuses("SET v = v * 2", "Unsupported operator in Update Expression. Operator: *");
  UpdateRefuses("SET v = size(m)",
                "The function is not allowed in an update expression; function: "
                "size");
  UpdateRefuses("SET v = foo(v)", "Unrecognized function: foo");
  UpdateRefuses("SET v = Foo(v)", "Unrecognized function: foo");
  UpdateRefuses("SET v = list_append([1], 2)",
                "Incorrect operand type for operator or function; operator or function: "
                "list_append, operand type: N");
  UpdateRefuses("SET v = MISSING", "MISSING must be compared using IS operator");
  UpdateRefuses("SET v = nobody + 1",
                "The provided expression refers to an attribute that does not exist in the item");
  UpdateRefuses("SET z.a = 1",
                "The document path provided in the update expression is invalid for update");
}

TEST_P(PartiQlWrite, KeysStayAsTheyAre) {
  PutOne();
  UpdateRefuses("SET PK = 'b'",
                "One or more parameter values were invalid: Cannot update attribute PK. This "
                "attribute is part of the key");
}

TEST_P(PartiQlWrite, UpdateAndDeleteNameOneItem) {
  constexpr std::string_view kMessage =
      "Where clause does not contain a mandatory equality on all key attributes";
  for (const char* where :
       {"", " WHERE PK = 'a'", " WHERE PK = 'a' AND SK > '1'", " WHERE PK = 'a' AND SK IN ['1']",
        " WHERE PK = 'a' AND SK = '1' OR v = 1", " WHERE PK IN ['a'] AND SK = '1'"}) {
    Refuses("UPDATE \"$T\" SET v = 1" + std::string(where), kMessage);
    Refuses("DELETE FROM \"$T\"" + std::string(where), kMessage);
  }
  Refuses("UPDATE \"$T\" SET v = 1 WHERE PK = 1 AND SK = '1'",
          "Key attribute's data type should match its data type in table's schema: Key PK");
}

TEST_P(PartiQlWrite, WhatElseIsInWhereIsACondition) {
  PutOne();
  Gives("UPDATE \"$T\" SET v = 2 WHERE v = 1 AND (SK = '1' AND 'a' = PK)", "[]");
  HasOne("'v':{'N':'2'}");
  ConditionFails("UPDATE \"$T\" SET v = 3 WHERE PK = 'a' AND SK = '1' AND v = 1");
  ConditionFails("UPDATE \"$T\" SET v = 3 WHERE PK = 'a' AND SK = '1' AND v IS MISSING");
  ConditionFails("DELETE FROM \"$T\" WHERE PK = 'a' AND SK = '1' AND v = 1");
  HasOne("'v':{'N':'2'}");
}

TEST_P(PartiQlWrite, AFailedConditionShowsTheItemIfAsked) {
  PutOne();
  const Reply reply =
      ConditionFails("UPDATE \"$T\" SET v = 3 WHERE PK = 'a' AND SK = '1' AND v = 9",
                     "'ReturnValuesOnConditionCheckFailure':'ALL_OLD'");
  EXPECT_EQ(reply.At("/Item"), Json("{'PK':{'S':'a'},'SK':{'S':'1'},'v':{'N':'1'}}"));
}

TEST_P(PartiQlWrite, UpdateMakesNoItem) {
  ConditionFails("UPDATE \"$T\" SET v = 3 WHERE PK = 'a' AND SK = '1'");
  ConditionFails("UPDATE \"$T\" SET v = 3 WHERE PK = 'a' AND SK = '1' AND v IS MISSING");
  EXPECT_EQ(Get("a", "1"), json::value());
}

TEST_P(PartiQlWrite, DeleteOfNothingIsDone) {
  Gives("DELETE FROM \"$T\" WHERE PK = 'a' AND SK = '1'", "[]");
  Gives("DELETE FROM \"$T\" WHERE PK = 'a' AND SK = '1' AND v = 1", "[]");
  Gives("DELETE FROM \"$T\" WHERE PK = 'a' AND SK = '1' RETURNING ALL OLD *", "[]");
}

TEST_P(PartiQlWrite, DeleteReturnsTheItem) {
  PutOne();
  Gives("DELETE FROM \"$T\" WHERE PK = 'a' AND SK = '1' AND v = 1 RETURNING ALL OLD *",
        "[{'PK':{'S':'a'},'SK':{'S':'1'},'v':{'N':'1'}}]");
  EXPECT_EQ(Get("a", "1"), json::value());
}

TEST_P(PartiQlWrite, UpdateReturnsWhatIsAsked) {
  PutOne();
  const auto returns = [this](std::string_view action, std::string_view returning,
                              std::string_view items) {
    Gives("UPDATE \"$T\" " + std::string(action) + kOne + " RETURNING " + std::string(returning),
          items);
  };
  returns("SET v = 2", "ALL OLD *", "[{'PK':{'S':'a'},'SK':{'S':'1'},'v':{'N':'1'}}]");
  returns("SET v = 3", "ALL NEW *", "[{'PK':{'S':'a'},'SK':{'S':'1'},'v':{'N':'3'}}]");
  returns("SET v = 4", "MODIFIED OLD *", "[{'v':{'N':'3'}}]");
  returns("SET v = 5, w = 1", "MODIFIED NEW *", "[{'v':{'N':'5'},'w':{'N':'1'}}]");
  returns("SET x = 5", "MODIFIED OLD *", "[]");
}

TEST_P(PartiQlWrite, ReturningIsOneThing) {
  const std::string update = "UPDATE \"$T\" SET v = 1" + std::string(kOne);
  Refuses(update + " RETURNING ALL NEW v",
          "Expected '*' after ( MODIFIED | ALL ) ( NEW | OLD ) in RETURNING clause");
  Refuses(update + " RETURNING ALL OLD *, ALL NEW *",
          "Invalid syntax with multiple returning elements in RETURNING clause");
  Refuses("DELETE FROM \"$T\"" + std::string(kOne) + " RETURNING MODIFIED OLD *",
          "Invalid returning clause: RETURNING MODIFIED OLD *. Only RETURNING ALL OLD * is allowed "
          "in DELETE statements.");
}

TEST_P(PartiQlWrite, AliasesAreRefused) {
  for (const char* alias : {"x", "AS x", "REMOVEs"}) {
    Refuses("UPDATE \"$T\" " + std::string(alias) + " SET v = 1" + kOne,
            "Aliasing is not supported");
    Refuses("DELETE FROM \"$T\" " + std::string(alias) + kOne, "Aliasing is not supported");
  }
  IsNotWellFormed("UPDATE \"$T\" x y SET v = 1" + std::string(kOne));
  IsNotWellFormed("INSERT INTO \"$T\" x VALUE {'PK': 'a'}");
}

TEST_P(PartiQlWrite, IndexesAreForReading) {
  Refuses("UPDATE \"$T\".GSI1 SET v = 1" + std::string(kOne),
          "This operation is not supported on an index");
  Refuses("DELETE FROM \"$T\".GSI1" + std::string(kOne),
          "This operation is not supported on an index");
}

// The reference leaves ConsumedCapacity out of all answers to statements.
TEST_P(PartiQlWrite, CapacityIsThatOfTheWrite) {
  if (on_reference()) return;
  const Reply reply{200, Ok("ExecuteStatement",
                            Body("INSERT INTO \"$T\" VALUE {'PK': 'a', 'SK': '1', 'GSI1PK': 'g', "
                                 "'GSI1SK': 'h'}",
                                 "", "'ReturnConsumedCapacity':'INDEXES'"))};
  EXPECT_EQ(reply.At("/ConsumedCapacity"),
            Json(Expand("{'TableName':'$T','CapacityUnits':2,'Table':{'CapacityUnits':1},"
                        "'GlobalSecondaryIndexes':{'GSI1':{'CapacityUnits':1}}}")));
}

}  // namespace flavorbot::conformance
