// Statements that aren't well formed, or that PartiQL has and DynamoDB doesn't.
#include "partiql.h"

namespace flavorbot::conformance {

class PartiQlSyntax : public PartiQl {
 protected:
  void SetUp() override { Table(kStringKeys); }
};
INSTANTIATE_TEST_SUITE_P(Conformance, PartiQlSyntax, testing::ValuesIn(TargetKinds()),
                         CaseTargetName);

TEST_P(PartiQlSyntax, UnfinishedStatements) {
  for (const char* statement :
       {"SELECT", "SELECT *", "SELECT * FROM", "SELECT FROM Tab", "SELECT * FROM Tab WHERE",
        "SELECT * FROM Tab WHERE a = 1 AND", "SELECT * FROM Tab WHERE a IN ()", "INSERT INTO Tab",
        "INSERT INTO Tab VALUE", "INSERT INTO Tab VALUE {'a': 1", "UPDATE Tab", "UPDATE Tab SET",
        "UPDATE Tab SET a", "UPDATE Tab WHERE a = 1", "DELETE", "DELETE FROM", "DELETE Tab"}) {
    IsNotWellFormed(statement);
  }
}

TEST_P(PartiQlSyntax, TextsAndCommentsHaveToEnd) {
  IsNotWellFormed("SELECT * FROM Tab WHERE a = 'b");
  IsNotWellFormed("SELECT * FROM \"Tab WHERE a = 'b'");
  IsNotWellFormed("SELECT * FROM Tab /* WHERE a = 'b'");
}

TEST_P(PartiQlSyntax, OneStatementAtATime) {
  IsNotWellFormed("SELECT * FROM Tab; SELECT * FROM Tab");
  IsNotWellFormed("SELECT * FROM Tab WHERE a = 1 b");
}

TEST_P(PartiQlSyntax, KeywordsNeedQuotesToBeNames) {
  for (const char* word : {"date", "value", "user", "count", "size", "select", "table", "order",
                           "language", "nothing", "timestamp", "level"}) {
    IsNotWellFormed("SELECT * FROM Tab WHERE " + std::string(word) + " = 'a'");
    IsNotWellFormed("SELECT * FROM Tab WHERE m." + std::string(word) + " = 'a'");
    EXPECT_EQ(Where("\"" + std::string(word) + "\" = 'a'"), Names{});
  }
}

TEST_P(PartiQlSyntax, OtherWordsThatAreReservedInExpressionsAreNames) {
  for (const char* word : {"name", "year", "status", "ttl", "role", "groups", "data", "title"}) {
    EXPECT_EQ(Where(std::string(word) + " = 'a'"), Names{}) << word;
  }
}

TEST_P(PartiQlSyntax, OtherStatementsAreRefused) {
  Refuses("FOO", "Unsupported operation: VariableReference");
  Refuses("CREATE TABLE x", "Unsupported operation: CreateTable");
  Refuses("DROP TABLE x", "Unsupported operation: DropTable");
  Refuses("INSERT INTO Tab VALUES ({'a': 1})", "Unsupported operation: InsertOp");
}

TEST_P(PartiQlSyntax, ExistsIsForTransactions) {
  Refuses("EXISTS(SELECT * FROM \"$T\" WHERE PK = 'a' AND SK = '1')",
          "EXISTS can only be used in ExecuteTransaction write requests.");
}

TEST_P(PartiQlSyntax, SubqueriesAreRefused) {
  Refuses("SELECT * FROM Tab WHERE EXISTS(SELECT * FROM Tab)",
          "Unsupported token in expression: SELECT at 1:32:6");
}

TEST_P(PartiQlSyntax, IonLiteralsAreRefused) {
  Refuses("SELECT * FROM Tab WHERE v = `1`",
          "Ion Literals are not supported under key root at 1:29:3", Reference::InOtherWords());
}

TEST_P(PartiQlSyntax, LiteralsThatAreNone) {
  Refuses("SELECT * FROM Tab WHERE v = {a: 1}",
          "Tuple keys must be of type String. Actual type: VariableReference under root at 1:30:1");
  Refuses("SELECT * FROM Tab WHERE v = {'a': 1, 'a': 2}",
          "Duplicate keys in tuple. Key: a under root at 1:38:3", Reference::InOtherWords());
  Refuses("SELECT * FROM Tab WHERE v = <<>>", "Empty bags are not supported at 1:29:2");
  Refuses("SELECT * FROM Tab WHERE v = <<1, 1>>", "Input collection contains duplicates");
  Refuses("SELECT * FROM Tab WHERE v = <<1, 'a'>>",
          "Unsupported data type in Bag. DynamoDB only supports either numbers or strings in bags");
  Refuses("SELECT * FROM Tab WHERE \"\" = 1", "Path component cannot be an empty string");
}

TEST_P(PartiQlSyntax, NumbersHaveTheBoundsOfN) {
  Refuses("SELECT * FROM Tab WHERE v = 1e200",
          "Number overflow. Attempting to store a number with magnitude larger than supported "
          "range");
  Refuses("SELECT * FROM Tab WHERE v = 123456789012345678901234567890123456789012",
          "Attempting to store more than 38 significant digits in a Number",
          Reference::InOtherWords());
}

TEST_P(PartiQlSyntax, AStatementHas1To8192Characters) {
  Refuses("",
          "1 validation error detected: Value '' at 'statement' failed to satisfy constraint: "
          "Member must have length greater than or equal to 1",
          Reference::InOtherWords());
  const std::string front = "SELECT * FROM \"" + table_name() + "\" WHERE v = '";
  const std::string longest = front + std::string(8192 - front.size() - 1, 'x') + "'";
  Gives(longest, "[]");
  Refuses(
      longest + " ",
      "1 validation error detected: Value '" + longest +
          " ' at 'statement' failed to satisfy constraint: Member must have length less than or "
          "equal to 8192",
      Reference::InOtherWords());
}

// The reference overflows its stack.
TEST_P(PartiQlSyntax, NestingIsBounded) {
  const auto nested = [](int depth) {
    return "SELECT * FROM \"$T\" WHERE " + std::string(static_cast<std::size_t>(depth), '(') +
           "v = 1" + std::string(static_cast<std::size_t>(depth), ')');
  };
  Gives(nested(100), "[]");
  if (!on_reference()) IsNotWellFormed(nested(2000));
}

TEST_P(PartiQlSyntax, TableNamesAreChecked) {
  Refuses("SELECT * FROM T",
          "Table name should be within the length [3, 255] and only contain 'a-z', 'A-Z', '0-9', "
          "'-', '_', '.'.");
}

}  // namespace flavorbot::conformance
