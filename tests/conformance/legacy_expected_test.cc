// Expected and ConditionalOperator of PutItem, UpdateItem and DeleteItem.
#include "conformance.h"

namespace flavorbot::conformance {

class LegacyExpected : public Conformance {
 protected:
  void SetUp() override {
    Table(kPartitionOnly);
    Put("'PK':{'S':'a'},'n':{'N':'5'},'ss':{'SS':['x','y']}");
  }
  static std::string Body(std::string_view expected, std::string_view more = "") {
    std::string body = "{'TableName':'$T','Key':{'PK':{'S':'a'}},'Expected':{";
    return body.append(expected).append("}").append(more.empty() ? "" : ",").append(more) + "}";
  }
  void Holds(std::string_view expected, std::string_view more = "") {
    Ok("DeleteItem", Body(expected, more));
    Put("'PK':{'S':'a'},'n':{'N':'5'},'ss':{'SS':['x','y']}");
  }
  void Fails(std::string_view expected, std::string_view more = "") {
    Refused("DeleteItem", Body(expected, more), "ConditionalCheckFailedException",
            "The conditional request failed");
  }
  // `why` follows "One or more parameter values were invalid: ".
  void Invalids(std::string_view expected, std::string_view why) {
    Invalid("DeleteItem", Body(expected),
            "One or more parameter values were invalid: " + std::string(why));
  }
};
INSTANTIATE_TEST_SUITE_P(Conformance, LegacyExpected, testing::ValuesIn(TargetKinds()),
                         CaseTargetName);

TEST_P(LegacyExpected, AValueMustBeEqual) {
  Holds("'n':{'Value':{'N':'5.0'}}");
  Fails("'n':{'Value':{'N':'6'}}");
  Fails("'n':{'Value':{'S':'5'}}");
  Holds("'n':{'Value':{'N':'5'},'Exists':true}");
}

TEST_P(LegacyExpected, AValueMayHaveAnyType) {
  Holds("'ss':{'Value':{'SS':['y','x']}}");
  Fails("'n':{'Value':{'M':{}}}");
  Fails("'n':{'Value':{'BOOL':true}}");
}

TEST_P(LegacyExpected, ExistsFalseNeedsAnAbsentAttribute) {
  Holds("'absent':{'Exists':false}");
  Fails("'n':{'Exists':false}");
}

TEST_P(LegacyExpected, PutsOnlyNewItemsWithAnAbsentKey) {
  const char* body =
      "{'TableName':'$T','Item':{'PK':{'S':'new'}},'Expected':{'PK':{'Exists':false}}}";
  Ok("PutItem", body);
  Refused("PutItem", body, "ConditionalCheckFailedException", "The conditional request failed");
}

TEST_P(LegacyExpected, AMissingItemHasNoAttributes) {
  Refused("DeleteItem",
          "{'TableName':'$T','Key':{'PK':{'S':'none'}},'Expected':{'n':{'Value':{'N':'5'}}}}",
          "ConditionalCheckFailedException", "The conditional request failed");
  Ok("DeleteItem",
     "{'TableName':'$T','Key':{'PK':{'S':'none'}},"
     "'Expected':{'n':{'ComparisonOperator':'NE','Value':{'N':'5'}}}}");
}

TEST_P(LegacyExpected, OperatorsTakeAValueOrAList) {
  Holds("'n':{'ComparisonOperator':'GT','Value':{'N':'4'}}");
  Holds("'n':{'ComparisonOperator':'GT','AttributeValueList':[{'N':'4'}]}");
  Fails("'n':{'ComparisonOperator':'GT','AttributeValueList':[{'N':'5'}]}");
  Holds("'n':{'ComparisonOperator':'BETWEEN','AttributeValueList':[{'N':'5'},{'N':'6'}]}");
  Holds("'n':{'ComparisonOperator':'IN','AttributeValueList':[{'N':'4'},{'N':'5'}]}");
  Holds("'ss':{'ComparisonOperator':'CONTAINS','Value':{'S':'x'}}");
  Holds("'n':{'ComparisonOperator':'NOT_NULL'}");
  Fails("'n':{'ComparisonOperator':'NULL'}");
}

TEST_P(LegacyExpected, AllConditionsHoldUnlessTheOperatorIsOr) {
  const char* one_of_two = "'n':{'Value':{'N':'6'}},'absent':{'Exists':false}";
  Fails(one_of_two);
  Fails(one_of_two, "'ConditionalOperator':'AND'");
  Holds(one_of_two, "'ConditionalOperator':'OR'");
  Fails("'n':{'Value':{'N':'6'}},'absent':{'Exists':true,'Value':{'S':'x'}}",
        "'ConditionalOperator':'OR'");
}

TEST_P(LegacyExpected, NoneAreNoCondition) { Holds(""); }

TEST_P(LegacyExpected, UpdateItemKnowsItToo) {
  if (on_reference())
    GTEST_SKIP()
        << "an update without an Action changes nothing there; the documentation says that it puts";
  const char* body =
      "{'TableName':'$T','Key':{'PK':{'S':'a'}},'AttributeUpdates':{'n':{'Value':{'N':'6'}}},"
      "'Expected':{'n':{'Value':{'N':'5'}}},'ReturnValues':'UPDATED_NEW'}";
  Answers("UpdateItem", body, "{'Attributes':{'n':{'N':'6'}}}");
  Refused("UpdateItem", body, "ConditionalCheckFailedException", "The conditional request failed");
}

TEST_P(LegacyExpected, FailuresReturnTheItemOnRequest) {
  const Reply reply = Refused(
      "DeleteItem", Body("'n':{'Exists':false}", "'ReturnValuesOnConditionCheckFailure':'ALL_OLD'"),
      "ConditionalCheckFailedException", "The conditional request failed");
  EXPECT_EQ(reply.At("/Item/n/N"), json::value("5"));
}

TEST_P(LegacyExpected, ValueIsNeededUnlessExistsIsFalse) {
  Invalids("'a':{}", "Value must be provided when Exists is null for Attribute: a");
  Invalids("'a':{'Exists':true}", "Value must be provided when Exists is true for Attribute: a");
  Invalids("'a':{'Exists':false,'Value':{'S':'x'}}",
           "Value cannot be used when Exists is false for Attribute: a");
}

TEST_P(LegacyExpected, ExistsAndAnOperatorExcludeEachOther) {
  const char* text = "Exists and ComparisonOperator cannot be used together for Attribute: a";
  Invalids("'a':{'Exists':false,'ComparisonOperator':'NULL'}", text);
  Invalids("'a':{'Exists':true,'ComparisonOperator':'EQ','Value':{'S':'x'}}", text);
  Invalids("'a':{'Exists':true,'ComparisonOperator':'EQ'}", text);
}

TEST_P(LegacyExpected, AListNeedsAnOperator) {
  const char* text =
      "AttributeValueList can only be used with a ComparisonOperator for Attribute: a";
  Invalids("'a':{'AttributeValueList':[{'S':'x'}]}", text);
  Invalids("'a':{'AttributeValueList':[]}", text);
  Invalids("'a':{'Exists':false,'AttributeValueList':[]}", text);
}

TEST_P(LegacyExpected, AValueAndAListExcludeEachOther) {
  const char* text = "Value and AttributeValueList cannot be used together for Attribute: a";
  Invalids("'a':{'Value':{'S':'x'},'AttributeValueList':[{'S':'x'}]}", text);
  Invalids("'a':{'ComparisonOperator':'EQ','Value':{'S':'x'},'AttributeValueList':[{'S':'x'}]}",
           text);
  Invalids("'a':{'Exists':true,'Value':{'S':'x'},'AttributeValueList':[{'S':'x'}]}", text);
}

TEST_P(LegacyExpected, AnOperatorNeedsItsArguments) {
  Invalids("'a':{'ComparisonOperator':'EQ'}",
           "Value or AttributeValueList must be used with ComparisonOperator: EQ for Attribute: a");
  Invalids("'a':{'ComparisonOperator':'EQ','AttributeValueList':[]}",
           "Invalid number of argument(s) for the EQ ComparisonOperator");
  Invalids("'a':{'ComparisonOperator':'BETWEEN','Value':{'S':'x'}}",
           "Invalid number of argument(s) for the BETWEEN ComparisonOperator");
  Invalids("'a':{'ComparisonOperator':'NULL','Value':{'S':'x'}}",
           "Invalid number of argument(s) for the NULL ComparisonOperator");
}

// dynalite judges the item with what isn't comparable; Amazon's own engine refuses.
TEST_P(LegacyExpected, ArgumentsHaveTheTypesOfTheOperator) {
  Invalids("'a':{'ComparisonOperator':'LT','AttributeValueList':[{'SS':['x']}]}",
           "ComparisonOperator LT is not valid for SS AttributeValue type");
  Invalid("DeleteItem",
          Body("'a':{'ComparisonOperator':'BETWEEN','AttributeValueList':[{'N':'2'},{'N':'1'}]}"),
          "The BETWEEN condition was provided a range where the lower bound is greater than the "
          "upper bound");
}

TEST_P(LegacyExpected, ValuesAreWellFormed) {
  Invalid("DeleteItem", Body("'a':{'Value':{}}"),
          "Supplied AttributeValue is empty, must contain exactly one of the supported datatypes");
  Invalids("'a':{'Value':{'NS':[]}}", "An number set  may not be empty");
}

TEST_P(LegacyExpected, ConditionalOperatorNeedsTwoConditions) {
  Invalid("PutItem",
          "{'TableName':'$T','Item':{'PK':{'S':'a'}},'Expected':{},'ConditionalOperator':'OR'}",
          "ConditionalOperator cannot be used without Filter or Expected");
  Invalid("UpdateItem", "{'TableName':'$T','Key':{'PK':{'S':'a'}},'ConditionalOperator':'OR'}",
          "ConditionalOperator cannot be used without Filter or Expected");
  Invalid("DeleteItem", Body("'n':{'Exists':false}", "'ConditionalOperator':'AND'"),
          "ConditionalOperator can only be used when Filter or Expected has two or more elements");
}

TEST_P(LegacyExpected, PutItemChecksItAfterReturnValuesAndDeleteItemBefore) {
  Invalid("PutItem",
          "{'TableName':'$T','Item':{'PK':{'S':'a'}},'Expected':{'a':{}},"
          "'ReturnValues':'ALL_NEW'}",
          "ReturnValues can only be ALL_OLD or NONE",
          Reference::Says("Return values set to invalid value"));
  Invalid("DeleteItem", Body("'a':{}", "'ReturnValues':'ALL_NEW'"),
          "One or more parameter values were invalid: Value must be provided when Exists is null "
          "for Attribute: a");
}

TEST_P(LegacyExpected, IsCheckedBeforeTheTableAndTheKey) {
  const char* text =
      "One or more parameter values were invalid: Value or AttributeValueList must be used with "
      "ComparisonOperator: EQ for Attribute: a";
  Invalid("PutItem",
          "{'TableName':'$T','Item':{'x':{'S':'p'}},'Expected':{'a':{'ComparisonOperator':'EQ'}}}",
          text, Reference::InOtherWords());
  Invalid("DeleteItem",
          "{'TableName':'no-such-table','Key':{},'Expected':{'a':{'ComparisonOperator':'EQ'}}}",
          text, {"ResourceNotFoundException", ""});
}

}  // namespace flavorbot::conformance
