#include "mail/smtp_mailer.h"

#include <algorithm>
#include <cstring>

#include "base/clock.h"
#include "base/utf8.h"
#include "mail/curl_library.h"
#include "mail/mime.h"

namespace flavorbot::mail {

using Clock = std::chrono::steady_clock;

struct SmtpMailer::Target {
  SmtpServer server;
  Mailbox from;
  std::atomic<bool> stopping{false};
};

// One mail on its way: what libcurl reads from, and what its callbacks ask.
struct SmtpMailer::Delivery {
  std::shared_ptr<Target> target;
  std::string to;
  std::string content;
  Clock::time_point deadline;
  std::size_t sent = 0;

  Result<void> Run();
};

namespace {

constexpr unsigned kThreads = 2;
constexpr std::size_t kMaxWaiting = 200;
constexpr std::chrono::milliseconds kConnectTimeout{10'000};

using Handle = std::unique_ptr<CURL, decltype(&curl_easy_cleanup)>;
using Recipients = std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)>;

Error Failure(const CurlLibrary& library, CURLcode code, long answer, const char* detail) {
  Error error;
  const bool is_final = answer >= 500 && answer < 600 && code == CURLE_SEND_ERROR;
  error.code = is_final ? ErrorCode::kRejected : ErrorCode::kUnavailable;
  error.cause = std::string("SMTP: ") + (detail[0] != '\0' ? detail : library.easy_strerror(code));
  return error;
}

}  // namespace

Result<void> SmtpMailer::Delivery::Run() {
  const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now());
  if (left.count() <= 0) {
    return std::unexpected(Error{ErrorCode::kUnavailable, "SMTP: no time left before connecting"});
  }
  const CurlLibrary* library = LoadedCurl();
  if (library == nullptr) return std::unexpected(Error{ErrorCode::kUnavailable, kNoCurl});
  const Handle handle(library->easy_init(), library->easy_cleanup);
  const std::string recipient = '<' + to + '>';
  const Recipients recipients(library->slist_append(nullptr, recipient.c_str()),
                              library->slist_free_all);
  if (!handle || !recipients) {
    return std::unexpected(Error{ErrorCode::kUnavailable, "SMTP: out of memory"});
  }

  CURL* curl = handle.get();
  const auto set = library->easy_setopt;
  const SmtpServer& server = target->server;
  std::array<char, CURL_ERROR_SIZE> detail{};
  const std::string sender = '<' + target->from.address + '>';
  set(curl, CURLOPT_ERRORBUFFER, detail.data());
  set(curl, CURLOPT_NOSIGNAL, 1L);
  set(curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
  set(curl, CURLOPT_PROXY, "");  // an HTTP proxy is for other things
  set(curl, CURLOPT_URL, server.url.c_str());
  set(curl, CURLOPT_USE_SSL,
      server.security == SmtpServer::Security::kNone ? static_cast<long>(CURLUSESSL_NONE)
                                                     : static_cast<long>(CURLUSESSL_ALL));
  set(curl, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
  if (!server.user.empty()) {
    set(curl, CURLOPT_USERNAME, server.user.c_str());
    set(curl, CURLOPT_PASSWORD, server.password.c_str());
  }
  set(curl, CURLOPT_TIMEOUT_MS, static_cast<long>(left.count()));
  set(curl, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(std::min(left, kConnectTimeout).count()));
  set(curl, CURLOPT_MAIL_FROM, sender.c_str());
  set(curl, CURLOPT_MAIL_RCPT, recipients.get());
  set(curl, CURLOPT_UPLOAD, 1L);
  set(curl, CURLOPT_READDATA, this);
  set(
      curl, CURLOPT_READFUNCTION, +[](char* out, std::size_t size, std::size_t count, void* self) {
        auto& delivery = *static_cast<Delivery*>(self);
        const std::size_t taken = std::min(size * count, delivery.content.size() - delivery.sent);
        std::memcpy(out, delivery.content.data() + delivery.sent, taken);
        delivery.sent += taken;
        return taken;
      });
  set(curl, CURLOPT_NOPROGRESS, 0L);
  set(curl, CURLOPT_XFERINFODATA, this);
  set(
      curl, CURLOPT_XFERINFOFUNCTION,
      +[](void* self, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
        return static_cast<Delivery*>(self)->target->stopping.load() ? 1 : 0;
      });

  const CURLcode code = library->easy_perform(curl);
  if (code == CURLE_OK) return {};
  long answer = 0;
  library->easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &answer);
  return std::unexpected(Failure(*library, code, answer, detail.data()));
}

SmtpMailer::SmtpMailer(SmtpServer server, Mailbox from)
    : target_(std::make_shared<Target>()),
      workers_({.threads = kThreads, .max_queued = kMaxWaiting, .niceness = 0, .name = "smtp"}) {
  target_->server = std::move(server);
  target_->from = std::move(from);
}

SmtpMailer::~SmtpMailer() { SmtpMailer::Stop(); }

void SmtpMailer::Stop() {
  target_->stopping = true;
  workers_.Stop();
}

boost::asio::awaitable<Result<void>> SmtpMailer::Send(Message message, Clock::time_point deadline) {
  if (!IsAddress(message.to) || !IsSubject(message.subject) || !base::IsUtf8(message.text) ||
      !base::IsUtf8(message.html)) {
    co_return std::unexpected(
        Error{ErrorCode::kInvalidMessage, "the address, the subject or the text can't be mailed"});
  }
  Delivery delivery;
  delivery.target = target_;
  delivery.to = message.to;
  delivery.deadline = deadline;
  const Envelope envelope{target_->from, base::SystemClock().Now(),
                          base::NewUserId(base::SystemRandom())};
  delivery.content = RenderMime(message, envelope, BodyEncoding::kQuotedPrintable);
  auto sent =
      co_await workers_.Run([delivery = std::move(delivery)]() mutable { return delivery.Run(); });
  if (!sent) {
    co_return std::unexpected(Error{ErrorCode::kBusy, "too many mails are waiting to be sent"});
  }
  co_return *std::move(sent);
}

}  // namespace flavorbot::mail
