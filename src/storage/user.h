// User: the profile item, as stored.
//
// Items of the Node version may lack attributes or hold NULL: texts are empty then, flags have the
// value a new account has, and what is optional here is absent.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "dynamodb/attribute_value.h"

namespace flavorbot::storage {

struct User {
  std::string id;
  std::string email;             // as the person wrote it, trimmed
  std::string email_normalised;  // the key of its guard; empty in items without one
  std::string password_hash;     // never leaves the server
  bool email_verified = false;
  std::string auth_provider = "email";
  std::string first_name;
  std::string last_name;
  std::optional<std::string> profile_image_url;
  std::string subscription_tier = "free";
  std::string subscription_status = "active";
  bool email_notifications = true;
  std::vector<std::string> dietary_preferences;
  std::vector<std::string> allergies;
  std::optional<std::string> bio;
  bool dark_mode = false;
  std::optional<std::string> created_at;  // ISO 8601
  std::optional<std::string> updated_at;
  bool is_being_deleted = false;

  friend bool operator==(const User&, const User&) = default;
};

// Reads a profile item in place, without a tree.
User ReadUser(base::BytesView packed_item);

// The item of a new account, with the attributes the Node version expects.
dynamodb::Item UserItem(const User& user);

}  // namespace flavorbot::storage
