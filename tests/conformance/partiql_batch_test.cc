// BatchExecuteStatement and ExecuteTransaction.
#include "partiql.h"

namespace flavorbot::conformance {

class PartiQlMany : public PartiQl {
 protected:
  // a/1 a/2 a/3, with v = sort key.
  void SetUp() override {
    Table(kStringKeys);
    for (const std::string sort : {"1", "2", "3"}) {
      Put("'PK':{'S':'a'},'SK':{'S':'" + sort + "'},'v':{'N':'" + sort + "'}");
    }
  }

  static std::string Statements(std::string_view member,
                                std::initializer_list<std::string_view> statements,
                                std::string_view more = "") {
    std::string body = "{'" + std::string(member) + "':[";
    for (const auto statement : statements) {
      if (!body.ends_with('[')) body += ',';
      body += Body(statement);
    }
    return body.append("]").append(more.empty() ? "" : ",").append(more) + "}";
  }
  static std::string Batch(std::initializer_list<std::string_view> statements,
                           std::string_view more = "") {
    return Statements("Statements", statements, more);
  }
  static std::string Transaction(std::initializer_list<std::string_view> statements,
                                 std::string_view more = "") {
    return Statements("TransactStatements", statements, more);
  }
  json::value Responses(std::string_view action, std::string_view body) {
    return Reply{200, Ok(action, body)}.At("/Responses");
  }
  void BatchGives(std::initializer_list<std::string_view> statements, std::string_view responses) {
    EXPECT_EQ(Responses("BatchExecuteStatement", Batch(statements)), Json(Expand(responses)));
  }
  void BatchRefuses(const std::string& body, std::string_view message) {
    Invalid("BatchExecuteStatement", body, message);
  }
  void TransactionGives(std::initializer_list<std::string_view> statements,
                        std::string_view responses) {
    EXPECT_EQ(Responses("ExecuteTransaction", Transaction(statements)), Json(responses));
  }
  void TransactionRefuses(std::initializer_list<std::string_view> statements,
                          std::string_view message) {
    Invalid("ExecuteTransaction", Transaction(statements), message);
  }
  Reply Cancelled(const std::string& body, std::string_view reasons) {
    return Refused(
        "ExecuteTransaction", body, "TransactionCanceledException",
        "Transaction cancelled, please refer cancellation reasons for specific reasons [" +
            std::string(reasons) + "]");
  }

