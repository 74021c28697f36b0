#include "app/auth/registration.h"

#include <utility>

#include "app/auth/account_mails.h"
#include "app/auth/email_address.h"
#include "app/auth/one_time_token.h"
#include "app/auth/password_rules.h"
#include "app/text_rules.h"
#include "base/iso8601.h"

namespace flavorbot::app::auth {
namespace {

constexpr std::size_t kMaxNameCharacters = 100;
constexpr std::chrono::seconds kMailPatience{5};

// The fields of a request, once they are known to be valid.
struct Applicant {
  EmailAddress address;
  std::string password;
  std::string first_name;
  std::string last_name;
};

void CheckName(const std::string& field, const std::string& name, FieldErrors& errors) {
  if (auto problem = TextProblem(name, kMaxNameCharacters, Lines::kOne)) {
    errors[field] = *std::move(problem);
  }
}

Result<Applicant> Validate(RegistrationRequest& request) {
  Applicant applicant{.password = std::move(request.password).value_or(""),
                      .first_name = TrimBlanks(request.first_name.value_or("")),
                      .last_name = TrimBlanks(request.last_name.value_or(""))};
  const auto email = TrimBlanks(request.email.value_or(""));
  if (email.empty() || applicant.password.empty() || applicant.first_name.empty() ||
      applicant.last_name.empty()) {
    return std::unexpected(MakeError(ErrorCode::kInvalidRequest, "All fields are required"));
  }
  FieldErrors errors;
  CheckName("firstName", applicant.first_name, errors);
  CheckName("lastName", applicant.last_name, errors);
  auto address = ParseEmailAddress(email);
  if (!address) errors["email"] = "Must be an email address";
  auto weak = CheckNewPassword(applicant.password, "password");
  if (weak && weak->code == ErrorCode::kInvalidFields) errors.merge(weak->fields);
  if (!errors.empty()) return std::unexpected(InvalidFields(std::move(errors)));
  if (weak) return std::unexpected(*std::move(weak));
  applicant.address = *std::move(address);
  return applicant;
}

}  // namespace

AwaitableResult<Registered> Registration::Register(dynamodb::CallContext& context,
                                                   RegistrationRequest request) const {
  auto applicant = Validate(request);
  if (!applicant) co_return std::unexpected(std::move(applicant).error());
  auto hash = co_await hasher_.Hash(std::move(applicant->password));
  if (!hash) co_return std::unexpected(std::move(hash).error());

  const auto now = clock_.Now();
  storage::User user{.id = base::NewUserId(random_),
                     .email = applicant->address.written,
                     .email_normalised = applicant->address.normalised,
                     .password_hash = *std::move(hash),
                     .first_name = std::move(applicant->first_name),
                     .last_name = std::move(applicant->last_name),
                     .created_at = base::FormatIso8601(now),
                     .updated_at = base::FormatIso8601(now)};
  auto token =
      MakeToken(storage::TokenKind::kVerify, user.id, std::move(applicant->address), now, random_);
  auto session = sessions_.MakeSession(user.id, std::move(request.client));
  auto created =
      co_await users_.Create(context, user, std::move(token.token), std::move(session.session));
  if (!created && created.error().code == storage::StoreErrorCode::kConflict) {
    co_return std::unexpected(
        MakeError(ErrorCode::kInvalidRequest, "An account with this email already exists"));
  }
  if (!created) co_return std::unexpected(FromStore(std::move(created).error()));

  // Whoever does not get it can ask for another one.
  Recipient recipient{user.email, user.first_name, std::move(request.public_url)};
  co_await postman_.Send(VerificationMail(recipient, token.secret), kMailPatience,
                         context.request_id);
  co_return Registered{std::move(user), std::move(session.cookie_value)};
}

}  // namespace flavorbot::app::auth
