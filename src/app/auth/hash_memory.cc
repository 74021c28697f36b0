// Memory for password hashing, in huge pages.
//
// libsodium maps the 19 MiB of an argon2id hash anew each time. In pages of 4 KB the kernel is busy
// faulting and zeroing them for as long as argon2 is hashing (measured: 20 ms a hash against 11
// with huge pages). libsodium has no hook for its memory, so the linker (--wrap=mmap) sends the
// program's calls of mmap here: anonymous mappings of that size ask for huge pages, all others pass
// as they are. Where the kernel has none to give, nothing but the speed is lost.
//
// Threads: any.
// Source:  ld(1), --wrap; madvise(2), MADV_HUGEPAGE.
#include <sys/mman.h>

#include <cstddef>

namespace {

// Around kArgonBytes of password_hash.cc.
constexpr std::size_t kSmallestBytes = std::size_t{19} << 20;
constexpr std::size_t kLargestBytes = std::size_t{20} << 20;

}  // namespace

extern "C" {

// NOLINTNEXTLINE(bugprone-reserved-identifier): the linker's names
void* __real_mmap(void* address, std::size_t length, int protection, int flags, int file,
                  off_t offset);

// NOLINTNEXTLINE(bugprone-reserved-identifier)
void* __wrap_mmap(void* address, std::size_t length, int protection, int flags, int file,
                  off_t offset) {
  const bool is_for_hash = file == -1 && length >= kSmallestBytes && length <= kLargestBytes;
  if (!is_for_hash) return __real_mmap(address, length, protection, flags, file, offset);
  // Populated at once they would be small pages.
  void* memory = __real_mmap(address, length, protection, flags & ~MAP_POPULATE, file, offset);
  if (memory != MAP_FAILED) madvise(memory, length, MADV_HUGEPAGE);
  return memory;
}

}  // extern "C"
