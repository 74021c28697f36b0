// Conditions on a profile that several stores put into their writes.
#pragma once

#include <string>

#include "storage/update_builder.h"
#include "storage/user_attributes.h"

namespace flavorbot::storage {

// The account exists and is not being deleted.
inline void RequireLiveAccount(UpdateBuilder& condition) {
  condition.Require("attribute_exists(PK)");
  condition.RequireAbsent(user_attributes::kDeletingAt);
}

}  // namespace flavorbot::storage
