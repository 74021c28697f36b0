// XML texts: what stands in the elements of a small document, by their path.
//
//   <a><b>x</b><b>y</b></a>   ->   {"a/b": "x"}: the first of a name counts
//
// Names are without their prefix. A document type, and so every entity of one's own, is refused.
// Expat parses.
//
// Threads: pure functions.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace flavorbot::aws {

using XmlTexts = std::map<std::string, std::string, std::less<>>;

// nullopt: it isn't well-formed, has a document type, or is more than 16 elements deep.
std::optional<XmlTexts> ParseXml(std::string_view text);

}  // namespace flavorbot::aws
