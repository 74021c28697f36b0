// Questions::Begin, and the undoing of what was begun. The mark is in mark_question.cc, the answer
// in answer_question.cc.
#include "app/chef/questions.h"

#include <algorithm>
#include <boost/asio/this_coro.hpp>
#include <cstring>
#include <utility>

#include "app/chef/told_talk.h"
#include "app/text_rules.h"
#include "base/digest.h"
#include "base/log.h"

namespace flavorbot::app::chef {
namespace {

constexpr std::size_t kMinKey = 8;
constexpr std::size_t kMaxKey = 64;
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
  HeldQuestion held;
  auto& asking = held.asking;
  asking.user_id = question.user_id;
  asking.conversation_id = question.conversation_id;
  asking.question_digest = DigestOf(question);
  if (question.idempotency_key) asking.key_digest = storage::SecretKey(*question.idempotency_key);
  Result<std::optional<Answer>> answered;
  auto within = co_await CheckBudget(context);
  if (within) {
    answered = co_await Mark(context, held);
  } else if (asking.key_digest) {
    // What was answered is there, whatever is used up since.
    answered = co_await Look(context, asking, storage::Consistency::kStrong);
  }
  if (!answered) co_return std::unexpected(std::move(answered).error());
  if (*answered) co_return **std::move(answered);
  if (!within) co_return std::unexpected(std::move(within).error());
  auto begun = co_await BeginMarked(context, std::move(question), held);
  if (!begun) co_await Undo(context, std::move(held));
  co_return begun;
}

AwaitableResult<void> Questions::CheckBudget(dynamodb::CallContext& context) const {
  if (chef_.info().provider == kBuiltInProvider) co_return Result<void>{};
  auto within = co_await budget_.Check(context);
  co_return within;
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
  held.tier = eater->tier;
  auto reserved = co_await ReserveFor(context, question.wants, held);
  if (!reserved) co_return std::unexpected(std::move(reserved).error());

  auto told = Told({.stored = *talk,
                    .question = question.content,
                    .earlier = std::move(question.earlier),
                    .knowledge = eaters_.knowledge(),
                    .understanding = eaters_.understanding()});
  auto pending = std::make_shared<PendingQuestion>(*this, co_await boost::asio::this_coro::executor,
                                                   context, std::move(held));
  pending->request_ = {.talk = std::move(told.talk),
                       .constraints = std::move(eater->constraints),
                       .wants = question.wants,
                       .seed = SeedOf(conversation.id, conversation.messages)};
  pending->request_.constraints.Add(told.constraints);
  pending->content_ = std::move(question.content);
  pending->number_ = conversation.messages + 1;
  co_return pending;
}

AwaitableResult<void> Questions::ReserveFor(dynamodb::CallContext& context, Wants& wants,
                                            HeldQuestion& held) const {
  const auto& user_id = held.asking.user_id;
  if (wants != Wants::kRecipe) {
    auto chat = co_await meter_.CountChat(context, user_id);
    if (!chat) co_return std::unexpected(std::move(chat).error());
    held.chat = *std::move(chat);
  }
  auto generation = co_await meter_.ReserveGenerationAt(context, held.tier, user_id);
  if (generation) {
    held.generation = *std::move(generation);
  } else if (generation.error().code == ErrorCode::kForbidden && wants == Wants::kReply) {
    wants = Wants::kWords;
  } else {
    co_return std::unexpected(std::move(generation).error());
  }
  co_return Result<void>{};
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
