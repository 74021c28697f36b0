#include "model_api/recipe_schema.h"

namespace flavorbot::model_api {
namespace {

constexpr std::string_view kSchema = R"({
"type":"object","additionalProperties":false,
"required":["title","description","ingredients","steps","prep_minutes","cook_minutes","rest_minutes",
"total_minutes","servings","category","cuisine","diets","allergens","equipment","tips","nutrition"],
"properties":{
"title":{"type":"string","description":"At most 120 characters."},
"description":{"type":"string","description":"One or two sentences."},
"ingredients":{"type":"array","description":"In the order of their use; at most 60.","items":{
"type":"object","additionalProperties":false,
"required":["quantity","unit","food","preparation","optional"],
"properties":{
"quantity":{"type":["number","null"],"description":"null: to taste."},
"unit":{"type":"string","description":"g, kg, ml, l, tsp, tbsp, cup, oz, lb, pinch, piece, clove, slice, can ... or empty."},
"food":{"type":"string","description":"The food alone, without quantity or preparation: red lentils."},
"preparation":{"type":"string","description":"diced, rinsed ... or empty."},
"optional":{"type":"boolean"}}}},
"steps":{"type":"array","description":"At most 40.","items":{
"type":"object","additionalProperties":false,
"required":["text","minutes","uses"],
"properties":{
"text":{"type":"string","description":"What to do. Temperatures as 180 °C (350 °F)."},
"minutes":{"type":["integer","null"],"description":"How long it takes; null: no time of its own."},
"uses":{"type":"array","items":{"type":"string"},"description":"The foods that go in during this step, each exactly as in the ingredients."}}}},
"prep_minutes":{"type":"integer"},
"cook_minutes":{"type":"integer"},
"rest_minutes":{"type":"integer","description":"Chilling, rising, marinating; else 0."},
"total_minutes":{"type":"integer","description":"The sum of the three."},
"servings":{"type":"integer"},
"category":{"type":"string","enum":["breakfast","lunch","dinner","snacks","dessert","appetizer","beverage"]},
"cuisine":{"type":"string"},
"diets":{"type":"array","items":{"type":"string"},"description":"Diets it keeps to: vegan, gluten-free ..."},
"allergens":{"type":"array","items":{"type":"string"},"description":"Allergens in it: gluten, milk, egg ..."},
"equipment":{"type":"array","items":{"type":"string"}},
"tips":{"type":"array","items":{"type":"string"}},
"nutrition":{"type":"object","description":"An estimate for one serving.","additionalProperties":false,
"required":["kcal","protein_g","fat_g","carbs_g","fibre_g","sodium_mg"],
"properties":{"kcal":{"type":"number"},"protein_g":{"type":"number"},"fat_g":{"type":"number"},
"carbs_g":{"type":"number"},"fibre_g":{"type":"number"},"sodium_mg":{"type":"number"}}}}})";

}  // namespace

std::string_view RecipeSchema() { return kSchema; }

}  // namespace flavorbot::model_api
