// TableGoal: what the table shall be, beyond the definition that every table of FlavorBot has.
#pragma once

#include <string>
#include <vector>

#include "dynamodb/table_actions.h"
#include "storage/table_definition.h"

namespace flavorbot::storage {

struct TableGoal {
  std::string table_name;
  // With kProtected its point-in-time recovery is on as well.
  DeletionProtection protection = DeletionProtection::kUnprotected;
  // Where copies of it are, besides its own region. What is elsewhere too stays there.
  std::vector<std::string> replica_regions;
  // What it is tagged with. Other tags of it stay.
  std::vector<dynamodb::Tag> tags;
};

// "stage=prod, team=food"
std::string TagText(const std::vector<dynamodb::Tag>& tags);

}  // namespace flavorbot::storage
