// The WHERE of PartiQL statements.
#include "partiql.h"

namespace flavorbot::conformance {

class PartiQlCondition : public PartiQl {
 protected:
  void SetUp() override {
    Table(kStringKeys);
    Put("'PK':{'S':'a'},'SK':{'S':'1'},'v':{'N':'1'},'n':{'NULL':true},'t':{'BOOL':true},"
        "'m':{'M':{'x':{'N':'1'},'l':{'L':[{'N':'1'},{'S':'q'}]}}},'ss':{'SS':['a','b']},"
        "'s':{'S':'hello'},'l':{'L':[{'N':'1'},{'S':'q'}]},'date':{'S':'it'}");
    Put("'PK':{'S':'a'},'SK':{'S':'2'},'v':{'N':'2'},'s':{'S':'it\\u0027s'}");
    Put("'PK':{'S':'b'},'SK':{'S':'3'},'v':{'N':'3'},'w':{'N':'3'}");
  }
};
INSTANTIATE_TEST_SUITE_P(Conformance, PartiQlCondition, testing::ValuesIn(TargetKinds()),
                         CaseTargetName);

TEST_P(PartiQlCondition, Comparators) {
  EXPECT_EQ(Where("v = 2"), (Names{"2"}));
  EXPECT_EQ(Where("v <> 2"), (Names{"1", "3"}));
  EXPECT_EQ(Where("v != 2"), (Names{"1", "3"}));
  EXPECT_EQ(Where("v < 2"), (Names{"1"}));
  EXPECT_EQ(Where("v <= 2"), (Names{"1", "2"}));
  EXPECT_EQ(Where("v > 2"), (Names{"3"}));
  EXPECT_EQ(Where("v >= 2"), (Names{"2", "3"}));
  EXPECT_EQ(Where("2 < v"), (Names{"3"}));
  EXPECT_EQ(Where("v = w"), (Names{"3"}));
}

TEST_P(PartiQlCondition, NumbersAreOfAnyForm) {
  EXPECT_EQ(Where("v = 1.0"), (Names{"1"}));
  EXPECT_EQ(Where("v = 10e-1"), (Names{"1"}));
  EXPECT_EQ(Where("v = +1"), (Names{"1"}));
  EXPECT_EQ(Where("v = -1"), Names{});
  EXPECT_EQ(Where("v = - - 1"), (Names{"1"}));
}

TEST_P(PartiQlCondition, AQuoteInATextIsDoubled) { EXPECT_EQ(Where("s = 'it''s'"), (Names{"2"})); }

TEST_P(PartiQlCondition, DoubleQuotesAreForNames) {
  EXPECT_EQ(Where("\"date\" = 'it'"), (Names{"1"}));
  EXPECT_EQ(Where("s = \"hello\""), Names{});
}

TEST_P(PartiQlCondition, PathsLeadIntoDocuments) {
  EXPECT_EQ(Where("m.x = 1"), (Names{"1"}));
  EXPECT_EQ(Where("m['x'] = 1"), (Names{"1"}));
  EXPECT_EQ(Where("m.\"l\"[1] = 'q'"), (Names{"1"}));
  EXPECT_EQ(Where("l[0] = 1"), (Names{"1"}));
  EXPECT_EQ(Where("m.l[0].x = 1"), Names{});
}

TEST_P(PartiQlCondition, LiteralsOfAllTypes) {
  EXPECT_EQ(Where("ss = <<'b', 'a'>>"), (Names{"1"}));
  EXPECT_EQ(Where("m = {'l': [1, 'q'], 'x': 1}"), (Names{"1"}));
  EXPECT_EQ(Where("l = [1, 'q']"), (Names{"1"}));
  EXPECT_EQ(Where("t = true"), (Names{"1"}));
  EXPECT_EQ(Where("n = NULL"), (Names{"1"}));
}

TEST_P(PartiQlCondition, BetweenAndIn) {
  EXPECT_EQ(Where("v BETWEEN 2 AND 3"), (Names{"2", "3"}));
  EXPECT_EQ(Where("v NOT BETWEEN 2 AND 3"), (Names{"1"}));
  EXPECT_EQ(Where("v BETWEEN 1 AND 2 AND SK = '1'"), (Names{"1"}));
  EXPECT_EQ(Where("v IN [1, 3]"), (Names{"1", "3"}));
  EXPECT_EQ(Where("v IN (1, 3)"), (Names{"1", "3"}));
  EXPECT_EQ(Where("v IN (1)"), (Names{"1"}));
  EXPECT_EQ(Where("v IN <<1, 2>>"), (Names{"1", "2"}));
  EXPECT_EQ(Where("v NOT IN [1, 3]"), (Names{"2"}));
}

TEST_P(PartiQlCondition, InWantsAListThatIsWrittenOut) {
  constexpr std::string_view kMessage =
      "IN operator must have a left hand argument of type Variable Reference and right hand "
      "argument of type Seq with at least one member";
  WhereRefuses("v IN 1", kMessage);
  WhereRefuses("v IN []", kMessage);
  std::string many = "v IN [0";
  for (int i = 1; i <= 100; ++i) many += "," + std::to_string(i);
  WhereRefuses(many + "]",
               "The IN operator is provided with too many operands; number of operands: 101");
}

TEST_P(PartiQlCondition, NullIsATypeAndMissingIsNothing) {
  EXPECT_EQ(Where("n IS NULL"), (Names{"1"}));
  EXPECT_EQ(Where("n IS NOT NULL"), (Names{"2", "3"}));
  EXPECT_EQ(Where("n IS MISSING"), (Names{"2", "3"}));
  EXPECT_EQ(Where("n IS NOT MISSING"), (Names{"1"}));
  EXPECT_EQ(Where("m.x IS NOT MISSING"), (Names{"1"}));
  EXPECT_EQ(Where("nobody IS NULL"), Names{});
}

TEST_P(PartiQlCondition, MissingIsOnlyBehindIs) {
  WhereRefuses("v = MISSING", "MISSING must be compared using IS operator");
  WhereRefuses("v IN [1, MISSING]", "MISSING must be compared using IS operator");
  WhereRefuses("MISSING IS MISSING",
               "The left hand side argument to IS must be a Variable Reference, Literal, or Path");
  WhereRefuses("1 IS MISSING",
               "Operator or function requires a document path; operator or function: "
               "attribute_not_exists");
}

TEST_P(PartiQlCondition, Functions) {
  EXPECT_EQ(Where("attribute_type(n, 'NULL')"), (Names{"1"}));
  EXPECT_EQ(Where("begins_with(s, 'he')"), (Names{"1"}));
  EXPECT_EQ(Where("BEGINS_WITH(s, 'it')"), (Names{"2"}));
  EXPECT_EQ(Where("contains(ss, 'a')"), (Names{"1"}));
  EXPECT_EQ(Where("contains(s, ?)", "{'S':'ell'}"), (Names{"1"}));
  EXPECT_EQ(Where("size(ss) = 2"), (Names{"1"}));
  EXPECT_EQ(Where("size(s) BETWEEN 4 AND 5"), (Names{"1", "2"}));
  EXPECT_EQ(Where("attribute_exists(w)"), (Names{"3"}));
  EXPECT_EQ(Where("attribute_not_exists(w)"), (Names{"1", "2"}));
}

TEST_P(PartiQlCondition, FunctionsThatAreNoConditions) {
  WhereRefuses("foo(s)", "Unrecognized function: foo");
  // The reference has its grammar from the service's library.
  WhereRefuses("sIN(s)", "Unrecognized function: sin");
  WhereRefuses("list_append(l, [1]) = 1",
               "The function is not allowed in a condition expression; function: list_append");
  WhereRefuses("size(s)", "WHERE clause must contain an expression that resolves to a boolean");
}

TEST_P(PartiQlCondition, FunctionsWithWrongOperands) {
  WhereRefuses("begins_with(v)",
               "Incorrect number of operands for operator or function; operator or function: "
               "begins_with, number of operands: 1");
  WhereRefuses("begins_with(v, 1)",
               "Incorrect operand type for operator or function; operator or function: "
               "begins_with, operand type: N");
  WhereRefuses("size(1) = 1",
               "Incorrect operand type for operator or function; operator or function: size, "
               "operand type: N");
  WhereRefuses("attribute_type(n, 'ZZ')",
               "Invalid attribute type name found; type: ZZ, valid types: "
               "{B,NULL,SS,BOOL,L,BS,N,NS,S,M}",
               Reference::InOtherWords());
}

TEST_P(PartiQlCondition, ComparisonsWithWrongOperands) {
  WhereRefuses("v < true",
               "Incorrect operand type for operator or function; operator or function: <, operand "
               "type: BOOL");
  WhereRefuses("v = v",
               "The first operand must be distinct from the remaining operands for this operator "
               "or function; operator: =, first operand: [v]");
  WhereRefuses("v BETWEEN 3 AND 2",
               "The BETWEEN operator requires upper bound to be greater than or equal to lower "
               "bound; lower bound operand: AttributeValue: {N:3}, upper bound operand: "
               "AttributeValue: {N:2}");
  WhereRefuses("v BETWEEN 'a' AND 2",
               "The BETWEEN operator requires same data type for lower and upper bounds; lower "
               "bound operand: AttributeValue: {S:a}, upper bound operand: AttributeValue: {N:2}");
}

TEST_P(PartiQlCondition, Logic) {
  EXPECT_EQ(Where("v = 1 OR v = 3"), (Names{"1", "3"}));
  EXPECT_EQ(Where("NOT v = 1"), (Names{"2", "3"}));
  EXPECT_EQ(Where("NOT NOT v = 1"), (Names{"1"}));
  EXPECT_EQ(Where("NOT (v = 1 OR v = 2)"), (Names{"3"}));
  EXPECT_EQ(Where("v = 1 OR v = 2 AND s = 'no'"), (Names{"1"}));
  EXPECT_EQ(Where("((v = 1))"), (Names{"1"}));
  EXPECT_EQ(Where("1 = 1"), (Names{"1", "2", "3"}));
}

TEST_P(PartiQlCondition, LogicIsOverConditions) {
  WhereRefuses("v", "WHERE clause must contain an expression that resolves to a boolean");
  WhereRefuses("true", "WHERE clause must contain an expression that resolves to a boolean");
  WhereRefuses("v = 1 AND t", "The arguments to AND/OR must be Expressions");
  WhereRefuses("NOT v", "The argument to NOT must be a Type or Expression");
}

TEST_P(PartiQlCondition, OtherOperatorsAreRefused) {
  WhereRefuses("v = 1 + 1", "Unsupported operator in Condition Expression. Operator: +");
  WhereRefuses("v * 2 = 2", "Unsupported operator in Condition Expression. Operator: *");
  WhereRefuses("s || 'x' = 'hellox'", "Unsupported operator in Condition Expression. Operator: ||");
  WhereRefuses("s LIKE 'he%'", "Unsupported operator in Condition Expression. Operator: like");
  WhereRefuses("v = -w", "Unsupported operator in Condition Expression. Operator: -");
}

TEST_P(PartiQlCondition, ValuesOfOtherTypesAreNoFault) {
  EXPECT_EQ(Where("v < 'a'"), Names{});
  EXPECT_EQ(Where("v <> 'a'"), (Names{"1", "2", "3"}));
  EXPECT_EQ(Where("nobody <> 1"), (Names{"1", "2", "3"}));
}

}  // namespace flavorbot::conformance
