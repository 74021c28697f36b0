// The access patterns of recipes and of what is counted of the chef.
#include "cli/cost/access_pattern.h"
#include "cli/cost/visitor.h"

namespace flavorbot::cli::cost {
namespace {

using enum http::Method;

void Register(Visitor& ana) { ana.Register(); }
void HaveRecipe(Visitor& ana) {
  ana.Register();
  ana.SaveRecipe();
}
void HaveCookbook(Visitor& ana) {
  ana.Register();
  ana.SaveRecipes(50);
}
void HaveGeneration(Visitor& ana) {
  ana.Register();
  ana.ReserveGeneration();
}

constexpr AccessPattern kPatterns[] = {
    {"POST /api/recipes", "one conditional put; one WCU per KB of the recipe", "recipesSaved",
     Register, [](Visitor& ana) { ana.SaveRecipe(); }},
    {"GET /api/recipes/:id", "one strong read", "recipeViews", HaveRecipe,
     [](Visitor& ana) { ana.Send(kGet, ana.recipe()); }},
    {"GET /api/recipes, 50 recipes",
     "one strong Query per MB of the cookbook, 1 RCU per 4 KB of it", "recipeLists", HaveCookbook,
     [](Visitor& ana) { ana.Send(kGet, "/api/recipes"); }},
    {"GET /api/recipes?category=, of 50 recipes", "the same: the category is picked out of it",
     "categoryLists", HaveCookbook,
     [](Visitor& ana) { ana.Send(kGet, "/api/recipes?category=dinner"); }},
    {"GET /api/recipes?limit=10, of 50 recipes",
     "one Query of one recipe more than the page has; of a category up to ten, each of four times "
     "as many",
     "recipePages", HaveCookbook, [](Visitor& ana) { ana.Send(kGet, "/api/recipes?limit=10"); }},
    {"GET /api/recipes/search?q=, of 50 recipes", "the cookbook, as a list of it", "searches",
     HaveCookbook, [](Visitor& ana) { ana.Send(kGet, "/api/recipes/search?q=lentil"); }},
    {"PATCH /api/recipes/:id",
     "one conditional update that returns the recipe; again for each simultaneous one that was "
     "first",
     "recipeChanges", HaveRecipe,
     [](Visitor& ana) { ana.Send(kPatch, ana.recipe(), R"({"title":"Lentil soup"})"); }},
    {"DELETE /api/recipes/:id", "a strong read; a transaction that moves the recipe aside",
     "recipesDeleted", HaveRecipe, [](Visitor& ana) { ana.Send(kDelete, ana.recipe()); }},
    {"POST /api/recipes/:id/restore", "a strong read; a transaction that moves it back",
     "recipesRestored",
     [](Visitor& ana) {
       HaveRecipe(ana);
       ana.Send(kDelete, ana.recipe());
     },
     [](Visitor& ana) { ana.Send(kPost, ana.recipe() + "/restore"); }},
    {"GET /api/usage", "the profile for the tier; the month's counts", "usageViews", HaveGeneration,
     [](Visitor& ana) { ana.Send(kGet, "/api/usage"); }},
    {"GET /api/usage/:month", "the month's counts", "usageMonthViews", HaveGeneration,
     [](Visitor& ana) { ana.Send(kGet, "/api/usage/2026-11"); }},
};

}  // namespace

std::span<const AccessPattern> RecipePatterns() { return kPatterns; }

}  // namespace flavorbot::cli::cost
