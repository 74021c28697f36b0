// Stub provider: a server that speaks both providers' protocols, streaming included, and fails in
// all the ways that they do.
//
//   StubProvider stub;
//   stub.Fail(Fault::kOverloaded, 2);      // twice; then it answers
//   auto client = MakeModelClient(stub.SettingsOf(Provider::kAnthropic));
#pragma once

#include <gtest/gtest.h>

#include <atomic>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <mutex>
#include <stdexcept>
#include <string>
#include <vector>

#include "base/json_writer.h"
#include "http/server.h"
#include "model_api/model_settings.h"

namespace flavorbot::model_api {

enum class Fault {
  kNone,
  kSlow,           // a moment between the pieces
  kCutOff,         // the connection is lost after the first words
  kCutAtOnce,      // ... before them
  kMalformedJson,  // an event that is no JSON
  kHalfEvent,      // the stream ends within an event
  kGiantEvent,
  kErrorInStream,  // the provider is overloaded, and says so in the stream
  kNoStream,       // JSON instead of events
  kUnauthorized,
  kRateLimited,      // with retry-after-ms: 30
  kRateLimitedLong,  // with Retry-After: 3600
  kOverloaded,       // 529
  kBroken,           // 500
  kTooLong,          // more than the model's context
  kRefusal,          // the model won't
  kNever,            // no answer at all
  kQuiet             // nothing more after the first words
};

inline constexpr std::string_view kStubRecipe =
    R"({"title":"Red lentil dal","description":"Soft and warm.",
"ingredients":[
{"quantity":250,"unit":"g","food":"red lentils","preparation":"rinsed","optional":false},
{"quantity":1,"unit":"piece","food":"onion","preparation":"diced","optional":false},
{"quantity":null,"unit":"","food":"salt","preparation":"","optional":false}],
"steps":[{"text":"Soften the onion.","minutes":5,"uses":["onion"]},
{"text":"Simmer the lentils and salt them.","minutes":20,"uses":["red lentils","salt"]}],
"prep_minutes":10,"cook_minutes":25,"rest_minutes":0,"total_minutes":35,"servings":4,
"category":"dinner","cuisine":"Indian","diets":["vegan"],"allergens":[],"equipment":["pot"],
"tips":["Add lemon."],
"nutrition":{"kcal":250,"protein_g":15,"fat_g":2,"carbs_g":40,"fibre_g":8,"sodium_mg":300}})";

class StubProvider {
 public:
  StubProvider()
      : server_({.threads = 1, .stop_timeout = std::chrono::milliseconds(1)},
                [this](http::Request& request) { return Serve(request); }) {
    EXPECT_TRUE(server_.Start());
  }

  // The next `times` calls fail so; -1: all of them.
  void Fail(Fault fault, int times = -1) {
    const std::lock_guard lock(mutex_);
    fault_ = fault;
    fault_times_ = times;
  }

  // What it says; the pieces come one by one.
  std::vector<std::string> words = {"Try ", "a ", "dal."};
  // What it gives when a recipe is asked for, call by call; the last one then on.
  std::vector<std::string> recipes = {std::string(kStubRecipe)};
  bool echoes = false;       // says what the person said last
  bool adds_recipe = false;  // to words, when it may
  bool takes_json_schema = true;
  bool takes_tools = true;
  bool takes_parallel_tool_calls = true;  // that they are forbidden
  std::string models =
      R"({"data":[{"id":"claude-sonnet-9","type":"model","created_at":"2026-01-01T00:00:00Z"},)"
      R"({"id":"claude-opus-9","type":"model","created_at":"2026-06-01T00:00:00Z"}]})";
  std::string chat_models =
      R"({"data":[{"id":"stub-chat","created":1700000000},{"id":"stub-embed","created":1800000000}]})";

  // `settings` with little patience for what `fault` makes wait.
  static ModelSettings ImpatientWith(Fault fault, ModelSettings settings) {
    constexpr std::chrono::milliseconds kMoment{50};
    if (fault == Fault::kNever) settings.first_word_timeout = kMoment;
    if (fault == Fault::kQuiet) settings.quiet_timeout = kMoment;
    return settings;
  }

