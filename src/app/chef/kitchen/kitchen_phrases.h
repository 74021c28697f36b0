// Kitchen phrases: amounts, times and lists of foods as the chef writes them in its answers.
//
// Threads: pure functions.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "knowledge/food.h"

namespace flavorbot::app::chef {

// "a, b and c"; `last` is "and" or "or".
std::string ListText(std::span<const std::string> items, std::string_view last);

// "Soft": its first letter in upper case, where it is one of ASCII.
std::string Capitalized(std::string text);

// "251 g", "1½ cups", "0.45 kg", "3 pieces"; rounded as cooks measure.
std::string MeasureText(double quantity, std::string_view unit);
// The same of a range: "2 to 3 cups".
std::string MeasureText(double least, double most, std::string_view unit);

// "8 to 10 minutes", "1½ to 2 hours".
std::string MinutesText(int least, int most);

// "5 days", "3 weeks", "2 years".
std::string DaysText(int days);

// "2 months".
std::string CountText(int count, std::string_view unit);

// A text of the knowledge base: "{@74}" becomes "74 °C (165 °F)".
std::string WithTemperatures(std::string_view text);

// A food as the subject of a sentence: "eggs", "butter" ...
const std::string& SubjectOf(const knowledge::Food& food);
// ... and whether its verb is in the plural.
bool IsPlural(const knowledge::Food& food);

}  // namespace flavorbot::app::chef
