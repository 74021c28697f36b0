// The access patterns of accounts and sessions.
#include "cli/cost/access_pattern.h"
#include "cli/cost/visitor.h"

namespace flavorbot::cli::cost {
namespace {

using enum http::Method;

void Register(Visitor& ana) { ana.Register(); }
void RegisterAndVerify(Visitor& ana) {
  ana.Register();
  ana.VerifyEmail();
}
void HaveTwoSessions(Visitor& ana) {
  RegisterAndVerify(ana);
  ana.SignIn();
}
std::string PasswordBody(const Visitor& ana) {
  return R"({"password":")" + ana.password() + R"("})";
}

constexpr AccessPattern kPatterns[] = {
    {"POST /api/register",
     "one transaction: profile, e-mail guard, verification token, the session's two items",
     "registrations", nullptr, Register},
    {"POST /api/login, right password",
     "guard and failures in one BatchGetItem; profile; a transaction: the session's two items, on "
     "condition that the password is still the one that was checked",
     "logins", RegisterAndVerify, [](Visitor& ana) { ana.SignIn(); }},
    {"POST /api/login, wrong password",
     "the same reads, whether or not the address has an account; one counting update",
     "failedLogins", RegisterAndVerify, [](Visitor& ana) { ana.SignInWrongly(); }},
    {"POST /api/logout", "session check; both items of the session in one transaction", "logouts",
     Register, [](Visitor& ana) { ana.Send(kPost, "/api/logout"); }},
    {"POST /api/verify-email", "the token; a transaction that spends it and marks the profile",
     "emailVerifications", Register, [](Visitor& ana) { ana.VerifyEmail(); }},
    {"POST /api/auth/send-verification", "session check; profile; a new token", "verificationMails",
     Register, [](Visitor& ana) { ana.Send(kPost, "/api/auth/send-verification"); }},
    {"POST /api/auth/forgot-password", "the guard; behind the answer the profile and a new token",
     "forgottenPasswords", RegisterAndVerify, [](Visitor& ana) { ana.AskForReset(); }},
    {"POST /api/auth/reset-password, one session open",
     "token; profile; sessions before and behind the change (2 Queries, 1 batch); a transaction "
     "that spends the token; the end of a lock",
     "passwordResets",
     [](Visitor& ana) {
       RegisterAndVerify(ana);
       ana.AskForReset();
     },
     [](Visitor& ana) { ana.ResetPassword(); }},
    {"GET /api/user", "session check; profile", "appOpenings", Register,
     [](Visitor& ana) { ana.Send(kGet, "/api/user"); }},
    {"GET /api/user, first request of an hour",
     "session check; the session's new end in both its items, in one transaction; profile",
     "hourlyReturns",
     [](Visitor& ana) {
       Register(ana);
       ana.site().clock().Advance(std::chrono::hours{1});
     },
     [](Visitor& ana) { ana.Send(kGet, "/api/user"); }},
    {"GET /api/auth/user", "session check; profile", "accountViews", Register,
     [](Visitor& ana) { ana.Send(kGet, "/api/auth/user"); }},
    {"PATCH /api/user/profile", "session check; one conditional update that returns the profile",
     "profileChanges", Register,
     [](Visitor& ana) { ana.Send(kPatch, "/api/user/profile", R"({"darkMode":true})"); }},
    {"POST /api/user/password",
     "session check; profile and failures for the current password; one conditional update; a look "
     "for other sessions",
     "passwordChanges", RegisterAndVerify,
     [](Visitor& ana) {
       ana.Send(
           kPost, "/api/user/password",
           R"({"currentPassword":")" + ana.password() + R"(","newPassword":"Battery-Staple-9?"})");
     }},
    {"POST /api/user/email",
     "session check; profile and failures for the password; the new address's guard; a new token",
     "emailChanges", RegisterAndVerify,
     [](Visitor& ana) {
       ana.Send(
           kPost, "/api/user/email",
           R"({"password":")" + ana.password() + R"(","newEmail":"new-)" + ana.email() + R"("})");
     }},
    {"GET /api/user/sessions", "session check; one Query", "deviceLists", HaveTwoSessions,
     [](Visitor& ana) { ana.Send(kGet, "/api/user/sessions"); }},
    {"DELETE /api/user/sessions, one other open", "session check; one Query; one batch",
     "signOutsOfOthers", HaveTwoSessions,
     [](Visitor& ana) { ana.Send(kDelete, "/api/user/sessions"); }},
    {"DELETE /api/user/sessions/:sessionId",
     "session check; both items of that session in one transaction", "deviceSignOuts",
     [](Visitor& ana) {
       HaveTwoSessions(ana);
       ana.PickOtherSession();
     },
     [](Visitor& ana) { ana.Send(kDelete, "/api/user/sessions/" + ana.other_session()); }},
    {"GET /api/user/export, 50 recipes",
     "session check; profile; the account's two partitions, a Query each page", "exports",
     [](Visitor& ana) {
       Register(ana);
       ana.SaveRecipes(50);
     },
     [](Visitor& ana) { ana.Send(kGet, "/api/user/export"); }},
    {"DELETE /api/user/account, 50 recipes",
     "session check; profile and failures for the password; a transaction: profile, note, guard; a "
     "Query and batches of 25 for each page of up to a hundred items; behind the answer one look "
     "at each partition, and the note",
     "accountDeletions",
     [](Visitor& ana) {
       RegisterAndVerify(ana);
       ana.SaveRecipes(50);
     },
     [](Visitor& ana) { ana.Send(kDelete, "/api/user/account", PasswordBody(ana)); }},
};

}  // namespace

std::span<const AccessPattern> AccountPatterns() { return kPatterns; }

}  // namespace flavorbot::cli::cost
