#include "cli/cost/visitor.h"

#include <array>
#include <cstdio>

#include "app/usage_meter.h"

namespace flavorbot::cli::cost {
namespace {

// About as long as recipes are: with its keys and dates a little below 1 KB.
constexpr const char* kRecipe =
    R"({"title":"Red lentil soup with lemon",)"
    R"("description":"A soup for a cold evening, on the table in half an hour.",)"
    R"("ingredients":["250 g red lentils","1 onion","2 carrots","2 cloves of garlic",)"
    R"("1 tbsp olive oil","1 tsp cumin","1 l vegetable stock","1 lemon","salt"],)"
    R"("instructions":["Chop the onion, the carrots and the garlic.",)"
    R"("Fry them in the oil for five minutes, then stir in the cumin.",)"
    R"("Add the lentils and the stock and simmer for twenty minutes.",)"
    R"("Blend, and season with salt and the juice of the lemon."],)"
    R"("category":"dinner","cookTime":30,"servings":4})";

// What follows `"name":` in `json`, up to the next comma, brace or quotation mark.
std::string MemberOf(std::string_view json, std::string_view name, std::size_t from = 0) {
  const auto at = json.find('"' + std::string(name) + "\":", from);
  if (at == std::string_view::npos) return {};
  auto value = json.substr(at + name.size() + 3);
  if (value.starts_with('"')) value.remove_prefix(1);
  return std::string(value.substr(0, value.find_first_of("\",}")));
}

boost::asio::awaitable<void> Reserve(app::UsageMeter& meter, std::string user_id,
                                     std::string& failure) {
  dynamodb::CallContext context;
  const auto reservation = co_await meter.ReserveGeneration(context, std::move(user_id));
  if (!reservation) failure = reservation.error().message;
}

std::string Numbered(int number) {
  std::array<char, 48> text{};
  std::snprintf(text.data(), text.size(), "visitor-%04d@example.org", number);
  return text.data();
}

}  // namespace

Visitor::Visitor(MeasuredSite& site, int number) : site_(site), email_(Numbered(number)) {}

void Visitor::Fail(std::string failure) {
  if (failure_.empty()) failure_ = std::move(failure);
}

std::string Visitor::Send(http::Method method, std::string target, std::string body,
                          int expected_status) {
  SiteRequest request{.method = method, .target = std::move(target), .body = std::move(body)};
  return Send(std::move(request), expected_status);
}

std::string Visitor::Send(SiteRequest request, int expected_status) {
  const std::string asked = std::string(http::MethodName(request.method)) + ' ' + request.target;
  request.cookie = cookie_;
  auto answer = site_.Send(std::move(request));
  if (!answer.cookie.empty()) cookie_ = std::move(answer.cookie);
  const bool is_success = answer.status >= 200 && answer.status < 300;
  if (expected_status == 200 ? !is_success : answer.status != expected_status) {
    Fail(asked + " answered " + std::to_string(answer.status) + ": " + answer.body);
  }
  return std::move(answer.body);
}

void Visitor::Register() {
  const auto body = Send(http::Method::kPost, "/api/register",
                         R"({"email":")" + email_ + R"(","password":")" + password_ +
                             R"(","firstName":"Ana","lastName":"Maria"})");
  user_id_ = MemberOf(body, "id");
}

void Visitor::VerifyEmail() {
  Send(http::Method::kPost, "/api/verify-email",
       R"({"email":")" + email_ + R"(","token":")" + site_.LastToken() + R"("})");
}

void Visitor::SignIn() {
  cookie_.clear();  // from another browser
  Send(http::Method::kPost, "/api/login",
       R"({"email":")" + email_ + R"(","password":")" + password_ + R"("})");
}

void Visitor::SignInWrongly() {
  Send(http::Method::kPost, "/api/login", R"({"email":")" + email_ + R"(","password":"wrong"})",
       401);
}

void Visitor::AskForReset() {
  Send(http::Method::kPost, "/api/auth/forgot-password", R"({"email":")" + email_ + R"("})");
}

void Visitor::ResetPassword() {
  password_ = "Battery-Staple-9?";
  Send(http::Method::kPost, "/api/auth/reset-password",
       R"({"token":")" + site_.LastToken() + R"(","password":")" + password_ + R"("})");
}

void Visitor::SaveRecipe() {
  recipe_ = "/api/recipes/" + MemberOf(Send(http::Method::kPost, "/api/recipes", kRecipe), "id");
}

void Visitor::SaveRecipes(int count) {
  for (int i = 0; i < count; ++i) SaveRecipe();
}

void Visitor::BeginConversation() {
  conversation_ = "/api/chatbot/conversations/" +
                  MemberOf(Send(http::Method::kPost, "/api/chatbot/conversations"), "id");
}

void Visitor::SendWithKey(std::string target, std::string body) {
  Send({.method = http::Method::kPost,
        .target = std::move(target),
        .body = std::move(body),
        .idempotency_key = "0b7f4c1e-visitor"},
       200);
}

void Visitor::ReserveGeneration() {
  std::string failure;
  site_.Run(Reserve(site_.services().usage_meter, user_id_, failure));
  if (!failure.empty()) Fail("a generation is refused: " + failure);
}

void Visitor::PickOtherSession() {
  const auto list = Send(http::Method::kGet, "/api/user/sessions");
  for (auto at = list.find("\"id\":"); at != std::string::npos; at = list.find("\"id\":", at + 1)) {
    if (MemberOf(list, "current", at) != "false") continue;
    other_session_ = MemberOf(list, "id", at);
    return;
  }
  Fail("GET /api/user/sessions lists no other session");
}

}  // namespace flavorbot::cli::cost
