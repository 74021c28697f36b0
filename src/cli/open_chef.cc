#include "cli/open_chef.h"

#include <utility>

#include "cli/knowledge_files.h"

namespace flavorbot::cli {

base::Result<std::unique_ptr<Kitchen>, std::string> OpenChef(
    const std::filesystem::path& own_knowledge) {
  auto knowledge = ReadKnowledge(own_knowledge);
  if (!knowledge) return std::unexpected(std::move(knowledge).error());
  return std::make_unique<Kitchen>(*std::move(knowledge));
}

}  // namespace flavorbot::cli
