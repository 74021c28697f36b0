// AccountExport: everything stored about a user, page by page, for the person to take along.
//
// Threads: any.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/error.h"
#include "dynamodb/call_context.h"
#include "storage/account_store.h"

namespace flavorbot::app::account {

// What an item is in an export; items of one kind follow each other.
enum class ExportKind {
  kUser,
  kRecipe,
  kDeletedRecipe,
  kUsage,
  kSession,
  kMealPlanEntry,
  kConversation,  // a head, and then each of its messages
  kGroceryItem,
  kSavedGroceryList,
  kOther
};

struct ExportedItem {
  ExportKind kind = ExportKind::kOther;
  dynamodb::PackedItem item;
};

// Where the next page begins.
struct ExportCursor {
  storage::AccountPart part = storage::AccountPart::kUser;
  std::optional<dynamodb::Item> from;
};

struct ExportPage {
  std::vector<ExportedItem> items;
  std::optional<ExportCursor> next;  // nullopt: this is the last one
};

class AccountExport {
 public:
  explicit AccountExport(const storage::AccountStore& accounts) : accounts_(accounts) {}  // borrows

  // Errors: kUnavailable, kInternal.
  AwaitableResult<ExportPage> ReadPage(dynamodb::CallContext& context, std::string user_id,
                                       ExportCursor cursor) const;

 private:
  const storage::AccountStore& accounts_;
};

ExportKind KindOf(storage::AccountPart part, std::string_view sort_key);

}  // namespace flavorbot::app::account
