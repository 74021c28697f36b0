#include "knowledge/read_parts.h"
#include "knowledge/vocabulary.h"

namespace flavorbot::knowledge {

ReadFault ReadSubstitutions(const KnowledgeFile& file, const FoodNames& foods,
                            std::vector<Substitution>& substitutions) {
  FileEntries entries(file.path, file.text);
  for (Entry& entry : entries.entries()) {
    Substitution substitution;
    substitution.roles = entry.Values<Roles>("roles", RoleNamed);
    for (Entry& part : entry.Objects("use")) {
      Substitute& use = substitution.use.emplace_back();
      use.food = foods.Read(part, "food");
      use.amount = foods.ReadAmount(part, use.food);
      if (part.Has("preparation")) use.preparation = part.Text("preparation");
      part.Finish();
    }
    if (substitution.use.empty()) entry.Fail("use", "is empty");
    substitution.changes = entry.Text("changes");
    const std::vector<std::string> names = entry.Texts("of");
    if (names.empty()) entry.Fail("of", "is empty");
    for (const std::string& name : names) {
      substitution.of = foods.Named(entry, "of", name);
      if (auto amount = entry.Object("amount")) {
        substitution.amount = foods.ReadAmount(*amount, substitution.of);
        amount->Finish();
      } else {
        entry.Fail("amount", "is missing");
      }
      substitutions.push_back(substitution);
    }
    entry.Finish();
  }
  return entries.outcome();
}

}  // namespace flavorbot::knowledge
