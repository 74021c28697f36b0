#include "cli/row_writer.h"

#include <gtest/gtest.h>
#include <stdlib.h>

#include <algorithm>

#include "cli/fact_sheet.h"

namespace flavorbot::cli {
namespace {

// What is written to the file that `write` gets.
template <typename Write>
std::string Written(Write write) {
  char* text = nullptr;
  std::size_t size = 0;
  std::FILE* file = ::open_memstream(&text, &size);
  write(file);
  std::fclose(file);
  std::string written(text, size);
  ::free(text);
  return written;
}

std::string Rows(OutputFormat format, const std::vector<std::vector<Cell>>& rows) {
  return Written([&](std::FILE* file) {
    RowWriter writer(format, {"email", "recipes", "bio"}, file);
    for (const auto& row : rows) writer.Write(row);
    EXPECT_TRUE(writer.Finish());
  });
}

const std::vector<std::vector<Cell>> kRows = {
    {TextCell("ann@example.com"), NumberCell(12), TextCell("Says \"hi\",\nand more")},
    {TextCell("bö@x.de"), NumberCell(3), Cell{}}};

TEST(RowWriter, ATableHasColumnsAsWideAsTheirCells) {
  EXPECT_EQ(Rows(OutputFormat::kTable, kRows),
            "email            recipes  bio\n"
            "ann@example.com  12       Says \"hi\",\\nand more\n"
            "bö@x.de          3\n");
}

TEST(RowWriter, JsonIsAnArrayOfWhatHasAValue) {
  EXPECT_EQ(Rows(OutputFormat::kJson, kRows),
            "[{\"email\": \"ann@example.com\", \"recipes\": 12, "
            "\"bio\": \"Says \\\"hi\\\",\\nand more\"},\n"
            "{\"email\": \"bö@x.de\", \"recipes\": 3}]\n");
}

TEST(RowWriter, CsvQuotesWhatMustBe) {
  EXPECT_EQ(Rows(OutputFormat::kCsv, kRows),
            "email,recipes,bio\n"
            "ann@example.com,12,\"Says \"\"hi\"\",\nand more\"\n"
            "bö@x.de,3,\n");
}

TEST(RowWriter, NoRowsAreAHeadAnEmptyArrayAndAHead) {
  EXPECT_EQ(Rows(OutputFormat::kTable, {}), "email  recipes  bio\n");
  EXPECT_EQ(Rows(OutputFormat::kJson, {}), "[]\n");
  EXPECT_EQ(Rows(OutputFormat::kCsv, {}), "email,recipes,bio\n");
}

// Widths are settled after some rows; later ones may stand out, and all are there.
TEST(RowWriter, ATableGoesOnPastTheRowsItMeasured) {
  const auto written = Written([&](std::FILE* file) {
    RowWriter writer(OutputFormat::kTable, {"n", "m"}, file);
    for (int i = 0; i < 1000; ++i) writer.Write({NumberCell(i), NumberCell(i)});
    EXPECT_TRUE(writer.Finish());
  });
  EXPECT_EQ(std::ranges::count(written, '\n'), 1001);
  EXPECT_TRUE(written.starts_with("n    m\n0    0\n"));
  EXPECT_TRUE(written.ends_with("999  999\n"));
}

TEST(RowWriter, WhatSteersATerminalIsShown) {
  EXPECT_EQ(Printable("a\x1b[31mb\x7f"), "a\\x1b[31mb\\x7f");
  EXPECT_EQ(Printable("\xc2\x9b"
                      "31m"),
            "\\xc2\\x9b31m");
  EXPECT_EQ(Printable("a\xe2\x80\xae"
                      "b"),
            "a\\xe2\\x80\\xaeb");
  EXPECT_EQ(Printable("caf\xc3\xa9 \xf0\x9f\x8d\x9d"), "caf\xc3\xa9 \xf0\x9f\x8d\x9d");
  EXPECT_EQ(Printable("bad \xff"), "bad \\xff");
}

TEST(RowWriter, AFullDiskIsTold) {
  std::FILE* full = std::fopen("/dev/full", "w");
  ASSERT_NE(full, nullptr);
  RowWriter writer(OutputFormat::kCsv, {"a"}, full);
  const auto finished = writer.Finish();
  std::fclose(full);
  ASSERT_FALSE(finished);
  EXPECT_EQ(finished.error(), "the output could not be written: No space left on device");
}

TEST(FactSheet, IsALineAFactOrOneObject) {
  FactSheet sheet;
  sheet.Add("email", TextCell("ann@example.com"));
  sheet.Add("created", Cell{});
  sheet.Add("size in bytes", NumberCell(7));
  const auto printed = [&sheet](OutputFormat format) {
    return Written([&](std::FILE* file) { EXPECT_TRUE(sheet.Print(format, file)); });
  };
  EXPECT_EQ(printed(OutputFormat::kTable),
            "email          ann@example.com\n"
            "size in bytes  7\n");
  EXPECT_EQ(printed(OutputFormat::kJson),
            "{\"email\": \"ann@example.com\",\n \"size_in_bytes\": 7}\n");
  EXPECT_EQ(printed(OutputFormat::kCsv), "email,created,size_in_bytes\nann@example.com,,7\n");
}

TEST(Cell, UnitsAreShort) {
  EXPECT_EQ(UnitsCell(12).text, "12");
  EXPECT_EQ(UnitsCell(0.5).text, "0.5");
}

}  // namespace
}  // namespace flavorbot::cli
