#include <algorithm>
#include <utility>

#include "expression/parse_text.h"
#include "expression/parser.h"
#include "expression/path_overlap.h"

namespace flavorbot::expression {

dynamodb::Result<Projection> ParseProjectionText(std::string_view text, Parameters& parameters) {
  if (auto checked = CheckText(ExpressionKind::kProjection, text); !checked) {
    return std::unexpected(std::move(checked).error());
  }
  Parser parser(ExpressionKind::kProjection, text, parameters);
  Projection projection;
  do {
    auto path = parser.ParsePath(Pass::kTargets);
    if (!path) return std::unexpected(parser.faults().ToError());
    projection.paths.push_back(std::move(*path));
  } while (parser.Take(TokenKind::kComma));
  if (parser.token().kind != TokenKind::kEnd) parser.SyntaxError();

  if (parser.faults().empty()) {
    std::vector<const Path*> paths;
    paths.reserve(projection.paths.size());
    for (const Path& path : projection.paths) paths.push_back(&path);
    if (auto overlap = FindOverlap(paths)) parser.Note(Pass::kOverlap, 0, std::move(*overlap));
  }
  if (!parser.faults().empty()) return std::unexpected(parser.faults().ToError());
  std::ranges::sort(projection.paths,
                    [](const Path& a, const Path& b) { return OrderPaths(a, b) < 0; });
  return projection;
}

}  // namespace flavorbot::expression
