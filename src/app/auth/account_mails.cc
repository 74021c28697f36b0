#include "app/auth/account_mails.h"

#include <string_view>

namespace flavorbot::app::auth {
namespace {

std::string EscapeHtml(std::string_view text) {
  std::string escaped;
  escaped.reserve(text.size());
  for (const char c : text) {
    switch (c) {
      case '&':
        escaped += "&amp;";
        break;
      case '<':
        escaped += "&lt;";
        break;
      case '>':
        escaped += "&gt;";
        break;
      case '"':
        escaped += "&quot;";
        break;
      default:
        escaped += c;
    }
  }
  return escaped;
}

std::string PercentEncode(std::string_view text) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string encoded;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool is_unreserved = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                               (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_' ||
                               c == '~';
    if (is_unreserved) {
      encoded += c;
    } else {
      encoded += '%';
      encoded += kDigits[byte >> 4];
      encoded += kDigits[byte & 15];
    }
  }
  return encoded;
}

// The parts that all the mails have.
struct Content {
  std::string subject;
  std::string what;    // one or two sentences
  std::string button;  // what opening the link does
  std::string link;    // empty: no button
  std::string note;    // what to do when it was somebody else
};

mail::Message Compose(const Recipient& recipient, const Content& content) {
  std::string text = "Hello " + recipient.first_name + ",\n\n" + content.what + "\n\n";
  if (!content.link.empty()) text += content.link + "\n\n";
  text += content.note + "\n\nFlavorBot\n" + recipient.public_url + "\n";

  std::string html =
      "<!doctype html><html lang=\"en\"><body style=\"font-family:sans-serif;max-width:36em\">";
  html += "<p>Hello " + EscapeHtml(recipient.first_name) + ",</p>";
  html += "<p>" + EscapeHtml(content.what) + "</p>";
  if (!content.link.empty()) {
    const auto link = EscapeHtml(content.link);
    html += "<p><a href=\"" + link + "\">" + EscapeHtml(content.button) + "</a></p>";
    html += "<p>Or copy this address into your browser:<br>" + link + "</p>";
  }
  html += "<p>" + EscapeHtml(content.note) + "</p>";
  html += "<p>FlavorBot<br>" + EscapeHtml(recipient.public_url) + "</p></body></html>";

  return {.to = recipient.email,
          .subject = content.subject,
          .text = std::move(text),
          .html = std::move(html),
          .link = content.link};
}

std::string VerificationLink(const Recipient& recipient, const std::string& token) {
  return recipient.public_url + "/verify-email?email=" + PercentEncode(recipient.email) +
         "&token=" + PercentEncode(token);
}

}  // namespace

mail::Message VerificationMail(const Recipient& recipient, const std::string& token) {
  return Compose(recipient,
                 {.subject = "Verify your email address for FlavorBot",
                  .what = "Welcome to FlavorBot! Please verify your email address within 24 hours:",
                  .button = "Verify my email address",
                  .link = VerificationLink(recipient, token),
                  .note = "If you did not create an account, you can ignore this mail."});
}

mail::Message EmailChangeMail(const Recipient& recipient, const std::string& token) {
  return Compose(recipient,
                 {.subject = "Confirm your new email address for FlavorBot",
                  .what = "You asked to use this address for your FlavorBot account. Please "
                          "confirm it within 24 hours:",
                  .button = "Use this address",
                  .link = VerificationLink(recipient, token),
                  .note = "If you did not ask for this, you can ignore this mail: nothing "
                          "changes."});
}

std::string PasswordResetLink(const std::string& public_url, const std::string& token) {
  return public_url + "/reset-password?token=" + PercentEncode(token);
}

mail::Message PasswordResetMail(const Recipient& recipient, const std::string& token) {
  return Compose(
      recipient,
      {.subject = "Choose a new password for FlavorBot",
       .what = "Somebody, hopefully you, asked for a new password. The link works once, within "
               "one hour:",
       .button = "Choose a new password",
       .link = PasswordResetLink(recipient.public_url, token),
       .note = "If it was not you, you can ignore this mail: your password stays as it is."});
}

mail::Message PasswordChangedMail(const Recipient& recipient) {
  return Compose(recipient,
                 {.subject = "Your FlavorBot password was changed",
                  .what = "The password of your FlavorBot account was changed, and your other "
                          "devices were signed out.",
                  .note = "If it was not you, choose a new password at once: "
                          "open FlavorBot, and then \"Forgot password\"."});
}

mail::Message EmailChangedMail(const Recipient& recipient, const std::string& new_email) {
  return Compose(
      recipient,
      {.subject = "Your FlavorBot email address was changed",
       .what = "Your FlavorBot account now uses the address " + new_email + " instead of this one.",
       .note = "If it was not you, please contact whoever runs this FlavorBot."});
}

}  // namespace flavorbot::app::auth
