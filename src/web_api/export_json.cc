#include "web_api/export_json.h"

#include <string_view>
#include <utility>

#include "base/json_writer.h"
#include "storage/keys.h"
#include "storage/recipe_view.h"
#include "storage/session.h"
#include "storage/usage_store.h"
#include "storage/user.h"
#include "web_api/object_writer.h"
#include "web_api/plain_json.h"
#include "web_api/recipe_json.h"
#include "web_api/user_json.h"

namespace flavorbot::web_api {
namespace {

using app::account::ExportKind;

std::string_view NameOf(ExportKind kind) {
  switch (kind) {
    case ExportKind::kUser:
      return "user";
    case ExportKind::kRecipe:
      return "recipes";
    case ExportKind::kDeletedRecipe:
      return "deletedRecipes";
    case ExportKind::kUsage:
      return "usage";
    case ExportKind::kSession:
      return "sessions";
    case ExportKind::kMealPlanEntry:
      return "mealPlan";
    case ExportKind::kConversation:
      return "conversations";
    case ExportKind::kGroceryItem:
      return "groceryItems";
    case ExportKind::kSavedGroceryList:
      return "savedGroceryList";
    case ExportKind::kOther:
      break;
  }
  return "other";
}

bool IsSingle(ExportKind kind) {
  return kind == ExportKind::kUser || kind == ExportKind::kSavedGroceryList;
}

bool IsInternal(std::string_view attribute) {
  return attribute == storage::kPartitionKeyName || attribute == storage::kSortKeyName ||
         attribute == storage::kTimeToLiveName || attribute == storage::kEntityTypeName ||
         attribute.starts_with("GSI1");
}

void AppendStored(std::string& out, base::BytesView packed_item) {
  ObjectWriter json(out);
  for (dynamodb::PackedAttributes it(packed_item); it.Next();) {
    if (!IsInternal(it.name())) AppendPlainJson(json.Raw(it.name()), it.value());
  }
  json.End();
}

void AppendUsage(std::string& out, base::BytesView packed_item) {
  const auto usage = storage::ReadUsage(packed_item);
  const auto sort_key = dynamodb::FindAttribute(packed_item, storage::kSortKeyName);
  const auto text = sort_key ? sort_key->string().value_or("") : std::string_view();
  ObjectWriter json(out);
  json.Text("month", storage::AfterPrefix(text, storage::kUsagePrefix).value_or(""));
  json.Integer("recipeQueries", usage.recipe_queries);
  json.Integer("recipesGenerated", usage.recipes_generated);
  json.TextOrNull("updatedAt", usage.updated_at);
  json.End();
}

}  // namespace

ExportJson::ExportJson(const std::string& exported_at, std::string current_session_key)
    : current_session_key_(std::move(current_session_key)) {
  text_ = R"({"exportedAt":)";
  base::AppendJsonString(text_, exported_at);
}

void ExportJson::OpenList(ExportKind kind) {
  CloseList();
  text_ += ',';
  base::AppendJsonString(text_, NameOf(kind));
  text_ += ':';
  if (!IsSingle(kind)) text_ += '[';
  open_ = kind;
  is_first_in_list_ = true;
  written_.insert(kind);
}

void ExportJson::CloseList() {
  if (open_ && !IsSingle(*open_)) text_ += ']';
  open_.reset();
}

void ExportJson::Add(const app::account::ExportedItem& exported) {
  const auto& item = exported.item;
  if (exported.kind == ExportKind::kOther) {
    if (!other_.empty()) other_ += ',';
    return AppendStored(other_, item.bytes);
  }
  if (open_ != exported.kind) OpenList(exported.kind);
  if (!std::exchange(is_first_in_list_, false)) text_ += ',';
  if (exported.kind == ExportKind::kUser) return AppendUser(text_, storage::ReadUser(item.bytes));
  if (exported.kind == ExportKind::kRecipe) {
    return AppendRecipe(text_, storage::ReadRecipe(item.bytes), Details::kWith);
  }
  if (exported.kind == ExportKind::kUsage) return AppendUsage(text_, item.bytes);
  if (exported.kind == ExportKind::kSession) {
    const auto session = storage::ReadSession(item.bytes).value_or(storage::Session{});
    return AppendSession(text_, session, current_session_key_);
  }
  AppendStored(text_, item.bytes);
}

void ExportJson::End() {
  for (const auto kind : {ExportKind::kRecipe, ExportKind::kUsage, ExportKind::kSession}) {
    if (!written_.contains(kind)) OpenList(kind);
  }
  CloseList();
  if (!other_.empty()) text_ += R"(,"other":[)" + std::exchange(other_, {}) + "]";
  text_ += '}';
}

std::string ExportJson::TakeText() { return std::exchange(text_, {}); }

}  // namespace flavorbot::web_api
