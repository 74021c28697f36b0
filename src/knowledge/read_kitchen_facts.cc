#include "knowledge/read_parts.h"
#include "knowledge/vocabulary.h"

namespace flavorbot::knowledge {
namespace {

constexpr int kMostMinutes = 7 * 24 * 60;
constexpr int kHottest = 500;

}  // namespace

ReadFault ReadCookingTimes(const KnowledgeFile& file, const FoodNames& foods,
                           std::vector<CookingTime>& times) {
  FileEntries entries(file.path, file.text);
  for (Entry& entry : entries.entries()) {
    CookingTime& time = times.emplace_back();
    time.food = foods.Read(entry, "food");
    time.technique = entry.Text("technique");
    if (entry.Has("variant")) time.variant = entry.Text("variant");
    const std::vector<int> minutes = entry.Integers("minutes", 0, kMostMinutes);
    if (minutes.size() != 2 || minutes[0] > minutes[1]) {
      entry.Fail("minutes", "is not two numbers, the lower one first");
    } else {
      time.least_minutes = minutes[0];
      time.most_minutes = minutes[1];
    }
    if (entry.Has("temperature")) time.celsius = entry.Integer("temperature", 1, kHottest);
    if (entry.Has("core")) time.core_celsius = entry.Integer("core", 1, kHottest);
    time.cue = entry.Text("cue");
    if (entry.Has("per")) time.per = entry.Text("per");
    entry.Finish();
  }
  return entries.outcome();
}

ReadFault ReadStorage(const KnowledgeFile& file, std::vector<StorageAdvice>& storage) {
  FileEntries entries(file.path, file.text);
  for (Entry& entry : entries.entries()) {
    StorageAdvice& advice = storage.emplace_back();
    if (entry.Has("category")) {
      advice.category = entry.Value("category", FoodCategoryNamed);
    } else {
      advice.kind = entry.Text("kind");
    }
    advice.also = entry.Texts("also");
    if (auto keeps = entry.Object("keeps")) {
      advice.keeps = ReadKeeping(*keeps);
      keeps->Finish();
    }
    advice.advice = entry.Text("advice");
    entry.Finish();
  }
  return entries.outcome();
}

ReadFault ReadPairings(const KnowledgeFile& file, const FoodNames& foods,
                       std::vector<Pairing>& pairings) {
  FileEntries entries(file.path, file.text);
  for (Entry& entry : entries.entries()) {
    Pairing& pairing = pairings.emplace_back();
    pairing.food = foods.Read(entry, "food");
    for (const std::string& name : entry.Texts("with")) {
      pairing.with.push_back(foods.Named(entry, "with", name));
    }
    entry.Finish();
  }
  return entries.outcome();
}

ReadFault ReadDangers(const KnowledgeFile& file, std::vector<Danger>& dangers) {
  FileEntries entries(file.path, file.text);
  for (Entry& entry : entries.entries()) {
    Danger& danger = dangers.emplace_back();
    danger.id = entry.Text("id");
    entry.set_place(danger.id);
    danger.words = entry.TextLists("words");
    danger.unless = entry.Texts("unless");
    danger.why = entry.Text("why");
    danger.safe = entry.Text("safe");
    if (danger.words.empty()) entry.Fail("words", "is empty");
    entry.Finish();
  }
  return entries.outcome();
}

}  // namespace flavorbot::knowledge
