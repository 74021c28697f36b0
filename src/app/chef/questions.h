// Questions: what a person asks the chef: answered one at a time in a conversation, kept with the
// reply, and counted once.
//
//   Begin    the rules; the mark on the conversation (storage/asked_store.h); what is used is
//            reserved; what the chef is told is gathered
//   Answer   the chef answers; question and reply are kept
//
// Whatever fails or is given up on the way is undone: the mark goes and what was reserved is given
// back, as if nothing had been asked. That includes a reader who leaves, and a question that was
// begun and never answered.
//
// What counts:
//   a question in words counts as a chat, of which there is no limit;
//   a reply with a dish counts as a generation, of which the tier has so many a month. Since nobody
//   knows before whether there will be one, it is reserved for each question, and given back when
//   the reply is words alone. When the month's are used up the chef is asked for words alone
//   (Wants::kWords); a dish that comes all the same means that one was asked for, and is refused.
//   Where a recipe is all that is asked for (Wants::kRecipe) only the generation counts.
//
// Threads: any. A context lives until its call's answer.
#pragma once

#include <boost/asio/any_io_executor.hpp>
#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "app/background.h"
#include "app/chef/chef.h"
#include "app/chef/eaters.h"
#include "app/chef/token_budget.h"
#include "app/error.h"
#include "app/usage_meter.h"
#include "base/clock.h"
#include "base/random.h"
#include "storage/asked_store.h"
#include "storage/conversation_store.h"

namespace flavorbot::app::chef {

inline constexpr std::size_t kMaxQuestionCharacters = 2'000;
// How long a chef may take from the question's mark on; the context's deadline should say so, too.
inline constexpr std::chrono::seconds kLongestAnswer{120};
// Beyond the chef's time, for what is counted and kept after it; the mark holds as long.
inline constexpr std::chrono::seconds kMarkBeyondAnswer{30};

struct Question {
  std::string user_id;
  std::string conversation_id;
  std::string content;
  std::optional<std::string> idempotency_key;
  Wants wants = Wants::kReply;
  std::string field = "content";  // what the request calls it, for the texts of errors
  // What was said before, where the client says so; nullopt: what is kept in the conversation.
  std::optional<std::vector<Turn>> earlier;
};

struct Answer {
  storage::Message question;
  storage::Message reply;
  MonthReport usage;
};

// What has to be undone when there is no answer.
struct HeldQuestion {
  storage::Asking asking;
  std::chrono::steady_clock::time_point chef_until;  // what is left of the mark is for keeping
  Tier tier = Tier::kFree;
  std::optional<Reservation> chat;
  std::optional<Reservation> generation;
};

class Questions;

// A question that was begun. Goes to Answer, once; where it doesn't it is undone behind its end.
class PendingQuestion {
 public:
  PendingQuestion(const Questions& questions, boost::asio::any_io_executor executor,
                  const dynamodb::CallContext& context, HeldQuestion held)
      : questions_(questions),
        executor_(std::move(executor)),
        behind_(dynamodb::ContextBehind(context, {})),
        held_(std::move(held)) {}
  ~PendingQuestion();
  PendingQuestion(const PendingQuestion&) = delete;
  PendingQuestion& operator=(const PendingQuestion&) = delete;

 private:
  friend class Questions;
  const Questions& questions_;
  boost::asio::any_io_executor executor_;
  dynamodb::CallContext behind_;  // the request's id and trace, for undoing
  HeldQuestion held_;
  ChefRequest request_;
  std::string content_;
  int number_ = 0;  // of the question's message
  bool is_over_ = false;
};

// Answered before, under the same key; or to be answered.
using BegunQuestion = std::variant<Answer, std::shared_ptr<PendingQuestion>>;

struct QuestionStores {
  storage::ConversationStore& conversations;
  const storage::AskedStore& asked;
};

class Questions {
 public:
  // Borrows all. `undoings` runs the undoing of what is begun and not answered, and nothing else:
  // who fills it with other work makes people's counts go wrong. `poll` is the pause between looks
  // for the answer of a question that was asked twice at once.
  Questions(const Chef& chef, QuestionStores stores, const Eaters& eaters, UsageMeter& meter,
            const TokenBudget& budget, Background& undoings, const base::Clock& clock,
            base::RandomSource& random,
            std::chrono::milliseconds poll = std::chrono::milliseconds{200})
      : chef_(chef),
        stores_(stores),
        eaters_(eaters),
        meter_(meter),
        budget_(budget),
        undoings_(undoings),
        clock_(clock),
        random_(random),
        poll_(poll) {}

