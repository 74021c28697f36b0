#include "aws/process_credentials.h"

#include <utility>

#include "aws/command_words.h"
#include "aws/credentials_json.h"

namespace flavorbot::aws {

boost::asio::awaitable<FoundOrError> CredentialsOfProcess(std::string command_line,
                                                          ProcessBounds bounds) {
  auto words = CommandWords(command_line);
  if (!words) co_return std::unexpected("credential_process can't be run: " + words.error());
  const std::string program = words->front();
  const auto failed = [&program](const std::string& why) {
    return std::unexpected("credential_process " + program + ": " + why);
  };
  const auto printed = co_await OutputOf(*std::move(words), bounds);
  if (!printed) co_return failed(printed.error());
  auto found = ParseCredentialsJson(*printed, CredentialsForm::kProcess);
  if (!found) co_return failed(found.error());
  co_return found;
}

}  // namespace flavorbot::aws
