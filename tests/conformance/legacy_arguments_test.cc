// How many values, and of which types, each ComparisonOperator takes; the same for ScanFilter,
// QueryFilter, Expected and KeyConditions.
#include "conformance.h"

namespace flavorbot::conformance {

class LegacyArguments : public Conformance {
 protected:
  static std::string Body(std::string_view op, std::string_view values) {
    std::string body = "{'TableName':'$T','ScanFilter':{'a':{'ComparisonOperator':'";
    body.append(op).append("'");
    if (!values.empty()) body.append(",'AttributeValueList':[").append(values).append("]");
    return body + "}}}";
  }
  void Takes(std::string_view op, std::string_view values) { Ok("Scan", Body(op, values)); }
  void WrongCount(std::string_view op, std::string_view values) {
    Invalid("Scan", Body(op, values),
            "One or more parameter values were invalid: Invalid number of argument(s) for the " +
                std::string(op) + " ComparisonOperator");
  }
  void WrongType(std::string_view op, std::string_view type, std::string_view value) {
    std::string text = "One or more parameter values were invalid: ComparisonOperator ";
    text.append(op).append(" is not valid for ").append(type).append(" AttributeValue type");
    std::string values(value);
    if (op == "BETWEEN") values.append(",").append(value);
    Invalid("Scan", Body(op, values), text);
  }
  void NoOrder(std::string_view op) {
    WrongType(op, "SS", "{'SS':['a']}");
    WrongType(op, "NS", "{'NS':['1']}");
    WrongType(op, "BS", "{'BS':['AAEC']}");
    WrongType(op, "L", "{'L':[]}");
    WrongType(op, "M", "{'M':{}}");
    WrongType(op, "BOOL", "{'BOOL':true}");
    WrongType(op, "NULL", "{'NULL':true}");
  }
  void SetUp() override { Table(kPartitionOnly); }
};
INSTANTIATE_TEST_SUITE_P(Conformance, LegacyArguments, testing::ValuesIn(TargetKinds()),
                         CaseTargetName);

TEST_P(LegacyArguments, ComparisonsTakeOneValue) {
  for (const char* op : {"EQ", "NE", "LT", "LE", "GT", "GE"}) {
    Takes(op, "{'S':'a'}");
    WrongCount(op, "");
    WrongCount(op, "{'S':'a'},{'S':'b'}");
  }
}

TEST_P(LegacyArguments, AnEmptyListIsNoValue) {
  Invalid("Scan",
          "{'TableName':'$T','ScanFilter':{'a':{'ComparisonOperator':'EQ',"
          "'AttributeValueList':[]}}}",
          "One or more parameter values were invalid: Invalid number of argument(s) for the EQ "
          "ComparisonOperator");
}

TEST_P(LegacyArguments, ContainsAndBeginsWithTakeOneValue) {
  for (const char* op : {"CONTAINS", "NOT_CONTAINS", "BEGINS_WITH"}) {
    Takes(op, "{'S':'a'}");
    WrongCount(op, "");
    WrongCount(op, "{'S':'a'},{'S':'b'}");
  }
}

TEST_P(LegacyArguments, NullAndNotNullTakeNone) {
  for (const char* op : {"NULL", "NOT_NULL"}) {
    Takes(op, "");
    WrongCount(op, "{'S':'a'}");
  }
  Ok("Scan",
     "{'TableName':'$T','ScanFilter':{'a':{'ComparisonOperator':'NULL','AttributeValueList':[]}}}");
}

TEST_P(LegacyArguments, BetweenTakesTwo) {
  Takes("BETWEEN", "{'S':'a'},{'S':'b'}");
  WrongCount("BETWEEN", "{'S':'a'}");
  WrongCount("BETWEEN", "{'S':'a'},{'S':'b'},{'S':'c'}");
}

TEST_P(LegacyArguments, InTakesAtLeastOne) {
  Takes("IN", "{'S':'a'}");
  Takes("IN", "{'N':'1'},{'N':'2'},{'N':'3'}");
  WrongCount("IN", "");
}

TEST_P(LegacyArguments, EqAndNeTakeAnyType) {
  for (const char* value :
       {"{'S':'a'}", "{'N':'1'}", "{'B':'AAEC'}", "{'SS':['a']}", "{'NS':['1']}", "{'BS':['AAEC']}",
        "{'L':[]}", "{'M':{}}", "{'BOOL':true}", "{'NULL':true}"}) {
    Takes("EQ", value);
    Takes("NE", value);
  }
}

TEST_P(LegacyArguments, OrderNeedsAScalar) {
  for (const char* op : {"LT", "LE", "GT", "GE"}) NoOrder(op);
}

TEST_P(LegacyArguments, BetweenNeedsScalars) { NoOrder("BETWEEN"); }

TEST_P(LegacyArguments, InNeedsScalars) { NoOrder("IN"); }

TEST_P(LegacyArguments, BeginsWithNeedsATextOrBytes) {
  Takes("BEGINS_WITH", "{'B':'AAEC'}");
  NoOrder("BEGINS_WITH");
  WrongType("BEGINS_WITH", "N", "{'N':'1'}");
}

TEST_P(LegacyArguments, ContainsTakesWhatASetOrListMayHold) {
  for (const char* op : {"CONTAINS", "NOT_CONTAINS"}) {
    Takes(op, "{'N':'1'}");
    Takes(op, "{'B':'AAEC'}");
    Takes(op, "{'BOOL':true}");
    Takes(op, "{'NULL':true}");
    WrongType(op, "SS", "{'SS':['a']}");
    WrongType(op, "NS", "{'NS':['1']}");
    WrongType(op, "BS", "{'BS':['AAEC']}");
    WrongType(op, "L", "{'L':[]}");
    WrongType(op, "M", "{'M':{}}");
  }
}

TEST_P(LegacyArguments, SeveralValuesAreOfOneType) {
  const char* text =
      "One or more parameter values were invalid: AttributeValues inside AttributeValueList must "
      "be of same type";
  Invalid("Scan", Body("IN", "{'S':'a'},{'N':'1'}"), text);
  Invalid("Scan", Body("BETWEEN", "{'S':'a'},{'N':'1'}"), text);
}

TEST_P(LegacyArguments, TheBoundsOfBetweenAreInOrder) {
  const char* text =
      "The BETWEEN condition was provided a range where the lower bound is greater than the upper "
      "bound";
  Takes("BETWEEN", "{'N':'1'},{'N':'1.0'}");
  Invalid("Scan", Body("BETWEEN", "{'S':'b'},{'S':'a'}"), text);
  Invalid("Scan", Body("BETWEEN", "{'N':'10'},{'N':'9'}"), text);
  Invalid("Scan", Body("BETWEEN", "{'B':'AQ=='},{'B':'AA=='}"), text);
}

TEST_P(LegacyArguments, TheirNumberIsToldBeforeTheirTypes) {
  WrongCount("LT", "{'SS':['a']},{'S':'a'}");
}

TEST_P(LegacyArguments, AnAttributeHasAName) {
  Invalid("Scan", "{'TableName':'$T','ScanFilter':{'':{'ComparisonOperator':'NULL'}}}",
          "Empty attribute name");
}

}  // namespace flavorbot::conformance
