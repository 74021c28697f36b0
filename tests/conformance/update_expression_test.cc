// What update expressions do to an item.
#include "conformance.h"

namespace flavorbot::conformance {

class UpdateExpression : public Conformance {
 protected:
  void SetUp() override { Table(kStringKeys); }

  static std::string Body(std::string_view expression, std::string_view values) {
    std::string body =
        "{'TableName':'$T','Key':{'PK':{'S':'a'},'SK':{'S':'b'}},'UpdateExpression':'";
    body.append(expression).append("'");
    if (!values.empty()) body.append(",'ExpressionAttributeValues':{").append(values).append("}");
    return body + "}";
  }

  // Puts the subject, updates it, expects these attributes afterwards beside the key.
  void Makes(std::string_view expression, std::string_view values, std::string_view attributes) {
    Put(kSubject);
    Ok("UpdateItem", Body(expression, values));
    json::value after = Get("a", "b");
    EXPECT_EQ(after, Json("{'PK':{'S':'a'},'SK':{'S':'b'}," + std::string(attributes) + "}"))
        << expression;
  }
  void Refuses(std::string_view expression, std::string_view values, std::string_view message) {
    Put(kSubject);
    Invalid("UpdateItem", Body(expression, values), message);
    Unchanged();
  }
  void Refuses(std::string_view expression, std::string_view values, std::string_view message,
               const Reference& reference) {
    Put(kSubject);
    Invalid("UpdateItem", Body(expression, values), message, reference);
    Unchanged();
  }
  void Unchanged() { EXPECT_EQ(Get("a", "b"), Json("{" + std::string(kSubject) + "}")); }

