#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

#include "app/profile/profiles.h"
#include "app/text_rules.h"

namespace flavorbot::app::profile {
namespace {

constexpr std::size_t kMaxNameCharacters = 100;
constexpr std::size_t kMaxBioCharacters = 500;
constexpr std::size_t kMaxEntries = 50;  // of each list
constexpr std::size_t kMaxEntryCharacters = 50;
constexpr std::size_t kMaxUrlBytes = 200;
constexpr std::string_view kUploadsPrefix = "/uploads/";

void CleanName(const char* field, std::optional<std::string>& name, FieldErrors& errors) {
  if (!name) return;
  *name = TrimBlanks(*name);
  if (name->empty()) {
    errors[field] = "Must not be empty";
  } else if (auto problem = TextProblem(*name, kMaxNameCharacters, Lines::kOne)) {
    errors[field] = *std::move(problem);
  }
}

void CleanBio(std::optional<std::optional<std::string>>& bio, FieldErrors& errors) {
  if (!bio || !*bio) return;
  **bio = TrimBlanks(**bio);
  if (auto problem = TextProblem(**bio, kMaxBioCharacters, Lines::kMany)) {
    errors["bio"] = *std::move(problem);
  }
}

std::optional<std::string> EntryProblem(const std::string& entry) {
  if (entry.empty()) return "Must not contain empty texts";
  if (TextProblem(entry, kMaxEntryCharacters, Lines::kOne)) {
    return "Each must be at most 50 characters long, without control characters";
  }
  return std::nullopt;
}

void CleanList(const char* field, std::optional<std::vector<std::string>>& list,
               FieldErrors& errors) {
  if (!list) return;
  if (list->size() > kMaxEntries) {
    errors[field] = "Must be at most 50";
    return;
  }
  std::set<std::string> seen;
  std::vector<std::string> cleaned;
  for (const auto& written : *list) {
    auto entry = TrimBlanks(written);
    if (auto problem = EntryProblem(entry)) {
      errors[field] = *std::move(problem);
      return;
    }
    if (seen.insert(entry).second) cleaned.push_back(std::move(entry));
  }
  list = std::move(cleaned);
}

// An upload, and nothing that leads elsewhere: "/uploads/" and one plain file name.
bool IsUploadUrl(std::string_view url) {
  if (url.size() > kMaxUrlBytes || !url.starts_with(kUploadsPrefix)) return false;
  const auto name = url.substr(kUploadsPrefix.size());
  if (name.empty() || name.front() == '.') return false;
  return std::ranges::all_of(name, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
           c == '_' || c == '-';
  });
}

}  // namespace

FieldErrors CleanProfileChanges(storage::ProfileChanges& changes) {
  FieldErrors errors;
  CleanName("firstName", changes.first_name, errors);
  CleanName("lastName", changes.last_name, errors);
  CleanBio(changes.bio, errors);
  CleanList("dietaryPreferences", changes.dietary_preferences, errors);
  CleanList("allergies", changes.allergies, errors);
  if (changes.profile_image_url && *changes.profile_image_url &&
      !IsUploadUrl(**changes.profile_image_url)) {
    errors["profileImageUrl"] = "Must be one of your uploads";
  }
  return errors;
}

}  // namespace flavorbot::app::profile
