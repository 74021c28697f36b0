// Questions::Begin, and the undoing of what was begun. The answer is in answer_question.cc.
#include "app/chef/questions.h"

#include <algorithm>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <cstring>
#include <utility>

#include "app/chef/context_budget.h"
#include "app/chef/dish_document.h"
#include "app/chef/proposals.h"
#include "app/text_rules.h"
#include "base/digest.h"
#include "base/log.h"

namespace flavorbot::app::chef {
namespace {

constexpr std::size_t kMinKey = 8;
constexpr std::size_t kMaxKey = 64;
constexpr std::size_t kTokenBytes = 12;
constexpr std::chrono::seconds kUndoTime{10};

std::optional<Error> ProblemOf(Question& question) {
  question.content = TrimBlanks(question.content);
  if (question.content.empty()) return InvalidFields({{question.field, "Must not be empty"}});
  if (auto problem = TextProblem(question.content, kMaxQuestionCharacters, Lines::kMany)) {
    return InvalidFields({{question.field, *std::move(problem)}});
  }
  const auto& key = question.idempotency_key;
  const auto is_key_letter = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '-';
  };
  if (key && (key->size() < kMinKey || key->size() > kMaxKey ||
              !std::ranges::all_of(*key, is_key_letter))) {
    return MakeError(ErrorCode::kInvalidRequest,
                     "Idempotency-Key must be 8 to 64 letters, digits, \"-\" and \"_\"");
  }
  if (!storage::IsConversationId(question.conversation_id)) {
    return MakeError(ErrorCode::kNotFound, "Conversation not found");
  }
  return std::nullopt;
}

// A recipe that was asked for goes into whichever conversation was the last: it is the same
// question when another has begun since.
std::string DigestOf(const Question& question) {
  const bool is_recipe = question.wants == Wants::kRecipe;
  return storage::SecretKey((is_recipe ? "recipe" : question.conversation_id) + '\n' +
                            question.content);
}

std::uint64_t SeedOf(std::string_view conversation_id, int number) {
  const auto digest = base::Sha256(std::string(conversation_id) + storage::MessageId(number));
  std::uint64_t seed = 0;
  std::memcpy(&seed, digest.bytes.data(), sizeof seed);
  return seed;
}

Error StillAnswering() {
  return MakeError(ErrorCode::kConflict,
                   "The chef is still answering in this conversation. Wait for it, or stop it.");
}

boost::asio::awaitable<void> Wait(std::chrono::milliseconds time) {
  boost::asio::steady_timer timer(co_await boost::asio::this_coro::executor, time);
  co_await timer.async_wait(boost::asio::as_tuple(boost::asio::use_awaitable));
}

}  // namespace

PendingQuestion::~PendingQuestion() {
  if (is_over_) return;
  const auto started =
      questions_.undoings_.Start(executor_, questions_.UndoBehind(behind_, std::move(held_)));
  if (started == Started::kYes) return;
  base::Log(base::Level::kError,
            "what was reserved is not given back, and a conversation stays marked until its time "
            "is over",
            {{"id", behind_.request_id}});
}

AwaitableResult<BegunQuestion> Questions::Begin(dynamodb::CallContext& context,
                                                Question question) const {
  if (auto problem = ProblemOf(question)) co_return std::unexpected(*std::move(problem));
  if (chef_.info().provider != kBuiltInProvider) {
    auto within = co_await budget_.Check(context);
    if (!within) co_return std::unexpected(std::move(within).error());
  }
  HeldQuestion held;
  auto& asking = held.asking;
  asking.user_id = question.user_id;
  asking.conversation_id = question.conversation_id;
  asking.question_digest = DigestOf(question);
  if (question.idempotency_key) asking.key_digest = storage::SecretKey(*question.idempotency_key);
  while (true) {
    const auto now = clock_.Now();
    asking.token = base::RandomToken(random_, kTokenBytes);
    asking.answered_until = now + kLongestAnswer + kMarkBeyondAnswer;
    auto beginning = co_await stores_.asked.Begin(context, asking, now);
    // The same question twice at once: this one has the other's answer when it is there.
    while (beginning && std::holds_alternative<storage::KeyIsAsked>(*beginning)) {
      if (std::chrono::steady_clock::now() + poll_ >= context.deadline) {
        co_return std::unexpected(StillAnswering());
      }
      co_await Wait(poll_);
      beginning = co_await stores_.asked.Look(context, asking, clock_.Now());
    }
    if (beginning && std::holds_alternative<storage::KeyIsFree>(*beginning)) continue;
    if (!beginning && beginning.error().code == storage::StoreErrorCode::kNotFound) {
      co_return std::unexpected(MakeError(ErrorCode::kNotFound, "Conversation not found"));
    }
    if (!beginning) co_return std::unexpected(FromStore(std::move(beginning).error()));
    if (std::holds_alternative<storage::Begun>(*beginning)) break;
    if (std::holds_alternative<storage::KeyIsOther>(*beginning)) {
      co_return std::unexpected(MakeError(
          ErrorCode::kConflict, "This Idempotency-Key was sent with another question before"));
    }
    if (auto* answered = std::get_if<storage::KeyIsAnswered>(&*beginning)) {
      auto kept = co_await KeptAnswer(context, question.user_id, std::move(*answered));
      if (!kept) co_return std::unexpected(std::move(kept).error());
      co_return *std::move(kept);
    }
    co_return std::unexpected(StillAnswering());
  }
  auto begun = co_await BeginMarked(context, std::move(question), held);
  if (!begun) co_await Undo(context, std::move(held));
  co_return begun;
}

