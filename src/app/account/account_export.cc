#include "app/account/account_export.h"

#include <utility>

#include "storage/item_fields.h"
#include "storage/keys.h"

namespace flavorbot::app::account {

using storage::AccountPart;

ExportKind KindOf(AccountPart part, std::string_view sort_key) {
  if (part == AccountPart::kMealPlan) return ExportKind::kMealPlanEntry;
  if (sort_key == storage::kProfileSortKey) return ExportKind::kUser;
  if (sort_key.starts_with(storage::kRecipePrefix)) return ExportKind::kRecipe;
  if (sort_key.starts_with(storage::kDeletedRecipePrefix)) return ExportKind::kDeletedRecipe;
  if (sort_key.starts_with(storage::kUsagePrefix)) return ExportKind::kUsage;
  if (sort_key.starts_with(storage::kSessionPrefix)) return ExportKind::kSession;
  if (sort_key.starts_with(storage::kConversationPrefix)) return ExportKind::kConversation;
  if (sort_key.starts_with(storage::kGroceryItemPrefix)) return ExportKind::kGroceryItem;
  if (sort_key == storage::kSavedGroceryListSortKey) return ExportKind::kSavedGroceryList;
  return ExportKind::kOther;
}

AwaitableResult<ExportPage> AccountExport::ReadPage(dynamodb::CallContext& context,
                                                    std::string user_id,
                                                    ExportCursor cursor) const {
  auto page =
      co_await accounts_.ReadPage(context, std::move(user_id), cursor.part, std::move(cursor.from));
  if (!page) co_return std::unexpected(FromStore(std::move(page).error()));
  ExportPage exported;
  for (auto& item : page->items) {
    const auto sort_key = storage::TextField(item.bytes, storage::kSortKeyName);
    exported.items.push_back({KindOf(cursor.part, sort_key), std::move(item)});
  }
  if (page->next) {
    exported.next = ExportCursor{cursor.part, std::move(page->next)};
  } else if (cursor.part == AccountPart::kUser) {
    exported.next = ExportCursor{AccountPart::kMealPlan, std::nullopt};
  }
  co_return std::move(exported);
}

}  // namespace flavorbot::app::account
