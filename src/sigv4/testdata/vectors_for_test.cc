#include "sigv4/testdata/vectors_for_test.h"

#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>
#include <boost/json/value_to.hpp>
#include <deque>
#include <fstream>
#include <iterator>

#include "base/encoding.h"
#include "sigv4/scope.h"

namespace flavorbot::sigv4 {
namespace {

namespace json = boost::json;

std::string TextOf(const json::object& item, std::string_view name) {
  return json::value_to<std::string>(item.at(name));
}

Vector Read(const json::object& item) {
  static std::deque<std::string> bodies;
  Vector vector;
  vector.name = TextOf(item, "name");
  vector.request = {.method = TextOf(item, "method"),
                    .path = TextOf(item, "path"),
                    .query = TextOf(item, "query"),
                    .body = bodies.emplace_back(*base::Base64Decode(TextOf(item, "body")))};
  for (const json::value& header : item.at("headers").as_array()) {
    vector.request.headers.emplace_back(json::value_to<std::string>(header.at(0)),
                                        json::value_to<std::string>(header.at(1)));
  }
  vector.credentials = {.access_key_id = TextOf(item, "access_key_id"),
                        .secret_access_key = TextOf(item, "secret_access_key"),
                        .session_token = TextOf(item, "session_token")};
  vector.target = {.region = TextOf(item, "region"), .service = TextOf(item, "service")};
  vector.amz_date = TextOf(item, "time");
  vector.time = *ParseAmzDate(vector.amz_date);
  if (const json::value& expires = item.at("expires"); !expires.is_null()) {
    vector.form = ClaimForm::kQuery;
    vector.expires = std::chrono::seconds(expires.as_int64());
  }
  vector.canonical_request = TextOf(item, "canonical_request");
  vector.result = TextOf(item, "result");
  return vector;
}

}  // namespace

const std::vector<Vector>& Vectors() {
  static const std::vector<Vector> vectors = [] {
    std::ifstream file(FLAVORBOT_SIGV4_VECTORS, std::ios::binary);
    const std::string text((std::istreambuf_iterator<char>(file)), {});
    std::vector<Vector> read;
    for (const json::value& item : json::parse(text).as_array())
      read.push_back(Read(item.as_object()));
    return read;
  }();
  return vectors;
}

}  // namespace flavorbot::sigv4
