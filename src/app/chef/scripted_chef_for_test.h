// ScriptedChef: a chef that says what a test tells it to, and remembers what it was asked.
//
//   ScriptedChef chef;
//   chef.Say({.text = "Soup.", .dish = TomatoSoup()});   // from now on
//   chef.Fail(MakeError(ErrorCode::kUnavailable, "later"));
//   chef.WaitAtGate();                                   // after the first half of the text
//   chef.OpenGate();
//
// Threads: one event loop at a time.
#pragma once

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <stdexcept>
#include <utility>
#include <vector>

#include "app/chef/chef.h"

namespace flavorbot::app::chef {

// A small dish, with each kind of member filled.
inline Dish TomatoSoup() {
  Dish dish{
      .title = "Tomato soup",
      .description = "Red and warm.",
      .ingredients = {{.quantity = 800, .unit = "g", .food = "tomatoes", .preparation = "chopped"},
                      {.quantity = 0.5, .unit = "tsp", .food = "salt", .is_optional = true},
                      {.quantity = std::nullopt, .unit = "", .food = "pepper"}},
      .steps = {{.text = "Chop the tomatoes.", .minutes = 5, .uses = {0}},
                {.text = "Simmer with salt and pepper.", .minutes = 20, .uses = {0, 1, 2}}},
      .prep_minutes = 5,
      .cook_minutes = 20,
      .servings = 2,
      .category = knowledge::Meal::kLunch,
      .cuisine = "italian"};
  dish.diets = {Diet::kVegan, Diet::kGlutenFree};
  dish.allergens = {knowledge::Allergen::kCelery};
  dish.allergens_may = {knowledge::Allergen::kSoy};
  dish.equipment = {"pot"};
  dish.tips = {"Better the day after."};
  dish.per_serving = NutritionEstimate{
      .kcal = 120.5, .protein_g = 3, .fat_g = 1, .carbs_g = 20, .fibre_g = 4, .sodium_mg = 300};
  dish.notes = {{.action = GuardAction::kReplaced,
                 .food = "butter",
                 .replacement = "olive oil",
                 .reason = "contains milk",
                 .change = "A little lighter."}};
  dish.known_recipe = "tomato-soup";
  return dish;
}

class ScriptedChef final : public Chef {
 public:
  void Say(ChefReply reply) {
    reply_ = std::move(reply);
    failure_.reset();
    throws_ = false;
  }
  void Fail(Error error) { failure_ = std::move(error); }
  void Throw() { throws_ = true; }
  // What each answer uses from now on, also one that fails or is stopped.
  void Use(TokenUsage usage) { usage_ = usage; }
  // All the time there is, each time.
  void TakeAllTime() { takes_all_time_ = true; }
  // A model that isn't built in costs tokens.
  void set_info(ChefInfo info) { info_ = std::move(info); }

  // From now on it waits in the middle of its text until the gate is opened, or it is cancelled.
  void WaitAtGate() { has_gate_ = true; }
  void OpenGate() {
    has_gate_ = false;
    if (gate_) gate_->cancel();
  }
  // Called when it has come to the gate.
  void set_at_gate(std::function<void()> at_gate) { at_gate_ = std::move(at_gate); }

  const std::vector<ChefRequest>& asked() const { return asked_; }
  bool was_stopped() const { return was_stopped_; }
  // Until when the last answer might have taken.
  std::chrono::steady_clock::time_point deadline() const { return deadline_; }

  AwaitableResult<ChefReply> Answer(dynamodb::CallContext& context, ChefRequest request,
                                    ReplySink& sink) const override {
    if (request.usage != nullptr) *request.usage = usage_;
    request.usage = nullptr;
    asked_.push_back(std::move(request));
    deadline_ = context.deadline;
    const auto half = reply_.text.size() / 2;
    auto reader = co_await sink.Write(std::string_view(reply_.text).substr(0, half));
    if (has_gate_) {
      gate_ = std::make_unique<boost::asio::steady_timer>(
          co_await boost::asio::this_coro::executor, boost::asio::steady_timer::time_point::max());
      if (at_gate_) at_gate_();
      if (has_gate_) {
        co_await gate_->async_wait(boost::asio::as_tuple(boost::asio::use_awaitable));
      }
      gate_.reset();
      if (has_gate_) {
        was_stopped_ = true;
        co_return std::unexpected(MakeError(ErrorCode::kUnavailable, "stopped"));
      }
    }
    if (takes_all_time_) context.deadline = std::chrono::steady_clock::now();
    if (throws_) throw std::runtime_error("a library threw");
    if (failure_) co_return std::unexpected(*failure_);
    if (reader == ReplySink::Reader::kThere) {
      reader = co_await sink.Write(std::string_view(reply_.text).substr(half));
    }
    if (reader == ReplySink::Reader::kGone) was_stopped_ = true;
    co_return reply_;
  }
  ChefInfo info() const override { return info_; }

 private:
  ChefReply reply_{.text = "Good evening."};
  std::optional<Error> failure_;
  TokenUsage usage_;
  bool takes_all_time_ = false;
  bool throws_ = false;
  bool has_gate_ = false;
  ChefInfo info_{.provider = "built-in", .model = ""};
  std::function<void()> at_gate_;
  // What Answer notes down; it is const as every chef's.
  mutable std::vector<ChefRequest> asked_;
  mutable std::unique_ptr<boost::asio::steady_timer> gate_;
  mutable bool was_stopped_ = false;
  mutable std::chrono::steady_clock::time_point deadline_;
};

}  // namespace flavorbot::app::chef