  ModelSettings SettingsOf(Provider provider) const {
    return {.provider = provider,
            .base_url = {.tls = false,
                         .host = "127.0.0.1",
                         .port = server_.port(),
                         .prefix = provider == Provider::kAnthropic ? "" : "/v1"},
            .api_key = "sk-hush",
            .model = "stub",
            .first_word_timeout = std::chrono::milliseconds(10'000),
            .quiet_timeout = std::chrono::milliseconds(10'000),
            .retries = {.attempts = 4,
                        .first_pause = std::chrono::milliseconds(1),
                        .longest_pause = std::chrono::milliseconds(4)}};
  }

  // The bodies of the calls for an answer, in their order; how often the list was asked for.
  std::vector<std::string> calls() const {
    const std::lock_guard lock(mutex_);
    return calls_;
  }
  int lists() const {
    const std::lock_guard lock(mutex_);
    return lists_;
  }
  std::string header(std::string_view name) const {
    const std::lock_guard lock(mutex_);
    return std::string(headers_.Find(name).value_or(""));
  }
  // Streams that came to their end, or whose reader left.
  int ended() const { return ended_; }

 private:
  using Strings = std::vector<std::string>;

  static std::string Quoted(std::string_view text) {
    std::string out;
    base::AppendJsonString(out, text);
    return out;
  }
  static std::string Data(const std::string& json) { return "data: " + json + "\n\n"; }
  static Strings Halves(const std::string& text) {
    return {text.substr(0, text.size() / 2), text.substr(text.size() / 2)};
  }

  static void AddBlock(Strings& events, int index, bool is_recipe, const Strings& pieces) {
    const std::string at = "\"index\":" + std::to_string(index);
    events.push_back(
        "event: content_block_start\n" +
        Data("{\"type\":\"content_block_start\"," + at + ",\"content_block\":" +
             (is_recipe ? R"({"type":"tool_use","id":"t1","name":"give_recipe","input":{}}})"
                        : R"({"type":"text","text":""}})")));
    for (const std::string& piece : pieces) {
      const std::string delta =
          is_recipe ? R"({"type":"input_json_delta","partial_json":)" + Quoted(piece) + "}"
                    : R"({"type":"text_delta","text":)" + Quoted(piece) + "}";
      events.push_back("event: content_block_delta\n" + Data("{\"type\":\"content_block_delta\"," +
                                                             at + ",\"delta\":" + delta + "}"));
    }
    events.push_back("event: content_block_stop\n" +
                     Data("{\"type\":\"content_block_stop\"," + at + "}"));
  }

  // The first event has no words; then one a piece.
  Strings WordsFor(const std::string& body) const {
    if (!echoes) return words;
    const std::string_view mark = "\"content\":\"";
    const std::size_t begin = body.rfind(mark) + mark.size();
    return {"You said: ", body.substr(begin, body.find('"', begin) - begin)};
  }

  Strings AnthropicEvents(const std::string& body, Fault fault) {
    Strings events = {
        "event: message_start\n" +
        Data(
            R"({"type":"message_start","message":{"id":"m","usage":{"input_tokens":100,"output_tokens":1}}})") +
        "event: ping\n" + Data(R"({"type":"ping"})")};
    const bool is_recipe = body.contains(R"("type":"tool")");
    if (is_recipe) {
      AddBlock(events, 0, true, Halves(NextRecipe()));
    } else {
      AddBlock(events, 0, false, WordsFor(body));
      if (adds_recipe && body.contains("\"tools\""))
        AddBlock(events, 1, true, Halves(NextRecipe()));
    }
    const std::string reason = fault == Fault::kRefusal ? "refusal" : "end_turn";
    events.push_back("event: message_delta\n" +
                     Data("{\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"" + reason +
                          "\"},\"usage\":{\"output_tokens\":20}}"));
    events.push_back("event: message_stop\n" + Data(R"({"type":"message_stop"})"));
    return events;
  }

  Strings ChatEvents(const std::string& body, Fault fault) {
    const auto choice = [](const std::string& delta, const std::string& reason = "null") {
      return Data(R"({"id":"c","choices":[{"index":0,"delta":)" + delta +
                  ",\"finish_reason\":" + reason + "}]}");
    };
    Strings events = {choice(R"({"role":"assistant","content":""})")};
    const bool is_tool = body.contains("\"tool_choice\"");
    const bool is_json = body.contains("\"response_format\"");
    if (!is_tool) {
      for (const std::string& piece : is_json ? Halves(NextRecipe()) : WordsFor(body)) {
        events.push_back(choice("{\"content\":" + Quoted(piece) + "}"));
      }
    }
    if (is_tool || (adds_recipe && body.contains("\"tools\""))) {
      for (const std::string& piece : Halves(NextRecipe())) {
        events.push_back(choice(R"({"tool_calls":[{"index":0,"function":{"arguments":)" +
                                Quoted(piece) + "}}]}"));
      }
    }
    events.push_back(choice("{}", fault == Fault::kRefusal ? "\"content_filter\"" : "\"stop\""));
    events.push_back(Data(
        R"({"choices":[],"usage":{"prompt_tokens":100,"completion_tokens":20,"total_tokens":120}})"));
    events.push_back("data: [DONE]\n\n");
    return events;
  }

  std::string NextRecipe() {
    const std::size_t at = std::min(given_++, recipes.size() - 1);
    return recipes[at];
  }

  static http::Response Refuse(int status, const std::string& type, const std::string& message) {
    return http::JsonResponse(status, R"({"type":"error","error":{"type":")" + type +
                                          "\",\"message\":\"" + message + "\"}}");
  }

  std::optional<http::Response> Refusal(Fault fault) {
    switch (fault) {
      case Fault::kUnauthorized:
        return Refuse(401, "authentication_error", "Incorrect API key provided: sk-hu**");
      case Fault::kRateLimited:
      case Fault::kRateLimitedLong: {
        auto response = Refuse(429, "rate_limit_error", "slow down");
        const bool is_short = fault == Fault::kRateLimited;
        response.headers.Set(is_short ? "retry-after-ms" : "Retry-After", is_short ? "30" : "3600");
        return response;
      }
      case Fault::kOverloaded:
        return Refuse(529, "overloaded_error", "Overloaded");
      case Fault::kBroken:
        return Refuse(500, "api_error", "Internal server error");
      case Fault::kTooLong:
        return Refuse(400, "invalid_request_error", "prompt is too long: 9 tokens > 8 maximum");
      case Fault::kNoStream:
        return http::JsonResponse(200, "{}");
      default:
        return std::nullopt;
    }
  }

  static boost::asio::awaitable<void> Wait(std::chrono::milliseconds time) {
    boost::asio::steady_timer timer(co_await boost::asio::this_coro::executor, time);
    co_await timer.async_wait(boost::asio::as_tuple(boost::asio::use_awaitable));
  }

  boost::asio::awaitable<void> Stream(Strings events, Fault fault, http::BodyWriter& writer) {
    if (fault == Fault::kNever) co_await Wait(std::chrono::hours(1));
    if (fault == Fault::kMalformedJson) events.insert(events.begin() + 1, "data: {\"type\":\n\n");
    if (fault == Fault::kGiantEvent) {
      events.insert(events.begin() + 1, "data: " + std::string(2'000'000, 'x') + "\n\n");
    }
    if (fault == Fault::kErrorInStream) {
      events.insert(
          events.begin() + 1,
          Data(R"({"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}})"));
    }
    for (std::size_t i = 0; i < events.size(); ++i) {
      // Words come from the second event on, or the third.
      if (fault == Fault::kCutAtOnce && i == 1) throw std::runtime_error("cut");
      if (fault == Fault::kCutOff && i == 4) throw std::runtime_error("cut");
      if (fault == Fault::kQuiet && i == 4) co_await Wait(std::chrono::hours(1));
      if (fault == Fault::kSlow) co_await Wait(std::chrono::milliseconds(20));
      if (fault == Fault::kHalfEvent && i == 1) {
        co_await writer.Write(events[i].substr(0, events[i].size() / 2));
        break;
      }
      if (!co_await writer.Write(events[i])) break;
    }
    ++ended_;
  }

