#include "model_api/model_list.h"

#include <algorithm>
#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>
#include <utility>
#include <vector>

#include "model_api/json_members.h"

namespace flavorbot::model_api {
namespace {

namespace json = boost::json;

struct Listed {
  std::string id;
  std::string created;  // such that a later time is the greater text
};

std::vector<Listed> Read(std::string_view list) {
  std::vector<Listed> models;
  boost::system::error_code error;
  const json::value parsed = json::parse({list.data(), list.size()}, error);
  const json::value* data = error ? nullptr : MemberOf(parsed, "data");
  if (data == nullptr || !data->is_array()) return models;
  for (const json::value& each : data->get_array()) {
    const std::string_view id = TextOf(each, "id");
    if (id.empty()) continue;
    std::string created(TextOf(each, "created_at"));
    if (const auto seconds = IntegerOf(each, "created")) {
      created = std::to_string(*seconds);
      created.insert(0, std::size_t{20} - std::min<std::size_t>(created.size(), 20), '0');
    }
    models.push_back({std::string(id), std::move(created)});
  }
  return models;
}

// The newest that `fits`; of those of one time the first.
template <typename Fits>
std::optional<std::string> Newest(const std::vector<Listed>& models, Fits fits) {
  const Listed* newest = nullptr;
  for (const Listed& model : models) {
    if (fits(model.id) && (newest == nullptr || model.created > newest->created)) newest = &model;
  }
  if (newest == nullptr) return std::nullopt;
  return newest->id;
}

constexpr std::string_view kNotForTalk[] = {
    "embed",  "whisper",  "tts",   "dall-e", "image",     "audio",        "realtime",
    "moder",  "transcri", "sora",  "search", "instruct-", "codex",        "davinci",
    "rerank", "babbage",  "guard", "ocr",    "computer-", "deep-research"};

bool Talks(std::string_view id) {
  return std::ranges::none_of(kNotForTalk,
                              [id](std::string_view part) { return id.contains(part); });
}

}  // namespace

std::optional<std::string> NewestAnthropicModel(std::string_view list) {
  const auto models = Read(list);
  for (const std::string_view family : {"sonnet", "haiku", "claude"}) {
    auto newest = Newest(models, [family](std::string_view id) { return id.contains(family); });
    if (newest) return newest;
  }
  return std::nullopt;
}

std::optional<std::string> NewestChatModel(std::string_view list) {
  const auto models = Read(list);
  // "-pro" is slow and dear.
  auto newest = Newest(models, [](std::string_view id) {
    return id.starts_with("gpt-") && !id.starts_with("gpt-oss") && Talks(id) &&
           !id.contains("-pro");
  });
  return newest ? newest : Newest(models, Talks);
}

std::optional<std::string> ChosenModel::Find(Clock::time_point now) const {
  const std::lock_guard lock(mutex_);
  if (!until_ || now >= *until_) return std::nullopt;
  return model_;
}

void ChosenModel::Keep(std::string model, Clock::time_point now) {
  const std::lock_guard lock(mutex_);
  model_ = std::move(model);
  until_ = now + kKept;
}

void ChosenModel::Forget() {
  const std::lock_guard lock(mutex_);
  until_.reset();
}

std::string ChosenModel::last() const {
  const std::lock_guard lock(mutex_);
  return model_;
}

}  // namespace flavorbot::model_api
