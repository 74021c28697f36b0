// AskedStore: one question at a time in a conversation, each answered and counted once.
//
//   Begin      marks the conversation's head with the question's token, until a time; with a key
//              it also notes the key, in the same transaction
//   Look       what has become of a key, for who waits for its answer
//   Finish     one transaction: question and reply are kept, the mark goes, the key has its answer
//   Abandon    the mark goes, and the key with it: as if nothing had been asked
//
//   USER#<id> / ASKED#<digest of the key>   which question, of which conversation, whether answered
//
// A mark whose time is over, of a process that ended, holds nobody up. Since all of it is in the
// table it holds across instances.
//
//   pattern            requests               units, of short messages
//   Begin              1 UpdateItem           1 WCU, 1 of the index
//   Begin with key     1 TransactWriteItems   4 WCU, 1 of the index
//   Look               1 GetItem              half an RCU; strong 1 RCU
//   Finish             1 TransactWriteItems   6 WCU, with key 8; 2 of the index
//   Abandon            1 UpdateItem           1 WCU, 1 of the index; with key 1 DeleteItem more
//
// A conversation is in the index from its first message on.
//
// Threads: any. The context lives until the call's answer; the store and the
// table live longer than its calls.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <variant>

#include "base/clock.h"
#include "storage/conversation.h"
#include "storage/table.h"

namespace flavorbot::storage {

// How long a key is remembered.
inline constexpr std::chrono::hours kKeepAsked{24};

struct Asking {
  std::string user_id;
  std::string conversation_id;
  std::string token;                      // new for each
  std::optional<std::string> key_digest;  // nullopt: asked without a key
  std::string question_digest;
  base::TimePoint answered_until;  // when the mark stops to hold
};

// What became of beginning, but for errors.
struct Begun {};         // the mark is set
struct OtherIsAsked {};  // another question is being answered in this conversation
struct KeyIsAsked {};    // this key's question is being answered
struct KeyIsOther {};    // the key came with another question
struct KeyIsFree {};     // Look alone says so: nobody answers the key's question, so it can begin
struct KeyIsAnswered {
  std::string conversation_id;
  std::string reply_id;  // the question is the message before it
};
using Beginning =
    std::variant<Begun, OtherIsAsked, KeyIsAsked, KeyIsOther, KeyIsFree, KeyIsAnswered>;

// What was said.
struct Exchange {
  Message question;
  Message reply;
  std::string title;  // for a conversation that has none
};

class AskedStore {
 public:
  explicit AskedStore(const Table& table) : table_(table) {}  // borrows

  // Errors: kNotFound: there is no such conversation.
  AwaitableResult<Beginning> Begin(dynamodb::CallContext& context, Asking asking,
                                   base::TimePoint now) const;

  // KeyIsAsked, KeyIsOther, KeyIsFree or KeyIsAnswered; kEventual may lag behind by a moment.
  // REQUIRES: a key.
  AwaitableResult<Beginning> Look(dynamodb::CallContext& context, Asking asking,
                                  Consistency consistency, base::TimePoint now) const;

  // REQUIRES: the messages have the two numbers after the conversation's last.
  // Errors:   kConflict: the mark is no longer this question's, or the conversation is gone;
  //           nothing was kept. kTooLarge.
  AwaitableResult<void> Finish(dynamodb::CallContext& context, Asking asking, Exchange exchange,
                               base::TimePoint now) const;

  AwaitableResult<void> Abandon(dynamodb::CallContext& context, Asking asking) const;

 private:
  AwaitableResult<Beginning> BeginWithKey(dynamodb::CallContext& context, const Asking& asking,
                                          base::TimePoint now) const;

  const Table& table_;
};

}  // namespace flavorbot::storage