  static constexpr std::string_view kGetOne = "SELECT * FROM \"$T\" WHERE PK = 'a' AND SK = '1'";
  static constexpr std::string_view kGetNone = "SELECT * FROM \"$T\" WHERE PK = 'a' AND SK = '9'";
  static constexpr std::string_view kInsert = "INSERT INTO \"$T\" VALUE {'PK': 'a', 'SK': '4'}";
  static constexpr std::string_view kInsertAgain =
      "INSERT INTO \"$T\" VALUE {'PK': 'a', 'SK': '1'}";
  static constexpr std::string_view kUpdate = "UPDATE \"$T\" SET v = 7 WHERE PK = 'a' AND SK = '2'";
  static constexpr std::string_view kUpdateFails =
      "UPDATE \"$T\" SET v = 7 WHERE PK = 'a' AND SK = '3' AND v = 9";
  static constexpr std::string_view kDelete = "DELETE FROM \"$T\" WHERE PK = 'a' AND SK = '1'";
};
INSTANTIATE_TEST_SUITE_P(Conformance, PartiQlMany, testing::ValuesIn(TargetKinds()),
                         CaseTargetName);

TEST_P(PartiQlMany, ABatchReads) {
  BatchGives({kGetOne, kGetNone, "SELECT v FROM \"$T\" WHERE SK = '2' AND PK = 'a'"},
             "[{'TableName':'$T','Item':{'PK':{'S':'a'},'SK':{'S':'1'},'v':{'N':'1'}}},"
             "{'TableName':'$T'},{'TableName':'$T','Item':{'v':{'N':'2'}}}]");
}

TEST_P(PartiQlMany, ABatchWrites) {
  BatchGives({kInsert, kUpdate, kDelete},
             "[{'TableName':'$T'},{'TableName':'$T'},"
             "{'TableName':'$T'}]");
  EXPECT_EQ(Get("a", "4"), Json("{'PK':{'S':'a'},'SK':{'S':'4'}}"));
  EXPECT_EQ(Get("a", "2"), Json("{'PK':{'S':'a'},'SK':{'S':'2'},'v':{'N':'7'}}"));
  EXPECT_EQ(Get("a", "1"), json::value());
}

TEST_P(PartiQlMany, AStatementOfABatchFailsAlone) {
  BatchGives({kInsertAgain, kUpdate, kUpdateFails,
              "UPDATE \"$T\" SET v = nobody WHERE PK = 'b' AND SK = '1'"},
             "[{'TableName':'$T','Error':{'Code':'DuplicateItem','Message':'Duplicate primary key "
             "exists in table'}},{'TableName':'$T'},{'TableName':'$T','Error':{'Code':"
             "'ConditionalCheckFailed','Message':'The conditional request failed'}},"
             "{'TableName':'$T','Error':{'Code':'ConditionalCheckFailed','Message':'The "
             "conditional request failed'}}]");
  EXPECT_EQ(Get("a", "2"), Json("{'PK':{'S':'a'},'SK':{'S':'2'},'v':{'N':'7'}}"));
}

TEST_P(PartiQlMany, AStatementThatCannotBeReadHasNoTable) {
  BatchGives({kInsert, "INSERT INTO \"$T\" VALUE {'PK': 'a'}",
              "UPDATE \"$T\" SET v = v + 'a' WHERE PK = 'a' AND SK = '5'"},
             "[{'TableName':'$T'},{'Error':{'Code':'ValidationError','Message':'Key attribute "
             "should be present in the item: Key SK'}},{'Error':{'Code':'ValidationError',"
             "'Message':'Incorrect operand type for operator or function; operator or function: +, "
             "operand type: S'}}]");
}

TEST_P(PartiQlMany, AReadOfABatchNamesOneItem) {
  const std::string refusal =
      "{'Error':{'Code':'ValidationError','Message':'Only single item select is supported'}}";
  BatchGives({"SELECT * FROM \"$T\" WHERE PK = 'a'", "SELECT * FROM \"$T\"",
              "SELECT * FROM \"$T\" WHERE PK = 'a' AND SK = '1' AND v = 1",
              "SELECT * FROM \"$T\" WHERE PK IN ['a'] AND SK = '1'"},
             "[" + refusal + "," + refusal + "," + refusal + "," + refusal + "]");
}

TEST_P(PartiQlMany, ABatchKnowsTheTablesThatAreThere) {
  const auto responses = Responses(
      "BatchExecuteStatement", Batch({"SELECT * FROM Nope WHERE PK = 'a' AND SK = '1'", kGetNone}));
  EXPECT_EQ((Reply{200, responses}.At("/0/Error/Code")), Json("'ResourceNotFound'"));
  EXPECT_EQ((Reply{200, responses}.At("/1")), Json(Expand("{'TableName':'$T'}")));
}

TEST_P(PartiQlMany, ABatchReturnsItems) {
  BatchGives({"UPDATE \"$T\" SET v = 7 WHERE PK = 'a' AND SK = '2' RETURNING ALL NEW *",
              "DELETE FROM \"$T\" WHERE PK = 'a' AND SK = '1' RETURNING ALL OLD *"},
             "[{'TableName':'$T','Item':{'PK':{'S':'a'},'SK':{'S':'2'},'v':{'N':'7'}}},"
             "{'TableName':'$T','Item':{'PK':{'S':'a'},'SK':{'S':'1'},'v':{'N':'1'}}}]");
}

TEST_P(PartiQlMany, AFailedConditionOfABatchShowsTheItemIfAsked) {
  const std::string body =
      "{'Statements':[" +
      Body(kUpdateFails, "", "'ReturnValuesOnConditionCheckFailure':'ALL_OLD'") + "]}";
  const Reply reply{200, Responses("BatchExecuteStatement", body)};
  EXPECT_EQ(reply.At("/0/Error/Item"), Json("{'PK':{'S':'a'},'SK':{'S':'3'},'v':{'N':'3'}}"));
}

TEST_P(PartiQlMany, ABatchReadsOrWrites) {
  BatchRefuses(Batch({kGetOne, kInsert}),
               "Read and write requests together in the same batch is not supported.");
}

TEST_P(PartiQlMany, ABatchIsOfDifferentItems) {
  BatchRefuses(Batch({kGetOne, kGetOne}), "Provided list of item keys contains duplicates");
  BatchRefuses(Batch({kUpdate, kUpdate}), "Provided list of item keys contains duplicates");
  // Also of one that is refused for what it does to the item.
  const std::string of_key = "UPDATE \"$T\" SET SK = 'x' WHERE PK = 'a' AND SK = '1'";
  const std::string of_item = "UPDATE \"$T\" SET v = 1 WHERE PK = 'a' AND SK = '1'";
  BatchRefuses(Batch({of_key, of_item}), "Provided list of item keys contains duplicates");
}

TEST_P(PartiQlMany, ABatchHas1To25Statements) {
  Invalid("BatchExecuteStatement", "{'Statements':[]}",
          "1 validation error detected: Value '[]' at 'statements' failed to satisfy constraint: "
          "Member must have length greater than or equal to 1",
          Reference::InOtherWords());
  std::string body = "{'Statements':[" + Body(kGetOne);
  for (int i = 0; i < 25; ++i) body += "," + Body(kGetOne);
  Invalid("BatchExecuteStatement", body + "]}",
          "1 validation error detected: Value at 'statements' failed to satisfy constraint: Member "
          "must have length less than or equal to 25",
          Reference::InOtherWords());
}

TEST_P(PartiQlMany, ABatchTakesParametersForEachStatement) {
  const std::string text = "SELECT v FROM \"$T\" WHERE PK = ? AND SK = ?";
  const Reply reply{
      200, Responses("BatchExecuteStatement", "{'Statements':[" + Body(text, "{'S':'a'}") + "," +
                                                  Body(text, "{'S':'a'},{'S':'2'}") + "]}")};
  EXPECT_EQ(reply.At("/0/Error/Message"),
            json::value("Number of parameters in request and statement don't match."));
  EXPECT_EQ(reply.At("/1/Item"), Json("{'v':{'N':'2'}}"));
}

TEST_P(PartiQlMany, ABatchHasNoExists) {
  BatchGives({"EXISTS(SELECT * FROM \"$T\" WHERE PK = 'a' AND SK = '1')"},
             "[{'Error':{'Code':'ValidationError','Message':'EXISTS can only be used in "
             "ExecuteTransaction write requests.'}}]");
}

TEST_P(PartiQlMany, ATransactionReads) {
  TransactionGives({kGetOne, kGetNone, "SELECT v FROM \"$T\" WHERE PK = 'a' AND SK = '2'"},
                   "[{'Item':{'PK':{'S':'a'},'SK':{'S':'1'},'v':{'N':'1'}}},{},"
                   "{'Item':{'v':{'N':'2'}}}]");
}

TEST_P(PartiQlMany, ATransactionWritesAll) {
  TransactionGives({kInsert, kUpdate, kDelete}, "[]");
  EXPECT_EQ(Get("a", "4"), Json("{'PK':{'S':'a'},'SK':{'S':'4'}}"));
  EXPECT_EQ(Get("a", "2"), Json("{'PK':{'S':'a'},'SK':{'S':'2'},'v':{'N':'7'}}"));
  EXPECT_EQ(Get("a", "1"), json::value());
}

TEST_P(PartiQlMany, ATransactionWritesNothingWhenOneStatementFails) {
  const Reply reply = Cancelled(Transaction({kInsert, kUpdateFails, kDelete}),
                                "None, ConditionalCheckFailed, None");
  EXPECT_EQ(reply.At("/CancellationReasons/1/Message"), Json("'The conditional request failed'"));
  EXPECT_EQ(Get("a", "4"), json::value());
  EXPECT_NE(Get("a", "1"), json::value());
}

// The reference calls it a ValidationError; the service has a code for it.
TEST_P(PartiQlMany, AnInsertOfATransactionThatIsThereIsADuplicate) {
  const Reply reply = on_reference()
                          ? Cancelled(Transaction({kUpdate, kInsertAgain}), "None, ValidationError")
                          : Cancelled(Transaction({kUpdate, kInsertAgain}), "None, DuplicateItem");
  EXPECT_EQ(reply.At("/CancellationReasons/1/Message"),
            Json("'Duplicate primary key exists in table'"));
  EXPECT_EQ(Get("a", "2"), Json("{'PK':{'S':'a'},'SK':{'S':'2'},'v':{'N':'2'}}"));
}

TEST_P(PartiQlMany, AReasonShowsTheItemIfAsked) {
  const Reply reply =
      Cancelled("{'TransactStatements':[" +
                    Body(kUpdateFails, "", "'ReturnValuesOnConditionCheckFailure':'ALL_OLD'") +
                    "," + Body(kInsert) + "]}",
                "ConditionalCheckFailed, None");
  EXPECT_EQ(reply.At("/CancellationReasons/0/Item"),
            Json("{'PK':{'S':'a'},'SK':{'S':'3'},'v':{'N':'3'}}"));
}

TEST_P(PartiQlMany, ExistsIsAConditionOnAnotherItem) {
  TransactionGives({"EXISTS(SELECT * FROM \"$T\" WHERE PK = 'a' AND SK = '2' AND v = 2)", kInsert},
                   "[]");
  EXPECT_NE(Get("a", "4"), json::value());
  Cancelled(
      Transaction({"EXISTS(SELECT * FROM \"$T\" WHERE PK = 'a' AND SK = '2' AND v = 3)", kDelete}),
      "ConditionalCheckFailed, None");
  Cancelled(
      Transaction(
          {"EXISTS(SELECT * FROM \"$T\" WHERE PK = 'a' AND SK = '9' AND v IS MISSING)", kDelete}),
      "ConditionalCheckFailed, None");
}

TEST_P(PartiQlMany, ExistsNamesOneItemAndACondition) {
  for (const char* exists : {"EXISTS(SELECT * FROM \"$T\" WHERE PK = 'a' AND SK = '2')",
                             "EXISTS(SELECT * FROM \"$T\" WHERE PK = 'a' AND v = 1)"}) {
    TransactionRefuses({kInsert, exists},
                       "Validation failed in TransactStatements[1]: EXISTS() must contain a single "
                       "item read with additional condition");
  }
}

TEST_P(PartiQlMany, AWrongKeyIsAReason) {
  const Reply reply = Cancelled(Transaction({kUpdate, "INSERT INTO \"$T\" VALUE {'PK': 'a'}"}),
                                "None, ValidationError");
  EXPECT_EQ(reply.At("/CancellationReasons/1/Message"),
            Json("'Key attribute should be present in the item: Key SK'"));
  Cancelled(Transaction({"SELECT * FROM \"$T\" WHERE PK = 1 AND SK = '1'"}), "ValidationError");
}

TEST_P(PartiQlMany, ATransactionReadsOrWrites) {
  TransactionRefuses(
      {kGetOne, kInsert},
      "ExecuteTransaction API does not support both read and write operations in the "
      "same request.");
}

TEST_P(PartiQlMany, ATransactionIsOfDifferentItems) {
  constexpr std::string_view kMessage =
      "Transaction request cannot include multiple operations on one item";
  TransactionRefuses({kUpdate, kUpdate}, kMessage);
  TransactionRefuses({kGetOne, kGetOne}, kMessage);
}

TEST_P(PartiQlMany, AReadOfATransactionNamesOneItem) {
  for (const char* select : {"SELECT * FROM \"$T\" WHERE PK = 'a'",
                             "SELECT * FROM \"$T\" WHERE PK = 'a' AND SK = '1' AND v = 1"}) {
    TransactionRefuses({select},
                       "Validation failed in TransactStatements[0]: Select statements within "
                       "ExecuteTransaction must specify the primary key in the where clause.");
  }
  TransactionRefuses({"SELECT * FROM \"$T\".GSI1 WHERE PK = 'a' AND SK = '1'"},
                     "Validation failed in TransactStatements[0]: Reads on indices are not "
                     "supported within transactions.");
}

TEST_P(PartiQlMany, AStatementOfATransactionIsNamedByItsPlace) {
  TransactionRefuses({kUpdate, "UPDATE \"$T\" SET v = v + 'a' WHERE PK = 'a' AND SK = '3'"},
                     "Validation failed in TransactStatements[1]: Incorrect operand type for "
                     "operator or function; operator or function: +, operand type: S");
  TransactionRefuses(
      {"UPDATE \"$T\" SET v = 1 WHERE PK = 'a' AND SK = '1' RETURNING ALL NEW *"},
      "Validation failed in TransactStatements[0]: RETURNING clause is not supported "
      "in ExecuteTransaction.");
  TransactionRefuses({kUpdate, "DELETE FROM \"T\" WHERE PK = 'a' AND SK = '3'"},
                     "Validation failed in TransactStatements[1]: Table name should be within the "
                     "length [3, 255] and only contain 'a-z', 'A-Z', '0-9', '-', '_', '.'.");
  TransactionRefuses({kUpdate, "SELECT v FROM"},
                     "Statement wasn't well formed, can't be processed: SELECT v FROM");
}

TEST_P(PartiQlMany, ATransactionHas1To100Statements) {
  Invalid("ExecuteTransaction", "{'TransactStatements':[]}",
          "1 validation error detected: Value '[]' at 'transactStatements' failed to satisfy "
          "constraint: Member must have length greater than or equal to 1",
          Reference::InOtherWords());
  std::string body = "{'TransactStatements':[" + Body(kGetOne);
  for (int i = 0; i < 100; ++i) body += "," + Body(kGetOne);
  Invalid(
      "ExecuteTransaction", body + "]}",
      "1 validation error detected: Value at 'transactStatements' failed to satisfy constraint: "
      "Member must have length less than or equal to 100",
      Reference::InOtherWords());
}

TEST_P(PartiQlMany, ATokenMakesATransactionHappenOnce) {
  const std::string token = "'ClientRequestToken':'" + table_name() + "'";
  const std::string counts =
      Transaction({"UPDATE \"$T\" SET v = v + 1 WHERE PK = 'a' AND SK = '1'"}, token);
  Ok("ExecuteTransaction", counts);
  Ok("ExecuteTransaction", counts);
  EXPECT_EQ(Get("a", "1"), Json("{'PK':{'S':'a'},'SK':{'S':'1'},'v':{'N':'2'}}"));
  Refused("ExecuteTransaction", Transaction({kDelete}, token),
          "IdempotentParameterMismatchException",
          "DynamoDB rejected the request because you retried a request with a different payload "
          "but with an idempotent token that was already used.",
          Reference::InOtherWords());
}

// The reference leaves ConsumedCapacity out of all answers to statements.
TEST_P(PartiQlMany, CapacityIsThatOfTheItems) {
  if (on_reference()) return;
  const Reply batch{200, Ok("BatchExecuteStatement",
                            Batch({kGetOne, kGetNone}, "'ReturnConsumedCapacity':'TOTAL'"))};
  EXPECT_EQ(batch.At("/ConsumedCapacity"), Json(Expand("[{'TableName':'$T','CapacityUnits':1}]")));
  const Reply reads{200, Ok("ExecuteTransaction",
                            Transaction({kGetOne, kGetNone}, "'ReturnConsumedCapacity':'TOTAL'"))};
  EXPECT_EQ(reads.At("/ConsumedCapacity"),
            Json(Expand("[{'TableName':'$T','CapacityUnits':4,'ReadCapacityUnits':4}]")));
  const Reply writes{200, Ok("ExecuteTransaction",
                             Transaction({kInsert, kUpdate}, "'ReturnConsumedCapacity':'TOTAL'"))};
  EXPECT_EQ(writes.At("/ConsumedCapacity"),
            Json(Expand("[{'TableName':'$T','CapacityUnits':4,'WriteCapacityUnits':4}]")));
}

}  // namespace flavorbot::conformance
