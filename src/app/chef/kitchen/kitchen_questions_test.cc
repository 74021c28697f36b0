#include "app/chef/kitchen/kitchen_questions.h"

#include <gtest/gtest.h>

#include "app/chef/kitchen_for_test.h"

namespace flavorbot::app::chef {
namespace {

struct Case {
  std::string_view question;
  std::string_view expected;         // is in the answer; empty: there is none
  std::string_view profile = "";     // entries with commas between
  std::string_view unexpected = "";  // isn't in the answer
};

FoodJudge JudgeOf(std::string_view profile) {
  std::vector<std::string> entries;
  while (!profile.empty()) {
    const std::size_t comma = std::min(profile.find(','), profile.size());
    entries.emplace_back(profile.substr(0, comma));
    profile.remove_prefix(std::min(comma + 1, profile.size()));
  }
  return {ShippedKnowledge(), ShippedUnderstanding().ReadConstraints(entries)};
}

std::optional<std::string> AnswerTo(std::string_view question, std::string_view profile = "") {
  return KitchenQuestions(ShippedKnowledge(), ShippedFinder()).Answer(question, JudgeOf(profile));
}

constexpr Case kCases[] = {
    // Substitutions.
    {"What can I use instead of buttermilk?", "225 ml whole milk and 1 tbsp lemon juice"},
    {"what can i use instead of 1 cup of buttermilk", "For 1 cup of buttermilk:"},
    {"what can i use instead of butermilk", "For 240 ml of buttermilk:"},
    {"egg substitute for baking", "1 tbsp ground flaxseed and 3 tbsp water", "", "scramble"},
    {"egg substitute", "In baking: 1 tbsp ground flaxseed"},
    {"vegan egg substitute", "For 1 egg:"},
    {"what can I substitute for 3 eggs in a cake", "3 tbsp ground flaxseed and 135 ml water"},
    {"substitute for butter", "100 g vegan butter", "vegan", "ghee"},
    {"dairy free alternative to butter", "margarine may contain milk", "", "ghee"},
    {"replace 1/2 cup of butter with olive oil", "For ½ cup of butter use 90 g olive oil"},
    {"can I use yogurt instead of sour cream",
     "Yes. For 100 g of sour cream use 100 g greek yogurt"},
    {"can I use yogurt instead of sour cream", "No: plain yogurt isn't vegan.", "vegan"},
    {"substitute for soy sauce", "tamari", "gluten-free", "worcestershire"},
    {"substitute for soy sauce", "coconut aminos", "soy", "tamari"},
    {"I'm out of baking powder", "¼ tsp baking soda"},
    {"I don't have any eggs, what can I use?", "For 1 egg:"},
    {"replacement for 2 cloves of garlic", "2 tsp garlic oil"},
    {"honey substitute", "maple syrup", "vegan"},
    {"substitute milk with something, I'm allergic to nuts", "oat milk", "", "almond"},
    {"gluten-free flour substitute", "For 125 g of all-purpose flour:"},
    {"what's a good replacement for cream", "oat cream", "vegan"},
    {"substitute for butter", "sunflower oil", "butter,coconut,olive oil", "coconut oil"},
    {"what can I use instead of cheese", "vegan cheese", "vegan", "lactose-free"},
    {"substitute for unicorn meat", ""},
    // Conversions.
    {"how many grams is 2 cups of flour", "2 cups of all-purpose flour are about 251 g"},
    {"How many grams in a cup of sugar?", "1 cup of granulated sugar is about 201 g"},
    {"2 1/2 cups of flour in grams", "313 g"},
    {"½ cup butter in grams", "112 g"},
    {"a stick of butter", "113 g"},
    {"how much is a stick of butter in grams", "113 g"},
    {"3 tablespoons of butter in grams", "43 g"},
    {"1 lb in kg", "0.45 kg"},
    {"500 g flour to cups", "4 cups"},
    {"how many tablespoons in a cup", "16 tbsp"},
    {"how many teaspoons in a tablespoon", "3 tsp"},
    {"how many tsp in a cup", "48 tsp"},
    {"how many ml in a pint", "473 ml"},
    {"convert 2 cups to ml", "473 ml"},
    {"how many ounces is 200 g of chocolate", "7.1 oz"},
    {"how many cups is 8 oz of milk", "about 1 cup"},
    {"how many grams in a cup", "That depends on the food"},
    {"how much does an egg weigh", "50 g"},
    {"how heavy is a clove of garlic", "4 g"},
    {"how many eggs is 200 g", "4 eggs"},
    {"a dozen eggs in grams", "600 g"},
    {"how many cloves of garlic in a head", "12.5 cloves"},
    {"2-3 tbsp of honey in grams", "43 to 64 g"},
    {"how many grams is two cups of shugar", "402 g"},
    {"1 kg to pounds", "2.2 lb"},
    {"0.5 l in cups", "2.1 cups"},
    {"5 ounces in grams", "142 g"},
    {"how many cups in a quart", "4 cups"},
    {"200 ml of milk in grams", "206 g"},
    {"how much is 1/3 cup of honey in grams", "112 g"},
    {"how many grams is 2 cups of bicycles", ""},
    {"how many moons in a cup", ""},
    {"350F in celsius", "177 °C"},
    {"what is 180c in fahrenheit", "356 °F"},
    {"convert 400 to celsius", "204 °C"},
    {"200 degrees in fahrenheit", "392 °F"},
    {"gas mark 4", "180 °C (350 °F)"},
    {"what is gas mark 6 in celsius", "200 °C (400 °F)"},
    {"what's 165°F in C", "74 °C"},
    {"-500 C in fahrenheit", ""},
    {"gas mark 77", ""},
    // Times.
    {"how long do I boil eggs", "Boiling eggs (soft-boiled): 6 to 7 minutes"},
    {"how long to soft boil an egg", "6 to 7 minutes", "", "hard"},
    {"how long do you hard boil eggs", "10 to 12 minutes", "", "soft"},
    {"how do I boil eggs", "But mind your list: egg contains egg", "egg"},
    {"how long to roast a chicken", "70 to 90 minutes at 200 °C (400 °F)"},
    {"how long should I steam broccoli", "4 to 6 minutes"},
    {"how long to steam brocolli", "4 to 6 minutes"},
    {"how long to bake salmon", "12 to 15 minutes at 200 °C (400 °F)"},
    {"how long do I cook rice", "15 to 18 minutes"},
    {"how to cook rice", "15 to 18 minutes"},
    {"how long to cook pasta", "Boiling spaghetti: 8 to 11 minutes"},
    {"how long to soak chickpeas", "8 to 16 hours"},
    {"cooking time for lentils", "20 to 30 minutes"},
    {"how long to fry bacon", "7 to 10 minutes"},
    {"how long does a baked potato take", "50 to 70 minutes"},
    {"how long to microwave broccoli", "I have no time for microwaving"},
    {"how long to cook a steak", "8 to 11 minutes"},
    {"how long to grill a tuna steak", "6 to 9 minutes"},
    {"how long to cook kidney beans", "this destroys the toxin"},
    {"how long to boil a bicycle", ""},
    {"how long is a piece of string", ""},
    // Temperatures.
    {"safe temperature for chicken", "74 °C (165 °F)"},
    {"internal temperature of chicken", "74 °C (165 °F)"},
    {"what temperature should pork be", "63 °C (145 °F)"},
    {"core temperature for ground beef", "71 °C (160 °F)"},
    {"what temp is salmon done", "63 °C (145 °F)"},
    {"what temperature to roast potatoes", "220 °C (425 °F)"},
    {"how hot should the oven be for roast chicken", "200 °C (400 °F)"},
    {"what temperature should my fridge be", "5 °C (41 °F)"},
    {"is 60 C enough for chicken", "No, that isn't hot enough."},
    {"is chicken done at 165F", "Yes, that is hot enough."},
    {"what temperature to reheat leftovers", "74 °C (165 °F)"},
    // Storage.
    {"how long does butter keep", "2 months in the fridge"},
    {"how long do eggs last", "5 weeks in the fridge"},
    {"how long can cooked chicken stay in the fridge", "3 days in the fridge"},
    {"is rice still good after 3 days", "Cooked rice: no, after 3 days throw it out."},
    {"is cooked rice still good after 1 day", "Cooked rice: yes"},
    {"can I freeze pesto", "4 months in the freezer"},
    {"can I freeze eggs", "I wouldn't"},
    {"can I freeze cooked rice", "Yes: cooked rice keeps 2 months"},
    {"how do I store basil", "Stand tender herbs in a glass of water"},
    {"how long do leftovers keep", "3 days in the fridge"},
    {"can i eat chicken left out overnight", "more than two hours"},
    {"is chicken still good after 5 days in the fridge", "no, after 5 days throw it out"},
    {"is milk still good after 10 days", "no, after 10 days throw it out"},
    {"how do I defrost chicken", "Thaw in the fridge"},
    {"how do I reheat rice", "reheated once to 74 °C (165 °F)"},
    {"how long do tomatos keep", "Tomatoes keep 7 days in the fridge"},
    {"shelf life of honey", "Honey keeps 3 years in the pantry"},
    {"how should I store potatoes", "dark, cool, airy place"},
    {"how long does soup last in the freezer", "3 months in the freezer"},
    {"how long does opened tofu last", "4 days in the fridge"},
    {"how long do eggs keep at room temperature", "more than two hours"},
    {"how long does a bicycle keep", ""},
    // Pairings and seasons.
    {"what goes with lamb", "mint"},
    {"what pairs with salmon", "dill"},
    {"what goes with tomato", "basil", "vegan", "mozzarella"},
    {"what goes with pork", "But mind your list", "halal"},
    {"what goes with bicycles", ""},
    {"which wine goes with lamb", ""},
    {"when are strawberries in season", "from May to July"},
    {"is asparagus in season in May", "Yes. Asparagus"},
    {"what vegetables are in season in october", "around October", "", "quince"},
    {"what's in season in june", "cherries"},
    {"when is rice in season", ""},
    // Contents.
    {"is soy sauce gluten free?", "No: soy sauce isn't gluten-free (contains gluten and wheat)."},
    {"is soy sauce vegan", "Yes: soy sauce is vegan."},
    {"does pesto contain nuts", "Yes: pesto contains tree nuts."},
    {"does worcestershire sauce contain fish", "contains fish"},
    {"what's in worcestershire sauce", "anchovies"},
    {"is worchestershire sauce vegan", "contains fish"},
    {"is honey vegan", "No: honey isn't vegan"},
    {"are oats gluten free", "may contain gluten"},
    {"is parmesan vegetarian", "contains rennet"},
    {"is cheese vegetarian", "That depends on which."},
    {"is beef halal", "Look at the label"},
    {"is pork halal", "No: pork isn't halal (contains pork)."},
    {"is shrimp kosher", "No: shrimp isn't kosher"},
    {"is rice keto", "No: white rice isn't keto"},
    {"is avocado keto", "Yes: avocados are keto."},
    {"does mayonnaise have egg", "Yes: mayonnaise contains egg."},
    {"is there gluten in soy sauce", "Yes: soy sauce contains gluten."},
    {"can vegans eat honey", "No: honey isn't vegan"},
    {"is tofu vegan and gluten free", "Yes: tofu is gluten-free."},
    {"are oats and barley gluten free", "No: pearl barley isn't gluten-free"},
    {"what allergens are in tahini", "Allergens: sesame."},
    {"can I eat tahini", "No: tahini contains sesame.", "sesame"},
    {"can I eat tofu", "Yes: tofu keeps to your list.", "sesame"},
    {"does ketchup contain celery", "some may contain celery"},
    {"is the moon vegan", ""},
    // Nutrition.
    {"how much protein in lentils", "25 g of protein"},
    {"how much protein is in 100 g of chicken breast", "g of protein"},
    {"calories in an egg", "72 kcal"},
    {"how many calories in 2 eggs", "2 eggs (100 g) have about 143 kcal"},
    {"how many carbs in a cup of rice", "149 g of carbohydrates"},
    {"how much sugar in honey", "82 g of sugars"},
    {"how much salt in soy sauce", "14 g of salt"},
    {"how much fat is in avocado", "15 g of fat"},
    {"nutrition of salmon", "208 kcal"},
    {"calories in a bicycle", ""},
    // No questions for the kitchen.
    {"what is the meaning of life", ""},
    {"why is the sky blue", ""},
    {"make me a pasta", ""},
    {"how to make rice", ""},
    {"", ""},
    {"????", ""},
    {"\xff\xfe\xfd", ""},
    {"1/0 cups of flour in", ""},
};

TEST(KitchenQuestions, AreAnsweredFromWhatIsKnown) {
  for (const Case& each : kCases) {
    SCOPED_TRACE(std::string(each.question) + " | " + std::string(each.profile));
    const auto answer = AnswerTo(each.question, each.profile);
    if (each.expected.empty()) {
      EXPECT_EQ(answer, std::nullopt);
      continue;
    }
    ASSERT_TRUE(answer.has_value());
    EXPECT_TRUE(answer->contains(each.expected)) << *answer;
    if (!each.unexpected.empty()) EXPECT_FALSE(answer->contains(each.unexpected)) << *answer;
  }
}

TEST(KitchenQuestions, WhereNothingSuitsItIsSaid) {
  const auto answer = AnswerTo("substitute for baking powder", "baking soda");
  ASSERT_TRUE(answer.has_value());
  EXPECT_TRUE(answer->contains("nothing that suits you")) << *answer;
}

// A substitute that is forbidden would be advice to eat it.
TEST(KitchenQuestions, NoForbiddenFoodIsEverASubstitute) {
  constexpr std::string_view kProfiles[] = {"vegan", "gluten-free,nuts", "milk,egg,soy",
                                            "halal,fish"};
  constexpr std::size_t kEach = 9;
  const auto& knowledge = ShippedKnowledge();
  const KitchenQuestions questions(knowledge, ShippedFinder());
  for (const std::string_view profile : kProfiles) {
    const FoodJudge judge = JudgeOf(profile);
    for (std::size_t i = 0; i < knowledge.foods().size(); i += kEach) {
      const std::string question = "what is a substitute for " + knowledge.foods()[i].name;
      const std::string answer = questions.Answer(question, judge).value_or("");
      for (std::size_t at = answer.find("\n- "); at != std::string::npos;
           at = answer.find("\n- ", at + 1)) {
        // What is used stands before the first sentence's end.
        const std::string uses = answer.substr(at, answer.find(". ", at) - at);
        const auto words = WordsOf(uses);
        for (const FoodMention& mention : ShippedFinder().Find(words, Misspellings::kIgnore)) {
          const auto objection = judge.ObjectionToAnyOf(mention.foods);
          const bool is_replaced = mention.foods.size() != 1 || mention.foods[0] == i;
          if (is_replaced || !objection) continue;
          EXPECT_NE(objection->verdict, Verdict::kForbidden) << profile << ": " << question << uses;
        }
      }
    }
  }
}

}  // namespace
}  // namespace flavorbot::app::chef
