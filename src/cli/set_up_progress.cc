#include "cli/set_up_progress.h"

namespace flavorbot::cli {
namespace {

constexpr std::chrono::seconds kTellEach{5};

}  // namespace

void SetUpProgress::WaitingFor(const std::string& what, TimePoint now) {
  if (what != what_) {
    what_ = what;
    since_ = now;
    told_ = now;
    std::fprintf(file_, "waiting: %s\n", what.c_str());
  } else if (audience_ == Audience::kTerminal && now - told_ >= kTellEach) {
    told_ = now;
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(now - since_).count();
    std::fprintf(file_, "waiting: %s, for %lld s now\n", what.c_str(),
                 static_cast<long long>(seconds));
  }
  std::fflush(file_);
}

}  // namespace flavorbot::cli
