// Token stream: a text -> its folded words, one after another, without allocating.
//
// A word is a run of letters and digits. A script that writes without blanks between words
// (Chinese, Japanese, Thai ...) is cut into overlapping pairs of characters instead, so that a word
// is found anywhere in a sentence:
//
//   "Crème brûlée, 2 eggs"   creme | brulee | 2 | eggs
//   "麻婆豆腐"  as a text     麻婆 | 婆豆 | 豆腐 | 腐
//   "麻婆豆腐"  as a query    麻婆 | 婆豆 | 豆腐        (the lone last one would match too much)
//
// Threads: a pure function.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string_view>

#include "app/folding.h"

namespace flavorbot::app::search {

// Longer words are compared by their first 64 code points.
inline constexpr std::size_t kMaxWordLength = 64;

// One folded word; borrowed: valid until the sink returns.
struct Token {
  std::u32string_view letters;
  // One bit for each letter in it, of the letter's low six bits. Two words that share few bits
  // share few letters.
  std::uint64_t letter_bits = 0;
};

inline std::uint64_t LetterBit(char32_t letter) { return std::uint64_t{1} << (letter & 63); }

enum class TokensOf { kText, kQuery };

// Decodes one code point of more than one byte; U+FFFD, and one byte, when it is malformed.
struct DecodedCodePoint {
  char32_t code_point = 0xFFFD;
  std::size_t bytes = 1;
};
DecodedCodePoint DecodeMultibyte(std::string_view text);

namespace internal {

// The word being read, and the last character of an unspaced script.
template <typename Sink>
class TokenAssembler {
 public:
  TokenAssembler(TokensOf what, Sink& sink) : what_(what), sink_(sink) {}

  void AddLetter(char32_t letter) {
    if (unspaced_ != 0) [[unlikely]]
      EndUnspaced();
    if (length_ < kMaxWordLength) {
      letters_[length_++] = letter;
      bits_ |= LetterBit(letter);
    }
  }

  void AddUnspaced(char32_t character) {
    if (length_ != 0) EndWord();
    if (unspaced_ != 0) {
      Emit2(unspaced_, character);
      in_pair_ = true;
    }
    unspaced_ = character;
  }

  void Separate() {
    if (length_ != 0) EndWord();
    if (unspaced_ != 0) [[unlikely]]
      EndUnspaced();
  }

  void AddFolded(const FoldedCodePoint& folded) {
    if (folded.kind == FoldedKind::kSeparator) Separate();
    for (std::size_t i = 0; i < folded.count; ++i) {
      const char32_t c = folded.code_points[i];
      if (c == 0) {
        Separate();
      } else if (folded.kind == FoldedKind::kUnspaced) {
        AddUnspaced(c);
      } else {
        AddLetter(c);
      }
    }
  }

 private:
  void EndWord() {
    sink_(Token{std::u32string_view(letters_, length_), bits_});
    length_ = 0;
    bits_ = 0;
  }
  void EndUnspaced() {
    if (what_ == TokensOf::kText || !in_pair_) {
      sink_(Token{std::u32string_view(&unspaced_, 1), LetterBit(unspaced_)});
    }
    unspaced_ = 0;
    in_pair_ = false;
  }
  void Emit2(char32_t first, char32_t second) {
    const char32_t pair[] = {first, second};
    sink_(Token{std::u32string_view(pair, 2), LetterBit(first) | LetterBit(second)});
  }

  const TokensOf what_;
  Sink& sink_;
  char32_t letters_[kMaxWordLength];
  std::size_t length_ = 0;
  std::uint64_t bits_ = 0;
  char32_t unspaced_ = 0;
  bool in_pair_ = false;
};

}  // namespace internal

// Calls `sink(const Token&)` for each word of `text` (UTF-8; malformed bytes separate words).
template <typename Sink>
void ForEachToken(std::string_view text, TokensOf what, Sink&& sink) {
  internal::TokenAssembler<Sink> assembler(what, sink);
  for (std::size_t i = 0; i < text.size();) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte < 0x80) [[likely]] {
      if (const char folded = kFoldedAscii[byte]) {
        assembler.AddLetter(static_cast<char32_t>(folded));
      } else {
        assembler.Separate();
      }
      ++i;
    } else {
      const DecodedCodePoint decoded = DecodeMultibyte(text.substr(i));
      assembler.AddFolded(FoldCodePoint(decoded.code_point));
      i += decoded.bytes;
    }
  }
  assembler.Separate();
}

}  // namespace flavorbot::app::search
