#include "cli/db_query.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cctype>
#include <cstdio>
#include <iostream>
#include <iterator>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "cli/exit_code.h"
#include "cli/item_writer.h"
#include "cli/operator_command.h"
#include "cli/plain_json.h"
#include "cli/table_reading.h"
#include "dynamodb/pages.h"

namespace flavorbot::cli {
namespace {

struct Options {
  Overrides overrides;
  std::string statement;
  std::string parameters;
  OutputFormat format = OutputFormat::kTable;
  JsonForm json_form = JsonForm::kPlain;
  std::optional<std::int64_t> limit;
  bool is_writing = false;
  bool is_consistent = false;
};

// The statement's first word, in upper case.
std::string VerbOf(const std::string& statement) {
  std::string verb;
  for (const char c : statement) {
    const auto byte = static_cast<unsigned char>(c);
    if (std::isspace(byte) != 0 && verb.empty()) continue;
    if (std::isalpha(byte) == 0) break;
    verb += static_cast<char>(std::toupper(byte));
  }
  return verb;
}

// How many items a page may look at: as many as are wanted, and more and more while few of them
// match. The table's own bound of 1 MB holds all the same.
class PageLimit {
 public:
  explicit PageLimit(std::optional<std::int64_t> wanted) : left_(wanted), size_(wanted) {}

  std::optional<std::int32_t> Next() const {
    if (!size_) return std::nullopt;
    return static_cast<std::int32_t>(
        std::min<std::int64_t>(*size_, std::numeric_limits<std::int32_t>::max()));
  }
  // Whether an item may still be taken; takes it.
  bool Take() {
    if (!left_) return true;
    if (*left_ == 0) return false;
    --*left_;
    return true;
  }
  bool is_reached() const { return left_ && *left_ == 0; }
  void Grow() {
    if (size_)
      *size_ = std::min<std::int64_t>(*size_ * 4, std::numeric_limits<std::int32_t>::max());
  }

 private:
  std::optional<std::int64_t> left_;
  std::optional<std::int64_t> size_;
};

void TellCost(const OperatorTable& opened, std::int64_t items, double units) {
  std::string line = "flavorbot: " + std::to_string(items) + (items == 1 ? " item" : " items");
  if (opened.place == TablePlace::kEndpoint) line += ", " + UnitsCell(units).text + " units";
  std::fprintf(stderr, "%s\n", line.c_str());
}

void TellLeftOut(const ItemWriter& items) {
  if (items.left_out().empty()) return;
  std::string names;
  for (const auto& name : items.left_out()) names += (names.empty() ? "" : ", ") + Printable(name);
  std::fprintf(
      stderr,
      "flavorbot: attributes without a column, since no early item has them: %s; name them "
      "in the SELECT, or take --format json\n",
      names.c_str());
}

boost::asio::awaitable<int> Run(const OperatorTable& opened, const Options& options,
                                dynamodb::ExecuteStatementRequest request) {
  ItemWriter items(options.format, stdout, options.json_form);
  PageLimit limit(options.limit);
  const bool is_reading = !options.is_writing;
  std::int64_t count = 0;
  double units = 0;
  dynamodb::StatementPages pages(*opened.api, std::move(request));
  while (pages.HasNext() && !limit.is_reached()) {
    auto context = PageContext();
    if (is_reading) pages.request().limit = limit.Next();
    const auto page = co_await pages.Next(context);
    if (!page) co_return FailAt(opened, page.error());
    for (const auto& item : page->items) {
      if (!limit.Take()) break;
      items.Write(item);
      ++count;
    }
    if (page->consumed_capacity) units += page->consumed_capacity->total.capacity_units;
    limit.Grow();
  }
  if (is_reading || count > 0) {
    if (const auto done = items.Finish(); !done) co_return Fail(kExitFailure, done.error());
  }
  TellLeftOut(items);
  TellCost(opened, count, units);
  co_return kExitOk;
}

int Query(Options options) {
  if (options.json_form == JsonForm::kTyped && options.format != OutputFormat::kJson) {
    return Fail(kExitUnusable, "--typed is a form of JSON: it needs --format json");
  }
  if (options.statement.empty()) {
    options.statement.assign(std::istreambuf_iterator<char>(std::cin), {});
  }
  const auto verb = VerbOf(options.statement);
  if (verb.empty()) return Fail(kExitUnusable, "no statement is given, nor one on the input");
  if (verb == "SELECT") {
    options.is_writing = false;
  } else if (!options.is_writing) {
    return Fail(kExitUnusable, verb + " may change the table: add --write if it shall");
  }
  dynamodb::ExecuteStatementRequest request;
  if (!options.parameters.empty()) {
    auto parameters = ParseParameters(options.parameters);
    if (!parameters) return Fail(kExitUnusable, parameters.error());
    request.parameters = *std::move(parameters);
  }
  request.statement = options.statement;
  request.consistent_read = options.is_consistent;
  request.return_consumed_capacity = dynamodb::ReturnConsumedCapacity::kTotal;
  return WithTable(options.overrides, [&](const OperatorTable& opened) {
    return Run(opened, options, std::move(request));
  });
}

}  // namespace

void AddDbQueryCommand(CLI::App& parent, Action& chosen) {
  const auto options = std::make_shared<Options>();
  CLI::App* command = parent.add_subcommand("query", "Run a PartiQL statement on the table.");
  command->footer(
      "For example:\n"
      "  flavorbot db query 'SELECT email FROM \"flavorbot-dev\" WHERE PK = ?' --parameters "
      "'[\"USER#1\"]'\n"
      "A SELECT that doesn't name the partition key reads the whole table.");
  command->add_option("STATEMENT", options->statement,
                      "the statement; without it the input is read");
  command->add_option("--parameters", options->parameters,
                      "a JSON array of what stands for each ?, such as [\"USER#1\", 12, "
                      "{\"SS\": [\"a\"]}]");
  AddFormatOption(*command, options->format);
  command->add_flag_callback(
      "--typed", [options] { options->json_form = JsonForm::kTyped; },
      "with --format json: DynamoDB's own, such as {\"PK\": {\"S\": \"USER#1\"}}, which keeps "
      "sets, "
      "binary values and texts apart");
  command->add_option("--limit", options->limit, "print so many items at most")
      ->check(CLI::PositiveNumber);
  command->add_flag("--consistent", options->is_consistent,
                    "read what was last written, for twice the units");
  command->add_flag("--write", options->is_writing,
                    "let an INSERT, UPDATE or DELETE change the table, past all rules of the app");
  AddDataDirectoryOption(*command, options->overrides);
  command->callback([&chosen, options] { chosen = [options] { return Query(*options); }; });
}

}  // namespace flavorbot::cli
