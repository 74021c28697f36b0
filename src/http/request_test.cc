#include "http/request.h"

#include <gtest/gtest.h>

namespace flavorbot::http {
namespace {

Request WithTarget(std::string target) {
  Request request;
  request.target = std::move(target);
  return request;
}

TEST(Request, PathAndQueryAreTheTwoSidesOfTheFirstQuestionMark) {
  EXPECT_EQ(WithTarget("/a/b?x=1?y").path(), "/a/b");
  EXPECT_EQ(WithTarget("/a/b?x=1?y").query(), "x=1?y");
  EXPECT_EQ(WithTarget("/a/b").path(), "/a/b");
  EXPECT_EQ(WithTarget("/a/b").query(), "");
}

TEST(Request, QueryParametersAreDecodedAndTheFirstWins) {
  const Request request = WithTarget("/?q=cr%C3%A8me+br&q=2&&empty=&bare&n%61me=v");
  EXPECT_EQ(QueryParameter(request, "q"), "crème br");
  EXPECT_EQ(QueryParameter(request, "empty"), "");
  EXPECT_EQ(QueryParameter(request, "bare"), "");
  EXPECT_EQ(QueryParameter(request, "name"), "v");
  EXPECT_EQ(QueryParameter(request, "absent"), std::nullopt);
}

TEST(Request, AnUndecodableQueryParameterIsAbsent) {
  EXPECT_EQ(QueryParameter(WithTarget("/?q=%zz"), "q"), std::nullopt);
  EXPECT_EQ(QueryParameter(WithTarget("/?q=%00"), "q"), std::nullopt);
  EXPECT_EQ(QueryParameter(WithTarget("/?q=%FF"), "q"), std::nullopt);
}

TEST(Request, MethodNamesRoundTripAndOthersAreOther) {
  for (const Method method : {Method::kGet, Method::kHead, Method::kPost, Method::kPut,
                              Method::kPatch, Method::kDelete, Method::kOptions}) {
    EXPECT_EQ(MethodFromName(MethodName(method)), method);
  }
  EXPECT_EQ(MethodFromName("get"), Method::kOther);
  EXPECT_EQ(MethodFromName("TRACE"), Method::kOther);
}

}  // namespace
}  // namespace flavorbot::http
