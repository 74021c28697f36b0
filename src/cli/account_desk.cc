#include "cli/account_desk.h"

#include "cli/open_mailer.h"
#include "cli/settle_time.h"

namespace flavorbot::cli {

AccountDesk::AccountDesk(const OperatorTable& table)
    : operator_table_(table),
      table_(*table.api, table.settings.table_name),
      mailer_(OpenMailer(table.settings)),
      postman_(*mailer_),
      support_({users_, tokens_, sessions_, failures_}, hasher_, postman_, clock_,
               base::SystemRandom()),
      deletion_(accounts_, background_, clock_, settle_time()) {}

AccountDesk::~AccountDesk() {
  hashing_.Stop();
  mailer_->Stop();
}

std::string AccountDesk::PublicUrl() const {
  const auto& settings = operator_table_.settings;
  if (!settings.public_url.empty()) return settings.public_url;
  return "http://localhost:" + std::to_string(settings.port);
}

std::chrono::milliseconds AccountDesk::settle_time() const {
  if (operator_table_.place == TablePlace::kDirectory) return std::chrono::milliseconds{0};
  return kSettleTime;
}

}  // namespace flavorbot::cli
