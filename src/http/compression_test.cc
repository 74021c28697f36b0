#include "http/compression.h"

#include <brotli/decode.h>
#include <gtest/gtest.h>
#include <zlib.h>

#include <random>

namespace flavorbot::http {
namespace {

constexpr ContentCoding kBoth[] = {ContentCoding::kBrotli, ContentCoding::kGzip};

std::string Gunzip(std::string_view compressed) {
  std::string bytes(1'000'000, '\0');
  z_stream stream{};
  EXPECT_EQ(inflateInit2(&stream, 15 + 16), Z_OK);
  std::string input(compressed);
  stream.next_in = reinterpret_cast<Bytef*>(input.data());
  stream.avail_in = static_cast<uInt>(input.size());
  stream.next_out = reinterpret_cast<Bytef*>(bytes.data());
  stream.avail_out = static_cast<uInt>(bytes.size());
  EXPECT_EQ(inflate(&stream, Z_FINISH), Z_STREAM_END);
  bytes.resize(stream.total_out);
  inflateEnd(&stream);
  return bytes;
}

std::string Unbrotli(std::string_view compressed) {
  std::string bytes(1'000'000, '\0');
  std::size_t size = bytes.size();
  EXPECT_EQ(BrotliDecoderDecompress(compressed.size(),
                                    reinterpret_cast<const std::uint8_t*>(compressed.data()), &size,
                                    reinterpret_cast<std::uint8_t*>(bytes.data())),
            BROTLI_DECODER_RESULT_SUCCESS);
  bytes.resize(size);
  return bytes;
}

TEST(ChooseCoding, BrowsersGetBrotliAndOldClientsGzip) {
  EXPECT_EQ(ChooseCoding("gzip, deflate, br, zstd", kBoth), ContentCoding::kBrotli);
  EXPECT_EQ(ChooseCoding("gzip, deflate", kBoth), ContentCoding::kGzip);
  EXPECT_EQ(ChooseCoding("X-GZip", kBoth), ContentCoding::kGzip);
  EXPECT_EQ(ChooseCoding("", kBoth), ContentCoding::kIdentity);
  EXPECT_EQ(ChooseCoding("deflate", kBoth), ContentCoding::kIdentity);
}

TEST(ChooseCoding, WeightsDecideBeforeOurPreference) {
  EXPECT_EQ(ChooseCoding("br;q=0.5, gzip;q=0.8", kBoth), ContentCoding::kGzip);
  EXPECT_EQ(ChooseCoding("br ; q=1.000 , gzip", kBoth), ContentCoding::kBrotli);
  EXPECT_EQ(ChooseCoding("identity, br;q=0.5", kBoth), ContentCoding::kIdentity);
  EXPECT_EQ(ChooseCoding("identity;q=0.5, br;q=0.5", kBoth), ContentCoding::kBrotli);
}

TEST(ChooseCoding, AWeightOfZeroOrOneThatIsMalformedRefuses) {
  EXPECT_EQ(ChooseCoding("br;q=0, gzip;q=0.000", kBoth), ContentCoding::kIdentity);
  EXPECT_EQ(ChooseCoding("br;q=2, gzip;q=x", kBoth), ContentCoding::kIdentity);
  EXPECT_EQ(ChooseCoding("br;q=1.001, gzip;q=", kBoth), ContentCoding::kIdentity);
}

TEST(ChooseCoding, TheStarStandsForTheOnesNotNamed) {
  EXPECT_EQ(ChooseCoding("*", kBoth), ContentCoding::kBrotli);
  EXPECT_EQ(ChooseCoding("*;q=0.1, br;q=0", kBoth), ContentCoding::kGzip);
  EXPECT_EQ(ChooseCoding("gzip, *;q=0", kBoth), ContentCoding::kGzip);
}

TEST(ChooseCoding, OnlyWhatIsOfferedIsChosen) {
  constexpr ContentCoding kOnlyGzip[] = {ContentCoding::kGzip};
  EXPECT_EQ(ChooseCoding("br, gzip;q=0.1", kOnlyGzip), ContentCoding::kGzip);
  EXPECT_EQ(ChooseCoding("br, gzip", {}), ContentCoding::kIdentity);
}

TEST(Compress, WhatWasCompressedComesBack) {
  std::string text;
  for (int i = 0; i < 2000; ++i) text += "{\"id\":" + std::to_string(i) + ",\"title\":\"Crêpe\"},";
  for (int round = 0; round < 3; ++round) {
    const auto gzip = Compress(text, ContentCoding::kGzip);
    ASSERT_TRUE(gzip);
    EXPECT_LT(gzip->size(), text.size() / 4);
    EXPECT_EQ(Gunzip(*gzip), text);
    const auto brotli = Compress(text, ContentCoding::kBrotli);
    ASSERT_TRUE(brotli);
    EXPECT_LT(brotli->size(), text.size() / 4);
    EXPECT_EQ(Unbrotli(*brotli), text);
  }
}

TEST(Compress, WhatWouldNotGetSmallerIsLeftAlone) {
  std::mt19937 random(1);
  std::string noise(5000, '\0');
  for (char& c : noise) c = static_cast<char>(random());
  EXPECT_EQ(Compress(noise, ContentCoding::kGzip), std::nullopt);
  EXPECT_EQ(Compress(noise, ContentCoding::kBrotli), std::nullopt);
}

}  // namespace
}  // namespace flavorbot::http