  // Waits for the answer of the same question that is being answered, kLongestAnswer at most: the
  // context's deadline, which is that of the table's calls, is moved by it.
  // Errors: kInvalidFields, kInvalidRequest: a key that is none; kNotFound: no such conversation;
  //         kForbidden: a recipe is wanted and the month's are used up; kConflict: another question
  //         is being answered there, the key came with another question, or the conversation is
  //         full; kUnavailable: the month's tokens are used up, or the table doesn't answer.
  AwaitableResult<BegunQuestion> Begin(dynamodb::CallContext& context, Question question) const;

  // The context's deadline is the chef's; what comes after it has kMarkBeyondAnswer of its own.
  // REQUIRES: `pending` wasn't given to Answer before.
  // Errors:   those of Chef::Answer; kForbidden: a dish came that the month has no more of;
  //           kConflict: the conversation was deleted meanwhile; kUnavailable: also when the reader
  //           has left. Nothing was kept or counted then.
  AwaitableResult<Answer> AnswerTo(dynamodb::CallContext& context,
                                   std::shared_ptr<PendingQuestion> pending, ReplySink& sink) const;

 private:
  friend class PendingQuestion;

  // What is refused before anything is written: the month's tokens.
  AwaitableResult<void> CheckBudget(dynamodb::CallContext& context) const;
  // nullopt: it is marked. Else the answer that the question has had under its key.
  AwaitableResult<std::optional<Answer>> Mark(dynamodb::CallContext& context,
                                              HeldQuestion& held) const;
  // The same, and writes nothing. nullopt: nobody answers it, or has.
  AwaitableResult<std::optional<Answer>> Look(dynamodb::CallContext& context,
                                              const storage::Asking& asking,
                                              storage::Consistency consistency) const;
  // What becomes of the key that was found so.
  AwaitableResult<std::optional<Answer>> AnswerOfKey(dynamodb::CallContext& context,
                                                     const storage::Asking& asking,
                                                     storage::Beginning found) const;
  AwaitableResult<BegunQuestion> BeginMarked(dynamodb::CallContext& context, Question question,
                                             HeldQuestion& held) const;
  AwaitableResult<void> ReserveFor(dynamodb::CallContext& context, Wants& wants,
                                   HeldQuestion& held) const;
  AwaitableResult<Answer> KeptAnswer(dynamodb::CallContext& context, std::string user_id,
                                     storage::KeyIsAnswered answered) const;
  AwaitableResult<ChefReply> AskChef(dynamodb::CallContext& context, ChefRequest request,
                                     ReplySink& sink) const;
  // Gives back the generation of a reply without a dish. What is used of the month then.
  AwaitableResult<MonthReport> Settle(dynamodb::CallContext& context, const ChefReply& reply,
                                      HeldQuestion& held) const;
  AwaitableResult<Answer> Keep(dynamodb::CallContext& context, PendingQuestion& pending,
                               ChefReply reply) const;
  // Moves the context's deadline by what it takes.
  boost::asio::awaitable<void> Undo(dynamodb::CallContext& context, HeldQuestion held) const;
  boost::asio::awaitable<void> UndoBehind(dynamodb::CallContext context, HeldQuestion held) const;

  const Chef& chef_;
  QuestionStores stores_;
  const Eaters& eaters_;
  UsageMeter& meter_;
  const TokenBudget& budget_;
  Background& undoings_;
  const base::Clock& clock_;
  base::RandomSource& random_;
  std::chrono::milliseconds poll_;
};

}  // namespace flavorbot::app::chef
