// AttributeUpdates of UpdateItem.
#include "conformance.h"

namespace flavorbot::conformance {

class LegacyUpdate : public Conformance {
 protected:
  void SetUp() override {
    Table(kPartitionOnly);
    Put("'PK':{'S':'a'},'n':{'N':'5'},'ss':{'SS':['x','y']},'ns':{'NS':['1']},"
        "'bs':{'BS':['AAEC']},'l':{'L':[{'N':'1'}]},'s':{'S':'text'}");
  }
  static std::string Body(std::string_view updates, std::string_view more = "") {
    std::string body = "{'TableName':'$T','Key':{'PK':{'S':'a'}},'AttributeUpdates':{";
    return body.append(updates).append("}").append(more.empty() ? "" : ",").append(more) + "}";
  }
  // The updated attributes are those of `expected`.
  void Updates(std::string_view updates, std::string_view expected) {
    Answers("UpdateItem", Body(updates, "'ReturnValues':'UPDATED_NEW'"),
            "{'Attributes':{" + std::string(expected) + "}}");
  }
  json::value Item() {
    return Ok("GetItem", "{'TableName':'$T','Key':{'PK':{'S':'a'}},'ConsistentRead':true}")
        .at("Item");
  }
  void Refuses(std::string_view updates, std::string_view message) {
    Invalid("UpdateItem", Body(updates), message);
  }
  void Mismatches(std::string_view updates) {
    Refuses(updates, "Type mismatch for attribute to update");
  }
};
INSTANTIATE_TEST_SUITE_P(Conformance, LegacyUpdate, testing::ValuesIn(TargetKinds()),
                         CaseTargetName);

TEST_P(LegacyUpdate, PutReplacesWhateverWasThere) {
  Updates("'n':{'Action':'PUT','Value':{'S':'x'}}", "'n':{'S':'x'}");
  Updates("'new':{'Action':'PUT','Value':{'M':{'k':{'L':[]}}}}", "'new':{'M':{'k':{'L':[]}}}");
}

TEST_P(LegacyUpdate, PutIsTheActionOfUpdatesWithoutOne) {
  if (on_reference())
    GTEST_SKIP() << "such an update changes nothing there; the documentation says that it puts";
  Updates("'n':{'Value':{'N':'7'}}", "'n':{'N':'7'}");
}

TEST_P(LegacyUpdate, AddSumsNumbers) {
  Updates("'n':{'Action':'ADD','Value':{'N':'-2.5'}}", "'n':{'N':'2.5'}");
  Updates("'new':{'Action':'ADD','Value':{'N':'3'}}", "'new':{'N':'3'}");
}

TEST_P(LegacyUpdate, AddUnitesSets) {
  if (on_reference())
    GTEST_SKIP()
        << "it takes 1.0 and 1, of the request and of the item, for a duplicate in the request";
  Updates("'ss':{'Action':'ADD','Value':{'SS':['y','z']}}", "'ss':{'SS':['x','y','z']}");
  Updates("'ns':{'Action':'ADD','Value':{'NS':['1.0','2']}}", "'ns':{'NS':['1','2']}");
  Updates("'bs':{'Action':'ADD','Value':{'BS':['AQ==']}}", "'bs':{'BS':['AAEC','AQ==']}");
  Updates("'new':{'Action':'ADD','Value':{'SS':['q']}}", "'new':{'SS':['q']}");
}

TEST_P(LegacyUpdate, AddAppendsToLists) {
  Updates("'l':{'Action':'ADD','Value':{'L':[{'N':'1'},{'S':'q'}]}}",
          "'l':{'L':[{'N':'1'},{'N':'1'},{'S':'q'}]}");
  Updates("'new':{'Action':'ADD','Value':{'L':[{'S':'q'}]}}", "'new':{'L':[{'S':'q'}]}");
}

TEST_P(LegacyUpdate, AddNeedsTheTypeThatIsThere) {
  Mismatches("'n':{'Action':'ADD','Value':{'SS':['x']}}");
  Mismatches("'ss':{'Action':'ADD','Value':{'NS':['1']}}");
  Mismatches("'ss':{'Action':'ADD','Value':{'N':'1'}}");
  Mismatches("'s':{'Action':'ADD','Value':{'N':'1'}}");
  Mismatches("'l':{'Action':'ADD','Value':{'N':'1'}}");
  Mismatches("'n':{'Action':'ADD','Value':{'L':[]}}");
}

TEST_P(LegacyUpdate, DeleteRemovesTheAttribute) {
  Answers("UpdateItem",
          Body("'ss':{'Action':'DELETE'},'ns':{'Action':'DELETE'},'bs':{'Action':'DELETE'},"
               "'l':{'Action':'DELETE'},'absent':{'Action':'DELETE'}",
               "'ReturnValues':'ALL_NEW'"),
          "{'Attributes':{'PK':{'S':'a'},'n':{'N':'5'},'s':{'S':'text'}}}");
}

TEST_P(LegacyUpdate, DeleteTakesMembersOfASet) {
  Updates("'ss':{'Action':'DELETE','Value':{'SS':['x','q']}}", "'ss':{'SS':['y']}");
}

TEST_P(LegacyUpdate, DeletingTheLastMemberRemovesTheSet) {
  Ok("UpdateItem", Body("'ss':{'Action':'DELETE','Value':{'SS':['x','y']}}"));
  EXPECT_FALSE(Item().as_object().contains("ss"));
}

TEST_P(LegacyUpdate, DeleteNeedsTheTypeThatIsThere) {
  Mismatches("'ss':{'Action':'DELETE','Value':{'NS':['1']}}");
  Mismatches("'n':{'Action':'DELETE','Value':{'SS':['x']}}");
}

TEST_P(LegacyUpdate, DeletingMembersOfAnAbsentSetIsNothing) {
  Ok("UpdateItem", Body("'absent':{'Action':'DELETE','Value':{'SS':['x']}}"));
}

TEST_P(LegacyUpdate, WhatIsNoSetIsNotDeletedFrom) {
  const auto refuses = [this](std::string_view type, std::string_view value) {
    std::string text =
        "One or more parameter values were invalid: DELETE action with value is not supported for "
        "the type ";
    std::string updates = "'a':{'Action':'DELETE','Value':";
    Invalid("UpdateItem", Body(updates.append(value).append("}")), text.append(type),
            Reference::InOtherWords());
  };
  refuses("S", "{'S':'x'}");
  refuses("N", "{'N':'1'}");
  refuses("L", "{'L':[]}");
  refuses("M", "{'M':{}}");
  refuses("BOOL", "{'BOOL':true}");
}

TEST_P(LegacyUpdate, WhatHasNoSumIsNotAdded) {
  const auto refuses = [this](std::string_view type, std::string_view value) {
    std::string text =
        "One or more parameter values were invalid: ADD action is not supported for the type ";
    std::string updates = "'a':{'Action':'ADD','Value':";
    Invalid("UpdateItem", Body(updates.append(value).append("}")), text.append(type),
            Reference::InOtherWords());
  };
  refuses("S", "{'S':'x'}");
  refuses("B", "{'B':'AAEC'}");
  refuses("M", "{'M':{}}");
  refuses("BOOL", "{'BOOL':true}");
}

TEST_P(LegacyUpdate, OnlyDeleteGoesWithoutAValue) {
  const char* text =
      "One or more parameter values were invalid: Only DELETE action is allowed when no attribute "
      "value is specified";
  Refuses("'a':{}", text);
  Refuses("'a':{'Action':'PUT'}", text);
  Refuses("'a':{'Action':'ADD'}", text);
}

TEST_P(LegacyUpdate, TheKeyStays) {
  const char* text =
      "One or more parameter values were invalid: Cannot update attribute PK. This attribute is "
      "part of the key";
  Refuses("'PK':{'Value':{'S':'b'}}", text);
  Refuses("'PK':{'Action':'DELETE'}", text);
}

TEST_P(LegacyUpdate, ADotIsPartOfTheName) {
  if (on_reference()) GTEST_SKIP() << "it returns nothing for a name with a dot";
  Updates("'m.k':{'Value':{'S':'v'}}", "'m.k':{'S':'v'}");
  Updates("'l[0]':{'Action':'ADD','Value':{'N':'1'}}", "'l[0]':{'N':'1'}");
}

TEST_P(LegacyUpdate, MakesTheItem) {
  Answers("UpdateItem",
          "{'TableName':'$T','Key':{'PK':{'S':'new'}},'AttributeUpdates':{"
          "'n':{'Action':'ADD','Value':{'N':'1'}}},'ReturnValues':'ALL_NEW'}",
          "{'Attributes':{'PK':{'S':'new'},'n':{'N':'1'}}}");
}

TEST_P(LegacyUpdate, NoUpdatesMakeTheItemAsWell) {
  Answers("UpdateItem",
          "{'TableName':'$T','Key':{'PK':{'S':'new'}},'AttributeUpdates':{},"
          "'ReturnValues':'ALL_NEW'}",
          "{'Attributes':{'PK':{'S':'new'}}}");
}

TEST_P(LegacyUpdate, ReturnsWhatItTouchedAsItWas) {
  Answers("UpdateItem",
          Body("'n':{'Action':'ADD','Value':{'N':'1'}},'s':{'Action':'DELETE'},"
               "'new':{'Value':{'N':'1'}}",
               "'ReturnValues':'UPDATED_OLD'"),
          "{'Attributes':{'n':{'N':'5'},'s':{'S':'text'}}}");
}

TEST_P(LegacyUpdate, ReturnsWhatItTouchedAsItIs) {
  Answers("UpdateItem",
          Body("'n':{'Action':'ADD','Value':{'N':'1'}},'s':{'Action':'DELETE'}",
               "'ReturnValues':'UPDATED_NEW'"),
          "{'Attributes':{'n':{'N':'6'}}}");
}

TEST_P(LegacyUpdate, AFailureChangesNothing) {
  Mismatches("'n':{'Action':'ADD','Value':{'N':'1'}},'s':{'Action':'ADD','Value':{'N':'1'}}");
  EXPECT_EQ(Item().at("n").at("N"), json::value("5"));
}

TEST_P(LegacyUpdate, ValuesAreWellFormed) {
  Refuses("'a':{'Value':{}}",
          "Supplied AttributeValue is empty, must contain exactly one of the supported datatypes");
  Refuses("'a':{'Value':{'NS':[]}}",
          "One or more parameter values were invalid: An number set  may not be empty");
  Refuses("'':{'Value':{'S':'x'}}", "Empty attribute name");
}

TEST_P(LegacyUpdate, UpdatesAreCheckedBeforeExpected) {
  Invalid("UpdateItem", Body("'a':{}", "'Expected':{'a':{}}"),
          "One or more parameter values were invalid: Only DELETE action is allowed when no "
          "attribute value is specified",
          Reference::InOtherWords());
}

TEST_P(LegacyUpdate, TheSchemaIsCheckedBeforeTheKeyInUpdates) {
  Invalid("UpdateItem",
          "{'TableName':'$T','Key':{'x':{'S':'a'}},"
          "'AttributeUpdates':{'PK':{'Action':'DELETE'}}}",
          "The provided key element does not match the schema", Reference::InOtherWords());
}

}  // namespace flavorbot::conformance
