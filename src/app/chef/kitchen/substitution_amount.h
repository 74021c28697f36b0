// Substitution amount: a substitution's ratio applied to the amount that is asked for.
//
// Threads: pure functions.
#pragma once

#include <optional>
#include <string>

#include "app/chef/kitchen/asked_amount.h"
#include "knowledge/knowledge_base.h"
#include "knowledge/substitution.h"

namespace flavorbot::app::chef {

// By how much the substitution is to be multiplied for `asked` of the food that is replaced;
// nullopt: they can't be compared.
std::optional<double> FactorFor(const knowledge::Food& replaced,
                                const knowledge::Substitution& substitution,
                                const AskedAmount& asked);

// "3 tbsp water"; spoons become bigger measures where there are many.
std::string UseText(const knowledge::Food& food, const knowledge::Substitute& use, double factor);

// "1 egg", "240 ml of buttermilk".
std::string ReplacedText(const knowledge::Food& food, double quantity, std::string_view unit);

}  // namespace flavorbot::app::chef
