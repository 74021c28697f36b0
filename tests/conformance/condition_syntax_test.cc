// What conditions are refused for.
#include "conformance.h"

namespace flavorbot::conformance {

class ConditionSyntax : public Conformance {
 protected:
  void SetUp() override { Table(kStringKeys); }

  static std::string Delete(std::string_view condition, std::string_view more) {
    std::string body =
        "{'TableName':'$T','Key':{'PK':{'S':'a'},'SK':{'S':'b'}},'ConditionExpression':'";
    return body.append(condition).append("'").append(more.empty() ? "" : ",").append(more) + "}";
  }
  // Expects the refusal; `values` is the content of ExpressionAttributeValues.
  void Refuses(std::string_view condition, std::string_view values, std::string_view message) {
    Invalid("DeleteItem", Delete(condition, Values(values)), message);
  }
  void Refuses(std::string_view condition, std::string_view values, std::string_view message,
               const Reference& reference) {
    Invalid("DeleteItem", Delete(condition, Values(values)), message, reference);
  }
  static std::string Values(std::string_view values) {
    return values.empty() ? "" : "'ExpressionAttributeValues':{" + std::string(values) + "}";
  }
};
INSTANTIATE_TEST_SUITE_P(Conformance, ConditionSyntax, testing::ValuesIn(TargetKinds()),
                         CaseTargetName);

TEST_P(ConditionSyntax, EmptyExpression) {
  Refuses("", "", "Invalid ConditionExpression: The expression can not be empty;");
}

TEST_P(ConditionSyntax, UndefinedValue) {
  Refuses("a = :v", "",
          "Invalid ConditionExpression: An expression attribute value used in expression is not "
          "defined; attribute value: :v");
}

TEST_P(ConditionSyntax, UndefinedName) {
  Refuses("#a = :v", "':v':{'S':'x'}",
          "Invalid ConditionExpression: An expression attribute name used in the document path is "
          "not defined; attribute name: #a");
}

TEST_P(ConditionSyntax, UnusedNameAndValue) {
  Refuses("a = :v", "':v':{'S':'x'},':w':{'S':'x'}",
          "Value provided in ExpressionAttributeValues unused in expressions: keys: {:w}");
  Invalid("DeleteItem", Delete("attribute_exists(a)", "'ExpressionAttributeNames':{'#b':'b'}"),
          "Value provided in ExpressionAttributeNames unused in expressions: keys: {#b}");
}

TEST_P(ConditionSyntax, EmptySubstitutions) {
  Invalid("DeleteItem", Delete("attribute_exists(a)", "'ExpressionAttributeNames':{}"),
          "ExpressionAttributeNames must not be empty");
  Invalid("DeleteItem", Delete("attribute_exists(a)", "'ExpressionAttributeValues':{}"),
          "ExpressionAttributeValues must not be empty");
}

TEST_P(ConditionSyntax, MalformedSubstitutions) {
  Invalid("DeleteItem", Delete("attribute_exists(a)", "'ExpressionAttributeNames':{'b':'c'}"),
          "ExpressionAttributeNames contains invalid key: Syntax error; key: \"b\"");
  Refuses("a = :v", "'v':{'S':'x'}",
          "ExpressionAttributeValues contains invalid key: Syntax error; key: \"v\"");
}

TEST_P(ConditionSyntax, ReservedWords) {
  Refuses("name = :v", "':v':{'S':'x'}",
          "Invalid ConditionExpression: Attribute name is a reserved keyword; reserved keyword: "
          "name");
  Refuses("m.Status = :v", "':v':{'S':'x'}",
          "Invalid ConditionExpression: Attribute name is a reserved keyword; reserved keyword: "
          "Status");
}

TEST_P(ConditionSyntax, UnexpectedTokens) {
  Refuses("a = :v AND", "':v':{'S':'x'}",
          "Invalid ConditionExpression: Syntax error; token: \"<EOF>\", near: \"AND\"");
  Refuses("a", "", "Invalid ConditionExpression: Syntax error; token: \"<EOF>\", near: \"a\"");
  Refuses("a IN ()", "", "Invalid ConditionExpression: Syntax error; token: \")\", near: \"()\"");
  Refuses("a = b = c", "",
          "Invalid ConditionExpression: Syntax error; token: \"=\", near: \"b = c\"");
  Refuses("$ = :v", "':v':{'S':'x'}",
          "Invalid ConditionExpression: Syntax error; token: \"$\", near: \"$ =\"");
  Refuses("a..b = :v", "':v':{'S':'x'}",
          "Invalid ConditionExpression: Syntax error; token: \".\", near: \"..b\"");
  Refuses("a[x] = :v", "':v':{'S':'x'}",
          "Invalid ConditionExpression: Syntax error; token: \"x\", near: \"[x]\"");
}

TEST_P(ConditionSyntax, RedundantParentheses) {
  Refuses("((a = :v))", "':v':{'S':'x'}",
          "Invalid ConditionExpression: The expression has redundant parentheses;");
}

// Amazon's engine, which has the service's grammar, tells of them as they close. dynalite reads on,
// and has words of its own for what it can't read.
TEST_P(ConditionSyntax, RedundantParenthesesAndASyntaxError) {
  const std::string redundant =
      "Invalid ConditionExpression: The expression has redundant parentheses;";
  for (const auto* condition : {"((a = b)) AND", "((a)) = b = c", "a = ((b)) ~", "a IN (((b)), ~",
                                "attribute_exists(a) AND ((a = b)) c"}) {
    Refuses(condition, "", redundant);
  }
  // Around a path they may still be around a condition.
  Refuses("((a)) ~", "", "Invalid ConditionExpression: Syntax error; token: \"~\", near: \") ~\"");
  Refuses("((a = b) ~", "",
          "Invalid ConditionExpression: Syntax error; token: \"~\", near: \") ~\"");
}

TEST_P(ConditionSyntax, UnknownFunction) {
  Refuses("foo(a)", "", "Invalid ConditionExpression: Invalid function name; function: foo");
}

TEST_P(ConditionSyntax, FunctionOfUpdates) {
  Refuses("if_not_exists(a, :v) = :v", "':v':{'N':'1'}",
          "Invalid ConditionExpression: The function is not allowed in a condition expression; "
          "function: if_not_exists");
}

TEST_P(ConditionSyntax, FunctionsOutOfPlace) {
  Refuses("size(a)", "",
          "Invalid ConditionExpression: The function is not allowed to be used this way in an "
          "expression; function: size");
  Refuses("attribute_exists(a) = :v", "':v':{'BOOL':true}",
          "Invalid ConditionExpression: The function is not allowed to be used this way in an "
          "expression; function: attribute_exists");
  for (const auto* condition : {"(attribute_exists(a)) = b", "(attribute_exists(a)) IN (b)",
                                "(attribute_exists(a)) BETWEEN b AND c"}) {
    Refuses(condition, "",
            "Invalid ConditionExpression: The function is not allowed to be used this way in an "
            "expression; function: attribute_exists");
  }
  Refuses("(attribute_exists(a)) = b IN (c)", "",
          "Invalid ConditionExpression: Syntax error; token: \"IN\", near: \"b IN (\"");
}

TEST_P(ConditionSyntax, WrongNumberOfOperands) {
  Refuses("contains(a)", "",
          "Invalid ConditionExpression: Incorrect number of operands for operator or function; "
          "operator or function: contains, number of operands: 1");
  Refuses("attribute_exists(a, b)", "",
          "Invalid ConditionExpression: Incorrect number of operands for operator or function; "
          "operator or function: attribute_exists, number of operands: 2");
}

TEST_P(ConditionSyntax, WrongOperandTypes) {
  Refuses("begins_with(a, :v)", "':v':{'N':'1'}",
          "Invalid ConditionExpression: Incorrect operand type for operator or function; operator "
          "or function: begins_with, operand type: N");
  Refuses("size(:v) = :w", "':v':{'N':'1'},':w':{'N':'1'}",
          "Invalid ConditionExpression: Incorrect operand type for operator or function; operator "
          "or function: size, operand type: N");
  Refuses("a < :v", "':v':{'BOOL':true}",
          "Invalid ConditionExpression: Incorrect operand type for operator or function; operator "
          "or function: <, operand type: BOOL");
  Refuses("attribute_type(a, :v)", "':v':{'N':'1'}",
          "Invalid ConditionExpression: Incorrect operand type for operator or function; operator "
          "or function: attribute_type, operand type: N");
}

TEST_P(ConditionSyntax, OperandsThatMustBePaths) {
  Refuses("attribute_exists(:v)", "':v':{'S':'x'}",
          "Invalid ConditionExpression: Operator or function requires a document path; operator or "
          "function: attribute_exists");
}

TEST_P(ConditionSyntax, AnOperandComparedWithItself) {
  Refuses("a = a", "",
          "Invalid ConditionExpression: The first operand must be distinct from the remaining "
          "operands for this operator or function; operator: =, first operand: [a]");
  Refuses("contains(a.b[1], a.b[1])", "",
          "Invalid ConditionExpression: The first operand must be distinct from the remaining "
          "operands for this operator or function; operator: contains, first operand: [a, b, [1]]");
  // Both references look at all candidates of IN before they compare any.
  Refuses("a IN (a, #b)", "",
          "Invalid ConditionExpression: An expression attribute name used in the document path is "
          "not defined; attribute name: #b");
}

TEST_P(ConditionSyntax, BetweenBoundsInOrder) {
  Refuses("a BETWEEN :b AND :a", "':a':{'N':'1'},':b':{'N':'2'}",
          "Invalid ConditionExpression: The BETWEEN operator requires upper bound to be greater "
          "than or equal to lower bound; lower bound operand: AttributeValue: {N:2}, upper bound "
          "operand: AttributeValue: {N:1}");
  Refuses("a BETWEEN :b AND :a", "':a':{'N':'1'},':b':{'S':'2'}",
          "Invalid ConditionExpression: The BETWEEN operator requires same data type for lower and "
          "upper bounds; lower bound operand: AttributeValue: {S:2}, upper bound operand: "
          "AttributeValue: {N:1}");
}

TEST_P(ConditionSyntax, UnknownTypeName) {
  // The names' order is a hash table's in the service, too.
  const Reply reply = Call("DeleteItem", Delete("attribute_type(a, :v)", Values("':v':{'S':'X'}")));
  EXPECT_EQ(reply.status, 400);
  EXPECT_NE(json::serialize(reply.body)
                .find("Invalid ConditionExpression: Invalid attribute type name found; type: X, "
                      "valid types: {"),
            std::string::npos)
      << json::serialize(reply.body);
}

TEST_P(ConditionSyntax, MoreThan100OperandsOfIn) {
  std::string in = "a IN (:v";
  for (int i = 0; i < 100; ++i) in += ",:v";
  Refuses(in + ")", "':v':{'S':'x'}",
          "Invalid ConditionExpression: The IN operator is provided with too many operands; number "
          "of operands: 101");
}

TEST_P(ConditionSyntax, MoreThan300Operators) {
  std::string chain = "a=:v";
  for (int i = 0; i < 150; ++i) chain += " OR a=:v";
  Refuses(chain, "':v':{'S':'x'}",
          "Invalid ConditionExpression: The expression contains too many operators; operator "
          "count: 301");
}

TEST_P(ConditionSyntax, MoreThan4Kilobytes) {
  Refuses("a = :v" + std::string(4091, ' '), "':v':{'S':'x'}",
          "Invalid ConditionExpression: Expression size has exceeded the maximum allowed size; "
          "expression size: 4097");
}

TEST_P(ConditionSyntax, IsCheckedBeforeTheItemIsRead) {
  Invalid("DeleteItem",
          "{'TableName':'$T','Key':{'PK':{'S':'a'},'SK':{'S':'b'}},"
          "'ConditionExpression':'attribute_exists(PK) AND x'}",
          "Invalid ConditionExpression: Syntax error; token: \"<EOF>\", near: \"x\"");
}

// A key is a scalar, so a path into one can't mean anything, in any expression.
TEST_P(ConditionSyntax, NothingLiesInsideAKeyAttribute) {
  const char* message =
      "Key attributes must be scalars; list random access '[]' and map lookup '.' are not allowed: "
      "Key: PK";
  Refuses("PK.x = a", "", message);
  Refuses("attribute_exists(PK[0])", "", message);
  Invalid(
      "UpdateItem",
      "{'TableName':'$T','Key':{'PK':{'S':'a'},'SK':{'S':'b'}},'UpdateExpression':'SET a = PK.x'}",
      message);
  Invalid("Scan", "{'TableName':'$T','FilterExpression':'PK.x = a'}", message);
  Invalid("Query",
          "{'TableName':'$T','KeyConditionExpression':'PK = :p','ProjectionExpression':'PK.x',"
          "'ExpressionAttributeValues':{':p':{'S':'a'}}}",
          message);
  Invalid(
      "GetItem",
      "{'TableName':'$T','Key':{'PK':{'S':'a'},'SK':{'S':'b'}},'ProjectionExpression':'a,PK.x'}",
      message);
}

}  // namespace flavorbot::conformance
