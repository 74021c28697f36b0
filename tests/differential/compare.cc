#include <algorithm>
#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>
#include <cctype>
#include <set>

#include "answer.h"

namespace flavorbot::differential {
namespace {

constexpr std::size_t kMostText = 400;

std::string Shortened(std::string text) {
  if (text.size() > kMostText) text = text.substr(0, kMostText) + "...";
  return text;
}

std::string Text(const json::value* value) {
  return value != nullptr ? Shortened(json::serialize(*value)) : "nothing";
}

std::string Summary(const Answer& answer) {
  if (answer.status == 200) return "OK";
  if (answer.type.empty()) {
    return "HTTP " + std::to_string(answer.status) + ": " + Shortened(answer.message);
  }
  std::string text = answer.type + ": " + answer.message;
  return answer.status == 400 ? text : std::to_string(answer.status) + " " + text;
}

// The first place where `ours` and `theirs` differ.
Difference FirstDifference(const json::value& ours, const json::value& theirs,
                           const std::string& path) {
  const auto* object = ours.if_object();
  const auto* other = theirs.if_object();
  if (object != nullptr && other != nullptr) {
    for (const auto& member : *object) {
      const std::string below = path + "/" + std::string(member.key());
      const auto* theirs_member = other->if_contains(member.key());
      if (theirs_member == nullptr) {
        return {{}, below + ": " + Shortened(json::serialize(member.value())), below + ": nothing"};
      }
      if (*theirs_member != member.value()) {
        return FirstDifference(member.value(), *theirs_member, below);
      }
    }
    for (const auto& member : *other) {
      if (object->contains(member.key())) continue;
      const std::string below = path + "/" + std::string(member.key());
      return {{}, below + ": nothing", below + ": " + Shortened(json::serialize(member.value()))};
    }
  }
  const auto* array = ours.if_array();
  const auto* other_array = theirs.if_array();
  if (array != nullptr && other_array != nullptr && array->size() == other_array->size()) {
    for (std::size_t i = 0; i < array->size(); ++i) {
      if ((*array)[i] != (*other_array)[i]) {
        return FirstDifference((*array)[i], (*other_array)[i], path + "/" + std::to_string(i));
      }
    }
  }
  return {{},
          path + ": " + Shortened(json::serialize(ours)),
          path + ": " + Shortened(json::serialize(theirs))};
}

// `text` without what differs from case to case: values in quotes, brackets and placeholders.
std::string Masked(std::string_view text) {
  std::string masked;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '"') {
      const std::size_t end = text.find('"', i + 1);
      masked += "\"..\"";
      if (end == std::string_view::npos) break;
      i = end;
    } else if (c == '[' || c == '{') {
      const std::size_t end = text.find(c == '[' ? ']' : '}', i + 1);
      masked += c == '[' ? "[..]" : "{..}";
      if (end == std::string_view::npos) break;
      i = end;
    } else if (c == ':' || c == '#') {
      masked += c;
      while (i + 1 < text.size() &&
             (std::isalnum(static_cast<unsigned char>(text[i + 1])) != 0 || text[i + 1] == '_')) {
        ++i;
      }
    } else if (std::isdigit(static_cast<unsigned char>(c)) != 0) {
      if (masked.empty() || masked.back() != '0') masked += '0';
    } else {
      masked += c;
    }
  }
  for (const std::string_view known : {"operand type: ", "reserved keyword: ", "keyword: ",
                                       "function: ", "operator: ", "actual: ", "Actual: "}) {
    const std::size_t at = masked.find(known);
    if (at == std::string::npos) continue;
    const std::size_t begin = at + known.size();
    masked.replace(begin, std::min(masked.find_first_of(" ,", begin), masked.size()) - begin, "..");
  }
  return masked.substr(0, 200);
}

}  // namespace

std::string Difference::Signature() const {
  const auto kind = [](std::string_view text) {
    return text.starts_with("/") ? Masked(text.substr(0, text.find(':'))) : Masked(text);
  };
  return action + " | " + kind(ours) + " | " + kind(theirs);
}

std::vector<Difference> Compare(const Request& request, const Answer& ours, const Answer& theirs) {
  std::string left = Summary(ours);
  std::string right = Summary(theirs);
  if (left != right) return {{request.action, std::move(left), std::move(right)}};
  if (ours.body == theirs.body) return {};
  const auto* object = ours.body.if_object();
  const auto* other = theirs.body.if_object();
  std::set<std::string> names;
  for (const auto* members : {object, other}) {
    if (members == nullptr) continue;
    for (const auto& member : *members) names.insert(member.key());
  }
  std::vector<Difference> differences;
  for (const std::string& name : names) {
    const auto* left_member = object != nullptr ? object->if_contains(name) : nullptr;
    const auto* right_member = other != nullptr ? other->if_contains(name) : nullptr;
    if (left_member != nullptr && right_member != nullptr && *left_member == *right_member)
      continue;
    const std::string path = "/" + name;
    Difference difference;
    if (left_member != nullptr && right_member != nullptr) {
      difference = FirstDifference(*left_member, *right_member, path);
    } else {
      difference.ours = path + ": " + Text(left_member);
      difference.theirs = path + ": " + Text(right_member);
    }
    difference.action = request.action;
    differences.push_back(std::move(difference));
  }
  return differences;
}

}  // namespace flavorbot::differential
