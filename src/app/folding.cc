#include "app/folding.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include <atomic>
#include <memory>

namespace flavorbot::app {
namespace {

UScriptCode ScriptOf(UChar32 c) {
  UErrorCode status = U_ZERO_ERROR;
  const UScriptCode script = uscript_getScript(c, &status);
  return U_SUCCESS(status) ? script : USCRIPT_UNKNOWN;
}

bool IsAccent(UChar32 c) {
  const int type = u_charType(c);
  if (type != U_NON_SPACING_MARK && type != U_ENCLOSING_MARK) return false;
  switch (ScriptOf(c)) {
    case USCRIPT_INHERITED:
    case USCRIPT_COMMON:
    case USCRIPT_LATIN:
    case USCRIPT_GREEK:
    case USCRIPT_CYRILLIC:
    case USCRIPT_HEBREW:
    case USCRIPT_ARABIC:
      return true;
    default:
      return false;
  }
}

bool IsWordCharacter(UChar32 c) {
  const int type = u_charType(c);
  return u_isalnum(c) || type == U_LETTER_NUMBER || type == U_OTHER_NUMBER ||
         type == U_NON_SPACING_MARK || type == U_COMBINING_SPACING_MARK;
}

bool IsUnspaced(UChar32 c) {
  constexpr UChar32 kProlongedSoundMark = 0x30FC;  // of script Common, used in kana only
  if (c == kProlongedSoundMark) return true;
  switch (ScriptOf(c)) {
    case USCRIPT_HAN:
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
    case USCRIPT_THAI:
    case USCRIPT_LAO:
    case USCRIPT_KHMER:
    case USCRIPT_MYANMAR:
      return true;
    default:
      return false;
  }
}

// The plain look-alike of a letter without a decomposition; nullptr when it has none.
const char32_t* PlainLetters(UChar32 c) {
  switch (c) {
    case 0x00E6:
      return U"ae";  // æ
    case 0x00F0:
    case 0x0111:
      return U"d";  // ð đ
    case 0x00F8:
      return U"o";  // ø
    case 0x00FE:
      return U"th";  // þ
    case 0x0127:
      return U"h";  // ħ
    case 0x0131:
      return U"i";  // ı
    case 0x0142:
      return U"l";  // ł
    case 0x0153:
      return U"oe";  // œ
    default:
      return nullptr;
  }
}

void Append(FoldedCodePoint& folded, char32_t code_point) {
  if (folded.count < folded.code_points.size()) folded.code_points[folded.count++] = code_point;
}

FoldedCodePoint FoldWithIcu(char32_t code_point) {
  UErrorCode status = U_ZERO_ERROR;
  const auto* casefold = icu::Normalizer2::getNFKCCasefoldInstance(status);
  const auto* decompose = icu::Normalizer2::getNFDInstance(status);
  if (U_FAILURE(status)) return {};  // ICU carries its data inside: this can't be seen
  const icu::UnicodeString plain(static_cast<UChar32>(code_point));
  const icu::UnicodeString text = decompose->normalize(casefold->normalize(plain, status), status);
  if (U_FAILURE(status)) return {};

  FoldedCodePoint folded;
  bool any_word = false;
  bool any_unspaced = false;
  for (std::int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
    const UChar32 c = text.char32At(i);
    if (IsAccent(c)) continue;
    if (!IsWordCharacter(c)) {
      if (folded.count > 0) Append(folded, 0);
      continue;
    }
    any_word = true;
    any_unspaced = any_unspaced || IsUnspaced(c);
    if (const char32_t* plain_letters = PlainLetters(c)) {
      for (; *plain_letters != 0; ++plain_letters) Append(folded, *plain_letters);
    } else {
      Append(folded, static_cast<char32_t>(c));
    }
  }
  if (any_unspaced) {
    folded.kind = FoldedKind::kUnspaced;
  } else if (any_word) {
    folded.kind = FoldedKind::kWord;
  } else {
    // Nothing left: accents and invisible characters; something left: punctuation and blanks.
    const bool vanishes = text.isEmpty() || IsAccent(static_cast<UChar32>(code_point));
    folded = {.kind = vanishes ? FoldedKind::kDropped : FoldedKind::kSeparator};
  }
  return folded;
}

constexpr std::size_t kPageSize = 256;
constexpr std::size_t kPages = 0x10000 / kPageSize;  // the Basic Multilingual Plane: 1 MB at most
using Page = std::array<FoldedCodePoint, kPageSize>;

// Filled as pages are asked for; they live as long as the process.
std::array<std::atomic<const Page*>, kPages>& Pages() {
  static std::array<std::atomic<const Page*>, kPages> pages{};
  return pages;
}

const Page& PageAt(std::size_t index) {
  auto& slot = Pages()[index];
  if (const Page* page = slot.load(std::memory_order_acquire)) return *page;
  auto made = std::make_unique<Page>();
  for (std::size_t i = 0; i < kPageSize; ++i) {
    (*made)[i] = FoldWithIcu(static_cast<char32_t>(index * kPageSize + i));
  }
  const Page* expected = nullptr;
  if (slot.compare_exchange_strong(expected, made.get(), std::memory_order_acq_rel)) {
    return *made.release();
  }
  return *expected;  // another thread was first
}

}  // namespace

FoldedCodePoint FoldCodePoint(char32_t code_point) {
  if (code_point >= kPages * kPageSize) return FoldWithIcu(code_point);
  return PageAt(code_point / kPageSize)[code_point % kPageSize];
}

}  // namespace flavorbot::app
