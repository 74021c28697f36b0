#include "web_api/chef_recipe_json.h"

#include "dynamodb/packed_item.h"
#include "web_api/object_writer.h"
#include "web_api/plain_json.h"

namespace flavorbot::web_api {

void AppendChefRecipe(std::string& out, const dynamodb::AttributeMap& document) {
  const auto packed = dynamodb::Pack(document);
  ObjectWriter recipe(out);
  for (dynamodb::PackedAttributes it(packed.bytes); it.Next();) {
    AppendPlainJson(recipe.Raw(it.name()), it.value());
  }
  recipe.End();
}

}  // namespace flavorbot::web_api
