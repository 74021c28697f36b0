#include "cli/cost/item_collections.h"

#include <algorithm>
#include <cmath>

#include "storage/keys.h"

namespace flavorbot::cli::cost {
namespace {

constexpr double kSecondsAMonth = 730.0 * 3600;

enum class Growth { kWithUse, kMonthly, kOnce };

// Keys that name nothing but the person, or a month beside it, are written again and again.
Growth GrowthOf(const ItemKind& kind) {
  if (kind.second.starts_with(storage::kUsagePrefix)) return Growth::kMonthly;
  if (kind.second == storage::kProfileSortKey || kind.first.starts_with("EMAIL#") ||
      kind.first.starts_with("LOCKOUT#")) {
    return Growth::kOnce;
  }
  return Growth::kWithUse;
}

// What was seen of a kind.
struct Seen {
  double added_items = 0;  // of runs that add
  double added_bytes = 0;
  double net_a_month = 0;  // a user, as often as the profile says
  std::optional<std::chrono::seconds> lifetime;
};

std::map<ItemKind, Seen> SeenOf(const MeasuredPatterns& measured, const UsageProfile& profile) {
  std::map<ItemKind, Seen> kinds;
  for (const auto& [section, costs] : measured) {
    for (const auto& cost : costs) {
      const auto times = profile.per_user_month.find(cost.pattern->frequency);
      const bool ends_account = std::ranges::any_of(cost.items, [](const auto& change) {
        return change.first.second == storage::kProfileSortKey && change.second.items < 0;
      });
      // An account less is a user less, not less of a user.
      if (ends_account || times == profile.per_user_month.end()) continue;
      for (const auto& [kind, change] : cost.items) {
        auto& seen = kinds[kind];
        seen.net_a_month += times->second * change.items;
        if (change.items <= 0) continue;
        seen.added_items += change.items;
        seen.added_bytes += static_cast<double>(change.bytes);
        seen.lifetime = change.lifetime;
      }
    }
  }
  return kinds;
}

std::string HoursOf(std::chrono::seconds lifetime) {
  const double hours = std::round(static_cast<double>(lifetime.count()) / 360) / 10;
  auto text = std::to_string(hours);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.ends_with('.')) text.pop_back();
  return text + " h";
}

ItemCollection CollectionOf(const ItemKind& kind, const Seen& seen, double age_months) {
  ItemCollection collection{.kind = kind};
  collection.bytes_per_item = seen.added_items == 0 ? 0 : seen.added_bytes / seen.added_items;
  const double months =
      seen.lifetime
          ? std::min(age_months, static_cast<double>(seen.lifetime->count()) / kSecondsAMonth)
          : age_months;
  const double net = std::max(0.0, seen.net_a_month * months);
  const auto kept = seen.lifetime ? "gone after " + HoursOf(*seen.lifetime) : "for good";
  switch (GrowthOf(kind)) {
    case Growth::kOnce:
      collection.items_per_user = seen.lifetime ? std::min(1.0, net) : 1;
      collection.grows = "no: one a person" + (seen.lifetime ? ", " + kept : std::string());
      break;
    case Growth::kMonthly:
      collection.items_per_user = months;
      collection.grows = "by one a month, " + kept;
      break;
    case Growth::kWithUse:
      collection.items_per_user = net;
      collection.grows = (seen.lifetime ? "no: with use, but " : "with use, ") + kept;
      break;
  }
  return collection;
}

}  // namespace

std::vector<ItemCollection> CollectionsOf(const MeasuredPatterns& measured,
                                          const UsageProfile& profile) {
  std::vector<ItemCollection> collections;
  for (const auto& [kind, seen] : SeenOf(measured, profile)) {
    if (seen.added_items == 0) continue;
    collections.push_back(CollectionOf(kind, seen, profile.account_age_months));
  }
  std::ranges::sort(collections, [](const auto& a, const auto& b) {
    return std::pair(-a.billed_bytes_per_user(), a.kind) <
           std::pair(-b.billed_bytes_per_user(), b.kind);
  });
  return collections;
}

}  // namespace flavorbot::cli::cost