  boost::asio::awaitable<http::Response> Serve(http::Request& request) {
    const bool is_list = request.path() == "/v1/models";
    const bool is_anthropic = request.path() == "/v1/messages";
    Fault fault = Fault::kNone;
    {
      const std::lock_guard lock(mutex_);
      headers_ = request.headers;
      if (is_list) {
        ++lists_;
      } else {
        calls_.push_back(request.body);
        if (fault_times_ != 0) fault = fault_;
        if (fault_times_ > 0) --fault_times_;
      }
    }
    if (is_list) {
      const bool is_theirs = request.headers.Find("anthropic-version").has_value();
      co_return http::JsonResponse(200, is_theirs ? models : chat_models);
    }
    if (!is_anthropic && request.path() != "/v1/chat/completions") {
      co_return Refuse(404, "not_found_error", "no such resource");
    }
    if (auto refusal = Refusal(fault)) co_return std::move(*refusal);
    if (!takes_json_schema && request.body.contains("json_schema")) {
      co_return Refuse(400, "invalid_request_error", "response_format is not supported");
    }
    if (!takes_tools && request.body.contains("\"tools\"")) {
      co_return http::JsonResponse(400, R"({"error":"this model does not support tools"})");
    }
    if (!takes_parallel_tool_calls && request.body.contains("\"parallel_tool_calls\"")) {
      co_return Refuse(400, "invalid_request_error",
                       "Unsupported parameter: 'parallel_tool_calls' is not supported.");
    }
    http::Response response = http::MakeResponse(200, "text/event-stream", "");
    auto events =
        is_anthropic ? AnthropicEvents(request.body, fault) : ChatEvents(request.body, fault);
    response.body = [this, events = std::move(events), fault](http::BodyWriter& writer) {
      return Stream(events, fault, writer);
    };
    co_return response;
  }

  mutable std::mutex mutex_;
  Fault fault_ = Fault::kNone;
  int fault_times_ = 0;
  Strings calls_;
  int lists_ = 0;
  http::Headers headers_;
  std::size_t given_ = 0;
  std::atomic<int> ended_ = 0;
  http::Server server_;
};

}  // namespace flavorbot::model_api
