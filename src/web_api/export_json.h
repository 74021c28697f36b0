// ExportJson: the document of GET /api/user/export, written item by item.
//
//   {"exportedAt", "user"?, "recipes": [...], "deletedRecipes": [...], "usage": [...],
//    "sessions": [...], "conversations": [...], "mealPlan": [...], "groceryItems": [...],
//    "savedGroceryList"?, "other": [...]}
//
// in the order in which the kinds are stored. Profile, recipes, usage and sessions look as their
// routes give them out; the rest as stored, without keys and without secrets.
//
// REQUIRES: items of one kind are added one after the other, but for kOther.
// Threads:  used by one coroutine.
#pragma once

#include <optional>
#include <set>
#include <string>

#include "app/account/account_export.h"

namespace flavorbot::web_api {

class ExportJson {
 public:
  ExportJson(const std::string& exported_at, std::string current_session_key);

  void Add(const app::account::ExportedItem& item);
  // Closes what is open and adds the empty lists that readers count on.
  void End();

  // What was written since the last call.
  std::string TakeText();

 private:
  void OpenList(app::account::ExportKind kind);
  void CloseList();

  std::string text_;
  std::string other_;  // kept until the end, as its items have no place in the order
  std::string current_session_key_;
  std::optional<app::account::ExportKind> open_;
  bool is_first_in_list_ = true;
  std::set<app::account::ExportKind> written_;
};

}  // namespace flavorbot::web_api
