#include "partiql.h"

#include <algorithm>

namespace flavorbot::conformance {

std::string StatementText(std::string_view text) {
  std::string json = "'";
  for (const char c : text) {
    switch (c) {
      case '\'':
        json += "\\u0027";
        break;
      case '"':
        json += "\\u0022";
        break;
      case '\n':
        json += "\\n";
        break;
      default:
        json += c;
    }
  }
  return json + "'";
}

std::string PartiQl::Body(std::string_view statement, std::string_view parameters,
                          std::string_view more) {
  std::string body = "{'Statement':" + StatementText(statement);
  if (!parameters.empty()) body.append(",'Parameters':[").append(parameters).append("]");
  return body.append(more.empty() ? "" : ",").append(more) + "}";
}

json::value PartiQl::Run(std::string_view statement, std::string_view parameters,
                         std::string_view more) {
  const Reply reply{200, Ok("ExecuteStatement", Body(statement, parameters, more))};
  return reply.At("/Items");
}

void PartiQl::Gives(std::string_view statement, std::string_view items,
                    std::string_view parameters) {
  EXPECT_EQ(Run(statement, parameters), Json(items)) << statement;
}

void PartiQl::Refuses(std::string_view statement, std::string_view message,
                      std::string_view parameters) {
  Invalid("ExecuteStatement", Body(statement, parameters), message);
}

void PartiQl::Refuses(std::string_view statement, std::string_view message,
                      const Reference& reference, std::string_view parameters) {
  Invalid("ExecuteStatement", Body(statement, parameters), message, reference);
}

void PartiQl::IsNotWellFormed(std::string_view statement) {
  Refuses(statement, "Statement wasn't well formed, can't be processed: " + std::string(statement));
}

std::vector<std::string> PartiQl::Where(std::string_view condition, std::string_view parameters) {
  const std::string statement = "SELECT SK FROM \"$T\" WHERE " + std::string(condition);
  auto names = Column(Run(statement, parameters), "SK");
  std::ranges::sort(names);
  return names;
}

void PartiQl::WhereRefuses(std::string_view condition, std::string_view message) {
  Refuses("SELECT SK FROM \"$T\" WHERE " + std::string(condition), message);
}

void PartiQl::WhereRefuses(std::string_view condition, std::string_view message,
                           const Reference& reference) {
  Refuses("SELECT SK FROM \"$T\" WHERE " + std::string(condition), message, reference);
}

}  // namespace flavorbot::conformance
