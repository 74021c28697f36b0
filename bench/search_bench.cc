// How long a search of a cookbook takes, without reading it from the table: 50 recipes of about
// 1 KB, of which title, category, ingredients and description are searched.
#include <benchmark/benchmark.h>

#include <random>
#include <string>
#include <vector>

#include "app/search/recipe_search.h"
#include "storage/recipe_item.h"

namespace flavorbot {
namespace {

constexpr const char* kAsciiWords[] = {
    "chicken", "onion",  "garlic",  "tomato", "basil",  "cream",  "butter", "flour", "sugar",
    "salt",    "pepper", "oven",    "bake",   "roast",  "slowly", "with",   "fresh", "lemon",
    "thyme",   "the",    "minutes", "sauce",  "potato", "carrot", "chop",   "stir",  "serve"};
constexpr const char* kAccentedWords[] = {"crème",  "brûlée", "gruyère",  "pâté",  "œufs",
                                          "purée",  "poêlé",  "béchamel", "épicé", "marinée",
                                          "poulet", "farine", "beurre",   "sucre", "ail"};
constexpr const char* kChineseWords[] = {"麻婆豆腐", "宫保鸡丁", "红烧肉，",
                                         "米饭",     "酱油。",   "大蒜"};

template <std::size_t N>
std::vector<storage::StoredRecipe> Cookbook(const char* const (&words)[N], std::size_t recipes) {
  std::mt19937 random(1);
  std::uniform_int_distribution<std::size_t> any(0, N - 1);
  const auto text = [&](std::size_t bytes) {
    std::string text = words[any(random)];
    while (text.size() < bytes) text += std::string(" ") + words[any(random)];
    return text;
  };
  std::vector<storage::StoredRecipe> cookbook;
  for (std::size_t i = 0; i < recipes; ++i) {
    storage::RecipeFields fields;
    fields.title = text(24);
    fields.description = std::optional(text(200));
    fields.category = "dinner";
    fields.ingredients.emplace();
    for (int n = 0; n < 10; ++n) fields.ingredients->push_back("200 g " + text(20));
    fields.instructions.emplace();
    for (int n = 0; n < 5; ++n) fields.instructions->push_back(text(70));
    cookbook.emplace_back(
        dynamodb::Pack(storage::RecipeItem("ann", 1'763'845'200'000 + static_cast<std::int64_t>(i),
                                           std::move(fields), "2026-11-22T21:00:00.000Z")));
  }
  return cookbook;
}

template <std::size_t N>
void Search(benchmark::State& state, const char* const (&words)[N], const char* text) {
  const auto cookbook = Cookbook(words, static_cast<std::size_t>(state.range(0)));
  std::int64_t bytes = 0;
  for (const auto& recipe : cookbook)
    bytes += static_cast<std::int64_t>(recipe.item().bytes.size());
  std::size_t hits = 0;
  for (auto _ : state) {
    state.PauseTiming();  // the copy: a request gets its own from the table
    auto copy = cookbook;
    state.ResumeTiming();
    const auto query = app::search::Query::Parse(text);
    auto best = app::search::BestRecipes(*query, std::move(copy));
    hits = best.size();
    benchmark::DoNotOptimize(best);
  }
  state.counters["hits"] = static_cast<double>(hits);
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) * bytes);
}

BENCHMARK_CAPTURE(Search, exact, kAsciiWords, "chicken")->Arg(50)->Arg(1000);
BENCHMARK_CAPTURE(Search, beginning, kAsciiWords, "pot")->Arg(50);
BENCHMARK_CAPTURE(Search, typo, kAsciiWords, "chiken tomatoe")->Arg(50);
BENCHMARK_CAPTURE(Search, nothing, kAsciiWords, "quinoa")->Arg(50);
BENCHMARK_CAPTURE(Search, twelve_words, kAsciiWords,
                  "chicken onion garlic tomato basil cream butter flour sugar salt pepper oven")
    ->Arg(50);
BENCHMARK_CAPTURE(Search, accents, kAccentedWords, "creme brulee")->Arg(50);
BENCHMARK_CAPTURE(Search, chinese, kChineseWords, "豆腐")->Arg(50);

}  // namespace
}  // namespace flavorbot

BENCHMARK_MAIN();