  static constexpr std::string_view kSubject =
      "'PK':{'S':'a'},'SK':{'S':'b'},'n':{'N':'1'},'s':{'S':'x'},"
      "'l':{'L':[{'N':'0'},{'N':'1'},{'N':'2'}]},'m':{'M':{'x':{'N':'1'}}},'ss':{'SS':['a','b']}";
  static constexpr std::string_view kNumber = "':v':{'N':'5'}";
};
INSTANTIATE_TEST_SUITE_P(Conformance, UpdateExpression, testing::ValuesIn(TargetKinds()),
                         CaseTargetName);

constexpr std::string_view kInvalidPath =
    "The document path provided in the update expression is invalid for update";
constexpr std::string_view kAbsent =
    "The provided expression refers to an attribute that does not exist in the item";
constexpr std::string_view kWrongType =
    "An operand in the update expression has an incorrect data type";

TEST_P(UpdateExpression, SetAssignsAndReplaces) {
  Makes("SET n = :v, q = :v", kNumber,
        "'n':{'N':'5'},'q':{'N':'5'},'s':{'S':'x'},'l':{'L':[{'N':'0'},{'N':'1'},{'N':'2'}]},"
        "'m':{'M':{'x':{'N':'1'}}},'ss':{'SS':['a','b']}");
}

TEST_P(UpdateExpression, OperandsAreReadBeforeAnythingChanges) {
  Makes("SET n = s, s = n REMOVE l, m, ss", "", "'n':{'S':'x'},'s':{'N':'1'}");
  Makes("SET l[0] = l[1], l[1] = l[0] REMOVE n, s, m, ss", "",
        "'l':{'L':[{'N':'1'},{'N':'0'},{'N':'2'}]}");
}

TEST_P(UpdateExpression, ArithmeticIsExact) {
  Makes("SET n = n - :v REMOVE s, l, m, ss", "':v':{'N':'0.3'}", "'n':{'N':'0.7'}");
  Makes("SET q = :v + n REMOVE n, s, l, m, ss", "':v':{'N':'1e20'}",
        "'q':{'N':'100000000000000000001'}");
}

TEST_P(UpdateExpression, IfNotExistsTakesTheFallbackOnlyWhenNeeded) {
  Makes("SET q = if_not_exists(q, :v), n = if_not_exists(n, :v) REMOVE s, l, m, ss", kNumber,
        "'q':{'N':'5'},'n':{'N':'1'}");
  Makes("SET q = if_not_exists(q, :v) + n REMOVE n, s, l, m, ss", kNumber, "'q':{'N':'6'}");
  Makes("SET n = if_not_exists(a, if_not_exists(b, :v)) REMOVE s, l, m, ss", kNumber,
        "'n':{'N':'5'}");
  Refuses("SET q = if_not_exists(q, w)", "", kAbsent);
}

TEST_P(UpdateExpression, ListAppendJoinsInOrder) {
  const char* value = "':l':{'L':[{'S':'z'}]}";
  Makes("SET l = list_append(l, :l) REMOVE n, s, m, ss", value,
        "'l':{'L':[{'N':'0'},{'N':'1'},{'N':'2'},{'S':'z'}]}");
  Makes("SET l = list_append(:l, l) REMOVE n, s, m, ss", value,
        "'l':{'L':[{'S':'z'},{'N':'0'},{'N':'1'},{'N':'2'}]}");
  Makes("SET q = list_append(if_not_exists(q, :l), :l) REMOVE n, s, l, m, ss", value,
        "'q':{'L':[{'S':'z'},{'S':'z'}]}");
}

TEST_P(UpdateExpression, SetReachesIntoDocuments) {
  Makes("SET m.x = :v, m.y = :v, l[1] = :v REMOVE n, s, ss", kNumber,
        "'m':{'M':{'x':{'N':'5'},'y':{'N':'5'}}},'l':{'L':[{'N':'0'},{'N':'5'},{'N':'2'}]}");
}

TEST_P(UpdateExpression, SetBeyondTheEndOfAListAppends) {
  Makes("SET l[7] = :v REMOVE n, s, m, ss", kNumber,
        "'l':{'L':[{'N':'0'},{'N':'1'},{'N':'2'},{'N':'5'}]}");
  Makes("SET l[7] = :v, l[5] = :w REMOVE n, s, m, ss", "':v':{'N':'5'},':w':{'N':'6'}",
        "'l':{'L':[{'N':'0'},{'N':'1'},{'N':'2'},{'N':'6'},{'N':'5'}]}");
}

TEST_P(UpdateExpression, RemoveShiftsAListOnce) {
  Makes("REMOVE l[0], l[1], n, s, m, ss", "", "'l':{'L':[{'N':'2'}]}");
  Makes("SET l[1] = :v REMOVE l[0], n, s, m, ss", kNumber, "'l':{'L':[{'N':'5'},{'N':'2'}]}");
  Makes("REMOVE l[7], n, s, m, ss", "", "'l':{'L':[{'N':'0'},{'N':'1'},{'N':'2'}]}");
}

TEST_P(UpdateExpression, RemoveOfNothingIsFine) {
  Makes("REMOVE q, m.y, n, s, l, ss", "", "'m':{'M':{'x':{'N':'1'}}}");
}

TEST_P(UpdateExpression, RemoveReachesIntoDocuments) {
  Makes("REMOVE m.x, n, s, l, ss", "", "'m':{'M':{}}");
}

TEST_P(UpdateExpression, AddCountsAndCreates) {
  Makes("ADD n :v, q :v, m.x :v, m.y :v REMOVE s, l, ss", kNumber,
        "'n':{'N':'6'},'q':{'N':'5'},'m':{'M':{'x':{'N':'6'},'y':{'N':'5'}}}");
  Makes("ADD l[0] :v, l[9] :v REMOVE n, s, m, ss", kNumber,
        "'l':{'L':[{'N':'5'},{'N':'1'},{'N':'2'},{'N':'5'}]}");
}

TEST_P(UpdateExpression, AddJoinsSets) {
  Makes("ADD ss :v, q :v REMOVE n, s, l, m", "':v':{'SS':['c','a']}",
        "'ss':{'SS':['a','b','c']},'q':{'SS':['a','c']}");
}

TEST_P(UpdateExpression, DeleteTakesMembersOut) {
  Makes("DELETE ss :v, q :v REMOVE n, s, l, m", "':v':{'SS':['a','q']}", "'ss':{'SS':['b']}");
}

TEST_P(UpdateExpression, DeleteOfTheLastMemberRemovesTheAttribute) {
  Makes("DELETE ss :v REMOVE s, l, m", "':v':{'SS':['a','b']}", "'n':{'N':'1'}");
}

TEST_P(UpdateExpression, SectionsComeInAnyOrderAndCase) {
  Makes("remove s, l, m add NN :v delete ss :w Set N = :v", "':v':{'N':'5'},':w':{'SS':['a']}",
        "'n':{'N':'1'},'N':{'N':'5'},'NN':{'N':'5'},'ss':{'SS':['b']}");
}

TEST_P(UpdateExpression, PathsThatLeadNowhereAreInvalid) {
  for (const char* path : {"q.x", "s.x", "s[0]", "m[0]", "l.x", "n.x", "m.a.b", "l[0][1]"}) {
    Refuses("SET " + std::string(path) + " = :v", kNumber, kInvalidPath);
  }
  Refuses("ADD q.x :v", kNumber, kInvalidPath);
  for (const char* path : {"n.x", "q.x", "ss[0]", "l[0][1]"}) {
    Refuses("REMOVE " + std::string(path), "", kInvalidPath);
  }
}

TEST_P(UpdateExpression, AbsentOperandsAreRefused) {
  Refuses("SET n = q", "", kAbsent);
  Refuses("SET n = n + q", "", kAbsent);
  Refuses("SET l = list_append(q, l)", "", kAbsent);
}

TEST_P(UpdateExpression, OperandsOfTheWrongTypeAreRefused) {
  Refuses("SET n = n + s", "", kWrongType);
  Refuses("SET l = list_append(l, n)", "", kWrongType);
  Refuses("ADD s :v", kNumber, kWrongType);
  Refuses("ADD ss :v", "':v':{'NS':['1']}", kWrongType);
  Refuses("DELETE ss :v", "':v':{'NS':['1']}", kWrongType);
  Refuses("DELETE n :v", "':v':{'NS':['1']}", kWrongType);
}

TEST_P(UpdateExpression, ConstantsOfTheWrongTypeAreRefusedBeforehand) {
  Refuses("SET n = n + :v", "':v':{'S':'a'}",
          "Invalid UpdateExpression: Incorrect operand type for operator or function; operator or "
          "function: +, operand type: S");
  Refuses("SET l = list_append(l, :v)", kNumber,
          "Invalid UpdateExpression: Incorrect operand type for operator or function; operator or "
          "function: list_append, operand type: N");
  Refuses("ADD n :v", "':v':{'S':'a'}",
          "Invalid UpdateExpression: Incorrect operand type for operator or function; operator: "
          "ADD, operand type: STRING, typeSet: ALLOWED_FOR_ADD_OPERAND");
  Refuses("DELETE ss :v", "':v':{'S':'a'}",
          "Invalid UpdateExpression: Incorrect operand type for operator or function; operator: "
          "DELETE, operand type: STRING, typeSet: ALLOWED_FOR_DELETE_OPERAND");
}

// Where the target is comes before what goes there, and a left operand before a right one.
TEST_P(UpdateExpression, FaultsOfAnActionHaveAnOrder) {
  Refuses("SET nope.x = s + :v", kNumber, kInvalidPath);
  Refuses("SET q = nope REMOVE nope.x", {}, kInvalidPath);
  Refuses("SET q = s + nope", {}, kWrongType);
  Refuses("SET q = nope + s", {},
          "The provided expression refers to an attribute that does not exist in the item");
  Refuses("SET q = list_append(s, nope)", {}, kWrongType);
}

TEST_P(UpdateExpression, OverlappingPathsAreRefused) {
  Refuses("SET n = :v, n = :v", kNumber,
          "Invalid UpdateExpression: Two document paths overlap with each other; must remove or "
          "rewrite one of these paths; path one: [n], path two: [n]");
  Refuses("SET m.x = :v, m = :v", kNumber,
          "Invalid UpdateExpression: Two document paths overlap with each other; must remove or "
          "rewrite one of these paths; path one: [m, x], path two: [m]");
  Refuses("SET n = :v REMOVE n", kNumber,
          "Invalid UpdateExpression: Two document paths overlap with each other; must remove or "
          "rewrite one of these paths; path one: [n], path two: [n]");
}

// Both references name them in the order of the text, whatever the clauses.
TEST_P(UpdateExpression, OverlappingPathsAreNamedInTheirOrder) {
  Refuses("ADD m.x :v REMOVE m", kNumber,
          "Invalid UpdateExpression: Two document paths overlap with each other; must remove or "
          "rewrite one of these paths; path one: [m, x], path two: [m]");
  Refuses("ADD m[0] :v SET m.x = :v", kNumber,
          "Invalid UpdateExpression: Two document paths conflict with each other; must remove or "
          "rewrite one of these paths; path one: [m, [0]], path two: [m, x]");
  Refuses("REMOVE m.x ADD m[0] :v", kNumber,
          "Invalid UpdateExpression: Two document paths conflict with each other; must remove or "
          "rewrite one of these paths; path one: [m, x], path two: [m, [0]]");
}

TEST_P(UpdateExpression, ASectionIsUsedOnce) {
  Refuses("SET n = :v SET s = :v", kNumber,
          "Invalid UpdateExpression: The \"SET\" section can only be used once in an update "
          "expression;");
}

TEST_P(UpdateExpression, SyntaxErrorsNameTheToken) {
  Refuses("", "", "Invalid UpdateExpression: The expression can not be empty;");
  Refuses("SET", "", "Invalid UpdateExpression: Syntax error; token: \"<EOF>\", near: \"SET\"");
  Refuses("SET n = :v, ", kNumber,
          "Invalid UpdateExpression: Syntax error; token: \"<EOF>\", near: \", \"");
  Refuses("FOO n", "", "Invalid UpdateExpression: Syntax error; token: \"FOO\", near: \"FOO n\"");
  Refuses("SET n = :v + n + :v", kNumber,
          "Invalid UpdateExpression: Syntax error; token: \"+\", near: \"n + :v\"");
  Refuses("SET n = -5", "", "Invalid UpdateExpression: Syntax error; token: \"-\", near: \"= -5\"");
  Refuses("SET :v = n", kNumber,
          "Invalid UpdateExpression: Syntax error; token: \":v\", near: \"SET :v =\"");
}

TEST_P(UpdateExpression, FunctionsOfConditionsAreRefused) {
  Refuses("SET n = size(s)", "",
          "Invalid UpdateExpression: The function is not allowed in an update expression; "
          "function: size");
  Refuses("SET n = foo(s)", "", "Invalid UpdateExpression: Invalid function name; function: foo");
  Refuses("SET n = list_append(l)", "",
          "Invalid UpdateExpression: Incorrect number of operands for operator or function; "
          "operator or function: list_append, number of operands: 1");
  Refuses("SET q = if_not_exists(:v, n)", kNumber,
          "Invalid UpdateExpression: Operator or function requires a document path; operator or "
          "function: if_not_exists");
}

TEST_P(UpdateExpression, UndefinedAndUnusedSubstitutionsAreRefused) {
  Refuses("SET n = :w", "",
          "Invalid UpdateExpression: An expression attribute value used in expression is not "
          "defined; attribute value: :w");
  Refuses("SET #n = :v", kNumber,
          "Invalid UpdateExpression: An expression attribute name used in the document path is not "
          "defined; attribute name: #n");
  Refuses("SET n = :v", "':v':{'N':'5'},':w':{'N':'5'}",
          "Value provided in ExpressionAttributeValues unused in expressions: keys: {:w}");
}

TEST_P(UpdateExpression, ReservedWordsAreRefused) {
  Refuses("SET data = :v", kNumber,
          "Invalid UpdateExpression: Attribute name is a reserved keyword; reserved keyword: "
          "data");
}

TEST_P(UpdateExpression, SumsOutOfRangeAreRefused) {
  Refuses("SET n = n + :v", "':v':{'N':'1e40'}",
          "Attempting to store more than 38 significant digits in a Number",
          Reference::InOtherWords());
  Refuses("ADD n :v", "':v':{'N':'1e-40'}",
          "Attempting to store more than 38 significant digits in a Number",
          Reference::InOtherWords());
}

}  // namespace flavorbot::conformance
