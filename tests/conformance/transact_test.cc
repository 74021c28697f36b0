// TransactWriteItems and TransactGetItems.
#include "conformance.h"

namespace flavorbot::conformance {

class Transact : public Conformance {
 protected:
  void SetUp() override { Table(kStringKeys); }

  static std::string Key(std::string_view sort) {
    return "{'PK':{'S':'a'},'SK':{'S':'" + std::string(sort) + "'}}";
  }
  static std::string Action(std::string_view name, std::string_view members) {
    return "{'" + std::string(name) + "':{'TableName':'$T'," + std::string(members) + "}}";
  }
  static std::string PutOf(std::string_view sort, std::string_view more = "") {
    return Action("Put", "'Item':" + Key(sort) + std::string(more));
  }
  static std::string Check(std::string_view sort, std::string_view condition,
                           std::string_view more = "") {
    return Action("ConditionCheck", "'Key':" + Key(sort) + ",'ConditionExpression':'" +
                                        std::string(condition) + "'" + std::string(more));
  }
  static std::string UpdateOf(std::string_view sort, std::string_view expression,
                              std::string_view values = "") {
    std::string members = "'Key':" + Key(sort) + ",'UpdateExpression':'";
    members.append(expression).append("'");
    if (!values.empty()) {
      members.append(",'ExpressionAttributeValues':{").append(values).append("}");
    }
    return Action("Update", members);
  }
  static std::string Items(std::string_view actions, std::string_view more = "") {
    return "{'TransactItems':[" + std::string(actions) + "]" + std::string(more) + "}";
  }
  Reply Cancelled(std::string_view actions, std::string_view reasons) {
    return Refused(
        "TransactWriteItems", Items(actions), "TransactionCanceledException",
        "Transaction cancelled, please refer cancellation reasons for specific reasons [" +
            std::string(reasons) + "]");
  }
};
INSTANTIATE_TEST_SUITE_P(Conformance, Transact, testing::ValuesIn(TargetKinds()), CaseTargetName);

TEST_P(Transact, DoesAllOfIt) {
  Put("'PK':{'S':'a'},'SK':{'S':'delete'}");
  Put("'PK':{'S':'a'},'SK':{'S':'check'}");
  Answers("TransactWriteItems",
          Items(PutOf("put") + "," + UpdateOf("update", "SET x = :v", "':v':{'N':'1'}") + "," +
                Action("Delete", "'Key':" + Key("delete")) + "," +
                Check("check", "attribute_exists(PK)")),
          "{}");
  EXPECT_EQ(Get("a", "put"), Json(Key("put")));
  EXPECT_EQ(Get("a", "update"), Json("{'PK':{'S':'a'},'SK':{'S':'update'},'x':{'N':'1'}}"));
  EXPECT_EQ(Get("a", "delete"), json::value());
}

TEST_P(Transact, DoesNothingWhenAConditionFails) {
  const Reply reply = Cancelled(PutOf("1") + "," + Check("none", "attribute_exists(PK)"),
                                "None, ConditionalCheckFailed");
  EXPECT_EQ(reply.At("/CancellationReasons/0/Code"), "None");
  EXPECT_EQ(reply.At("/CancellationReasons/1/Code"), "ConditionalCheckFailed");
  EXPECT_EQ(reply.At("/CancellationReasons/1/Message"),
            on_reference() ? "The conditional request failed." : "The conditional request failed");
  EXPECT_EQ(Get("a", "1"), json::value());
}

TEST_P(Transact, ReturnsTheItemOfAFailedConditionWhenAsked) {
  Put("'PK':{'S':'a'},'SK':{'S':'1'},'x':{'N':'1'}");
  const Reply reply = Cancelled(
      Check("1", "attribute_not_exists(PK)", ",'ReturnValuesOnConditionCheckFailure':'ALL_OLD'") +
          "," +
          Check("none", "attribute_exists(PK)", ",'ReturnValuesOnConditionCheckFailure':'ALL_OLD'"),
      "ConditionalCheckFailed, ConditionalCheckFailed");
  EXPECT_EQ(reply.At("/CancellationReasons/0/Item"),
            Json("{'PK':{'S':'a'},'SK':{'S':'1'},'x':{'N':'1'}}"));
  EXPECT_TRUE(reply.At("/CancellationReasons/1/Item").is_null());
}

TEST_P(Transact, ConditionsOfEveryActionCount) {
  Put("'PK':{'S':'a'},'SK':{'S':'1'}");
  const char* condition = ",'ConditionExpression':'attribute_not_exists(PK)'";
  Cancelled(PutOf("1", condition) + "," + PutOf("2"), "ConditionalCheckFailed, None");
  Cancelled(Action("Delete", "'Key':" + Key("1") + condition), "ConditionalCheckFailed");
  Cancelled(Action("Update", "'UpdateExpression':'REMOVE x','Key':" + Key("1") + condition),
            "ConditionalCheckFailed");
}

TEST_P(Transact, TakesAnItemOnce) {
  constexpr const char* kTwice =
      "Transaction request cannot include multiple operations on one item";
  Invalid("TransactWriteItems", Items(PutOf("1") + "," + PutOf("1")), kTwice);
  Invalid("TransactWriteItems", Items(PutOf("1") + "," + Check("1", "attribute_exists(PK)")),
          kTwice);
  Invalid("TransactGetItems",
          Items(Action("Get", "'Key':" + Key("1")) + "," + Action("Get", "'Key':" + Key("1"))),
          kTwice);
}

TEST_P(Transact, Takes100Items) {
  std::string actions;
  for (int i = 0; i < 100; ++i) actions += (i > 0 ? "," : "") + PutOf(std::to_string(i));
  Ok("TransactWriteItems", Items(actions));
  const Reply reply = Call("TransactWriteItems", Items(actions + "," + PutOf("100")));
  EXPECT_EQ(reply.status, 400);
  // The service shows all of the list before this.
  EXPECT_NE(json::serialize(reply.body).find("Member must have length less than or equal to 100"),
            std::string::npos)
      << json::serialize(reply.body);
}

TEST_P(Transact, TakesFourMegabytes) {
  std::string actions;
  for (int i = 0; i < 11; ++i) {
    actions += (i > 0 ? "," : "") +
               Action("Put", "'Item':{'PK':{'S':'a'},'SK':{'S':'" + std::to_string(i) +
                                 "'},'f':{'S':'" + std::string(400'000, 'x') + "'}}");
  }
  const Reply reply = Call("TransactWriteItems", Items(actions));
  EXPECT_EQ(reply.status, 400);
  EXPECT_NE(json::serialize(reply.body).find("ValidationException"), std::string::npos);
  EXPECT_EQ(Get("a", "0"), json::value());
}

TEST_P(Transact, SyntaxErrorsAreNoCancellation) {
  Invalid("TransactWriteItems", Items(UpdateOf("1", "SET")),
          "Invalid UpdateExpression: Syntax error; token: \"<EOF>\", near: \"SET\"");
  Invalid("TransactWriteItems", Items(PutOf("1", ",'ConditionExpression':'a ='")),
          "Invalid ConditionExpression: Syntax error; token: \"<EOF>\", near: \"=\"");
}

TEST_P(Transact, KeyUpdatesAreCancellations) {
  const Reply reply = Cancelled(UpdateOf("1", "SET SK = :v", "':v':{'S':'x'}"), "ValidationError");
  EXPECT_EQ(reply.At("/CancellationReasons/0/Message"),
            "One or more parameter values were invalid: Cannot update attribute SK. This attribute "
            "is part of the key");
}

// What only the item can tell comes as a reason; the reference refuses the whole request.
TEST_P(Transact, UpdatesThatDoNotFitTheItemAreCancellations) {
  constexpr std::string_view kCancelled =
      "Transaction cancelled, please refer cancellation reasons for specific reasons "
      "[ValidationError]";
  Refused("TransactWriteItems", Items(UpdateOf("1", "SET n = nope")),
          "TransactionCanceledException", kCancelled,
          Reference::Says("The provided expression refers to an attribute that does not exist in "
                          "the item"));
  EXPECT_EQ(Get("a", "1"), json::value());
}

TEST_P(Transact, KeysMustMatchTheSchema) {
  Refused("TransactWriteItems", Items(Action("Delete", "'Key':{'PK':{'S':'a'}}")),
          "TransactionCanceledException",
          "Transaction cancelled, please refer cancellation reasons for specific reasons "
          "[ValidationError]",
          Reference::Says("The number of conditions on the keys is invalid"));
}

TEST_P(Transact, MissingTableRefusesAll) {
  Refused("TransactWriteItems",
          Items(PutOf("1") + ",{'Put':{'TableName':'no-such-table','Item':" + Key("1") + "}}"),
          "ResourceNotFoundException", "Requested resource not found", Reference::InOtherWords());
  EXPECT_EQ(Get("a", "1"), json::value());
}

TEST_P(Transact, ATokenMakesARepetitionHarmless) {
  const std::string token = ",'ClientRequestToken':'" + table_name() + "'";
  const std::string count = Items(UpdateOf("1", "ADD n :v", "':v':{'N':'1'}"), token);
  Ok("TransactWriteItems", count);
  Ok("TransactWriteItems", count);
  EXPECT_EQ(Get("a", "1"), Json("{'PK':{'S':'a'},'SK':{'S':'1'},'n':{'N':'1'}}"));
}

TEST_P(Transact, ATokenIsForOneRequest) {
  const std::string token = ",'ClientRequestToken':'" + table_name() + "'";
  Ok("TransactWriteItems", Items(PutOf("1"), token));
  const Reply reply = Call("TransactWriteItems", Items(PutOf("2"), token));
  EXPECT_EQ(reply.status, 400);
  EXPECT_EQ(reply.At("/__type"),
            "com.amazonaws.dynamodb.v20120810#IdempotentParameterMismatchException");
  EXPECT_EQ(Get("a", "2"), json::value());
}

TEST_P(Transact, WritesCostDouble) {
  Answers("TransactWriteItems", Items(PutOf("1"), ",'ReturnConsumedCapacity':'TOTAL'"),
          on_reference() ? "{'ConsumedCapacity':[{'TableName':'$T','CapacityUnits':2}]}"
                         : "{'ConsumedCapacity':[{'TableName':'$T','CapacityUnits':2,"
                           "'WriteCapacityUnits':2}]}");
}

TEST_P(Transact, GetsReadInTheOrderOfTheRequest) {
  Put("'PK':{'S':'a'},'SK':{'S':'1'},'x':{'N':'1'}");
  Put("'PK':{'S':'a'},'SK':{'S':'2'},'x':{'N':'2'}");
  Answers("TransactGetItems",
          Items(Action("Get", "'Key':" + Key("2")) + "," + Action("Get", "'Key':" + Key("none")) +
                "," + Action("Get", "'Key':" + Key("1") + ",'ProjectionExpression':'x'")),
          "{'Responses':[{'Item':{'PK':{'S':'a'},'SK':{'S':'2'},'x':{'N':'2'}}},{},"
          "{'Item':{'x':{'N':'1'}}}]}");
}

TEST_P(Transact, GetsCostDouble) {
  const Reply reply{200, Ok("TransactGetItems", Items(Action("Get", "'Key':" + Key("1")) + "," +
                                                          Action("Get", "'Key':" + Key("2")),
                                                      ",'ReturnConsumedCapacity':'TOTAL'"))};
  EXPECT_EQ(reply.At("/ConsumedCapacity/0/CapacityUnits"), 4);
}

TEST_P(Transact, GetOfAMissingTableIsResourceNotFound) {
  Refused("TransactGetItems",
          "{'TransactItems':[{'Get':{'TableName':'no-such-table','Key':" + Key("1") + "}}]}",
          "ResourceNotFoundException", "Requested resource not found", Reference::InOtherWords());
}

TEST_P(Transact, AnElementIsOneAction) {
  Invalid("TransactWriteItems", Items("{}"),
          "Invalid Request: TransactWriteRequest should contain Delete or Put or Update request");
  Invalid("TransactWriteItems",
          Items("{'Put':{'TableName':'$T','Item':" + Key("1") +
                "},'Delete':{'TableName':'$T','Key':" + Key("2") + "}}"),
          "TransactItems can only contain one of Check, Put, Update or Delete");
}

TEST_P(Transact, ListMayNotBeEmpty) {
  Invalid("TransactWriteItems", Items(""),
          "1 validation error detected: Value '[]' at 'transactItems' failed to satisfy "
          "constraint: Member must have length greater than or equal to 1",
          Reference::InOtherWords());
}

}  // namespace flavorbot::conformance