AwaitableResult<BegunQuestion> Questions::BeginMarked(dynamodb::CallContext& context,
                                                      Question question, HeldQuestion& held) const {
  const auto now = clock_.Now();
  auto talk =
      co_await stores_.conversations.Read(context, question.user_id, question.conversation_id, now);
  if (!talk) co_return std::unexpected(FromStore(std::move(talk).error()));
  const auto& conversation = talk->conversation;
  if (conversation.messages + 2 > storage::kMaxMessages) {
    co_return std::unexpected(
        MakeError(ErrorCode::kConflict, "This conversation is full. Please begin a new one."));
  }
  if (conversation.messages_until &&
      *conversation.messages_until < now + storage::kKeepConversation) {
    auto kept = co_await stores_.conversations.KeepMessages(context, question.user_id, conversation,
                                                            now + storage::kKeepMessages);
    if (!kept) co_return std::unexpected(FromStore(std::move(kept).error()));
  }
  auto eater = co_await eaters_.Find(context, question.user_id);
  if (!eater) co_return std::unexpected(std::move(eater).error());
  auto reserved = co_await ReserveFor(context, eater->tier, question.wants, held);
  if (!reserved) co_return std::unexpected(std::move(reserved).error());

  ChefRequest request{.talk = TalkOf(*talk, std::move(question.earlier)),
                      .constraints = std::move(eater->constraints),
                      .wants = question.wants,
                      .seed = SeedOf(conversation.id, conversation.messages)};
  request.talk.push_back({.speaker = Speaker::kPerson, .text = question.content, .dish = {}});
  request.talk = WithinBudget(std::move(request.talk));
  auto pending = std::make_shared<PendingQuestion>(*this, co_await boost::asio::this_coro::executor,
                                                   context, std::move(held));
  pending->request_ = std::move(request);
  pending->content_ = std::move(question.content);
  pending->number_ = conversation.messages + 1;
  co_return pending;
}

AwaitableResult<void> Questions::ReserveFor(dynamodb::CallContext& context, Tier tier, Wants& wants,
                                            HeldQuestion& held) const {
  const auto& user_id = held.asking.user_id;
  if (wants != Wants::kRecipe) {
    auto chat = co_await meter_.CountChat(context, user_id);
    if (!chat) co_return std::unexpected(std::move(chat).error());
    held.chat = *std::move(chat);
  }
  auto generation = co_await meter_.ReserveGenerationAt(context, tier, user_id);
  if (generation) {
    held.generation = *std::move(generation);
  } else if (generation.error().code == ErrorCode::kForbidden && wants == Wants::kReply) {
    wants = Wants::kWords;
  } else {
    co_return std::unexpected(std::move(generation).error());
  }
  co_return Result<void>{};
}

std::vector<Turn> Questions::TalkOf(const storage::StoredTalk& talk,
                                    std::optional<std::vector<Turn>> earlier) const {
  std::vector<Turn> turns;
  for (const auto& message : talk.messages) {
    Turn turn{
        .speaker = message.speaker == storage::Speaker::kChef ? Speaker::kChef : Speaker::kPerson,
        .text = message.content,
        .dish = {}};
    if (message.recipe) turn.dish = DishOf(*message.recipe, eaters_.knowledge());
    turns.push_back(std::move(turn));
  }
  if (!earlier) return turns;
  // The client knows the words alone: the dishes that went with them are found by these.
  for (auto& turn : *earlier) {
    const auto kept = std::ranges::find_if(turns, [&](const Turn& candidate) {
      return candidate.dish && turn.speaker == Speaker::kChef &&
             WithPlainBullets(candidate.text) == turn.text;
    });
    if (kept != turns.end()) turn.dish = kept->dish;
  }
  return *std::move(earlier);
}

AwaitableResult<Answer> Questions::KeptAnswer(dynamodb::CallContext& context, std::string user_id,
                                              storage::KeyIsAnswered answered) const {
  const auto now = clock_.Now();
  Answer answer;
  const auto question_id = storage::MessageId(std::atoi(answered.reply_id.c_str()) - 1);
  for (auto* message : {&answer.question, &answer.reply}) {
    auto found = co_await stores_.conversations.FindMessage(
        context, user_id, answered.conversation_id,
        message == &answer.reply ? answered.reply_id : question_id, now);
    if (!found && found.error().code == storage::StoreErrorCode::kNotFound) {
      co_return std::unexpected(
          MakeError(ErrorCode::kNotFound, "The conversation with this answer was deleted"));
    }
    if (!found) co_return std::unexpected(FromStore(std::move(found).error()));
    *message = *std::move(found);
  }
  auto usage = co_await meter_.ThisMonth(context, std::move(user_id));
  if (!usage) co_return std::unexpected(std::move(usage).error());
  answer.usage = *std::move(usage);
  co_return answer;
}

boost::asio::awaitable<void> Questions::UndoBehind(dynamodb::CallContext context,
                                                   HeldQuestion held) const {
  co_await Undo(context, std::move(held));
}

boost::asio::awaitable<void> Questions::Undo(dynamodb::CallContext& context,
                                             HeldQuestion held) const {
  context.deadline = std::chrono::steady_clock::now() + kUndoTime;
  for (auto* reserved : {&held.generation, &held.chat}) {
    if (!*reserved) continue;
    const auto given = co_await meter_.GiveBack(context, **reserved);
    if (!given) {
      base::Log(base::Level::kError, "what was reserved could not be given back",
                {{"id", context.request_id}, {"cause", given.error().cause}});
    }
  }
  const auto abandoned = co_await stores_.asked.Abandon(context, std::move(held.asking));
  if (!abandoned) {
    base::Log(base::Level::kError, "a conversation stays marked until its time is over",
              {{"id", context.request_id}, {"cause", abandoned.error().cause}});
  }
}

}  // namespace flavorbot::app::chef
