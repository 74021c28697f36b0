#include "cli/db_stats.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <system_error>
#include <utility>
#include <vector>

#include "cli/byte_size.h"
#include "cli/exit_code.h"
#include "cli/operator_command.h"
#include "cli/row_writer.h"
#include "cli/table_directory.h"
#include "cli/table_reading.h"
#include "dynamodb/item_size.h"
#include "dynamodb/pages.h"
#include "storage/item_fields.h"
#include "storage/item_kind.h"
#include "storage/keys.h"

namespace flavorbot::cli {
namespace {

namespace fs = std::filesystem;

struct Options {
  Overrides overrides;
  OutputFormat format = OutputFormat::kTable;
};

struct KindStats {
  std::int64_t items = 0;
  std::int64_t bytes = 0;
  std::int64_t largest = 0;

  void Add(std::int64_t size) {
    ++items;
    bytes += size;
    largest = std::max(largest, size);
  }
};

using Stats = std::array<KindStats, storage::kItemKinds>;

void Count(const dynamodb::PackedItem& item, Stats& stats) {
  const auto kind = storage::KindOf(storage::TextField(item.bytes, storage::kPartitionKeyName),
                                    storage::TextField(item.bytes, storage::kSortKeyName));
  const auto size = static_cast<std::int64_t>(dynamodb::PackedItemSize(item.bytes));
  stats[static_cast<std::size_t>(kind)].Add(size);
}

std::vector<Cell> RowOf(std::string_view name, const KindStats& kind) {
  return {TextCell(name), NumberCell(kind.items), SizeCell(kind.bytes),
          SizeCell(kind.items > 0 ? kind.bytes / kind.items : 0), SizeCell(kind.largest)};
}

base::Result<void, std::string> Print(const Stats& stats, OutputFormat format) {
  RowWriter rows(format, {"kind", "items", "size", "average", "largest"}, stdout);
  KindStats all;
  for (std::size_t i = 0; i < stats.size(); ++i) {
    if (stats[i].items == 0) continue;
    rows.Write(RowOf(storage::ItemKindName(static_cast<storage::ItemKind>(i)), stats[i]));
    all.items += stats[i].items;
    all.bytes += stats[i].bytes;
    all.largest = std::max(all.largest, stats[i].largest);
  }
  rows.Write(RowOf("all", all));
  return rows.Finish();
}

// What the files of the built-in table take; a running server may change them meanwhile.
std::int64_t DiskBytes(const fs::path& directory) {
  std::error_code error;
  std::int64_t bytes = 0;
  for (fs::recursive_directory_iterator it(directory, error), end; !error && it != end;
       it.increment(error)) {
    std::error_code gone;
    const auto size = it->is_regular_file(gone) ? it->file_size(gone) : 0;
    if (!gone) bytes += static_cast<std::int64_t>(size);
  }
  return bytes;
}

void TellDiskSize(const OperatorTable& opened) {
  if (opened.place == TablePlace::kEndpoint) return;
  const auto directory = opened.settings.data_directory / kTableDirectory;
  std::fprintf(stderr, "flavorbot: %s takes %s on the disk\n", directory.c_str(),
               ByteSize(DiskBytes(directory)).c_str());
}

boost::asio::awaitable<int> CountAll(const OperatorTable& opened, OutputFormat format) {
  auto context = PageContext();
  dynamodb::ScanRequest scan;
  scan.table_name = opened.settings.table_name;
  scan.return_consumed_capacity = dynamodb::ReturnConsumedCapacity::kTotal;
  const auto described =
      co_await opened.api->DescribeTable(context, {.table_name = scan.table_name});
  if (!described) co_return FailAt(opened, described.error());
  TableReading reading(opened, described->table.table_size_bytes);
  Stats stats{};
  dynamodb::ScanPages pages(*opened.api, std::move(scan));
  while (pages.HasNext()) {
    context = PageContext();
    const auto page = co_await pages.Next(context);
    if (!page) co_return FailAt(opened, page.error());
    for (const auto& item : page->items) Count(item, stats);
    reading.Add(page->scanned_count,
                page->consumed_capacity ? page->consumed_capacity->total.capacity_units : 0);
  }
  reading.Finish();
  const auto printed = Print(stats, format);
  if (!printed) co_return Fail(kExitFailure, printed.error());
  TellDiskSize(opened);
  co_return kExitOk;
}

int TellStats(const Options& options) {
  return WithTable(options.overrides, [&options](const OperatorTable& opened) {
    return CountAll(opened, options.format);
  });
}

}  // namespace

void AddDbStatsCommand(CLI::App& parent, Action& chosen) {
  const auto options = std::make_shared<Options>();
  CLI::App* command = parent.add_subcommand(
      "stats", "Count the items of each kind, with their sizes as DynamoDB counts them.");
  command->footer(
      "This reads the whole table. At an endpoint that costs half a read unit for each 4 KB in it\n"
      "(1 GB: 131,072 units); the built-in table costs nothing.");
  AddFormatOption(*command, options->format);
  AddDataDirectoryOption(*command, options->overrides);
  command->callback([&chosen, options] { chosen = [options] { return TellStats(*options); }; });
}

}  // namespace flavorbot::cli
