// The few instructions Swift cannot reach, inlined into it: sixteen bytes compared at once, a
// prefetch, and the searches of glibc that Swift's module of it leaves out.
#ifndef CBYTES_H
#define CBYTES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

/// Which of the 16 bytes at `p` equal `byte`: bit i stands for p[i]. Reads exactly 16 bytes.
static inline __attribute__((always_inline)) uint32_t candour_equal16(const void *p, uint8_t byte) {
#if defined(__SSE2__)
  __m128i v = _mm_loadu_si128((const __m128i *)p);
  return (uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(v, _mm_set1_epi8((char)byte)));
#else
  uint32_t mask = 0;
  for (int i = 0; i < 16; i++) mask |= (uint32_t)(((const uint8_t *)p)[i] == byte) << i;
  return mask;
#endif
}

/// Which of the 16 bytes at `p` end a run of plain JSON string bytes: a quote, a backslash, a
/// control character, or a byte above 0x7F. Reads exactly 16 bytes.
static inline __attribute__((always_inline)) uint32_t candour_special16(const void *p) {
#if defined(__SSE2__)
  __m128i v = _mm_loadu_si128((const __m128i *)p);
  __m128i quote = _mm_cmpeq_epi8(v, _mm_set1_epi8('"'));
  __m128i slash = _mm_cmpeq_epi8(v, _mm_set1_epi8('\\'));
  // Signed: bytes above 0x7F are negative, so "less than space" is true of them too.
  __m128i low = _mm_cmplt_epi8(v, _mm_set1_epi8(0x20));
  return (uint32_t)_mm_movemask_epi8(_mm_or_si128(_mm_or_si128(quote, slash), low));
#else
  uint32_t mask = 0;
  for (int i = 0; i < 16; i++) {
    uint8_t b = ((const uint8_t *)p)[i];
    mask |= (uint32_t)(b == '"' || b == '\\' || b < 0x20 || b > 0x7F) << i;
  }
  return mask;
#endif
}

/// What a CSV is cut at among the 16 bytes at `p`: the low half of the result marks delimiters, line
/// feeds and quotes, the high half bytes above 0x7F. Reads exactly 16 bytes.
static inline __attribute__((always_inline)) uint32_t candour_fields16(const void *p,
                                                                       uint8_t delimiter) {
#if defined(__SSE2__)
  __m128i v = _mm_loadu_si128((const __m128i *)p);
  __m128i between = _mm_cmpeq_epi8(v, _mm_set1_epi8((char)delimiter));
  __m128i feed = _mm_cmpeq_epi8(v, _mm_set1_epi8('\n'));
  __m128i quote = _mm_cmpeq_epi8(v, _mm_set1_epi8('"'));
  __m128i any = _mm_or_si128(_mm_or_si128(between, feed), quote);
  return (uint32_t)_mm_movemask_epi8(v) << 16 | (uint32_t)_mm_movemask_epi8(any);
#else
  uint32_t mask = 0;
  for (int i = 0; i < 16; i++) {
    uint8_t b = ((const uint8_t *)p)[i];
    mask |= (uint32_t)(b == delimiter || b == '\n' || b == '"') << i;
    mask |= (uint32_t)(b > 0x7F) << (16 + i);
  }
  return mask;
#endif
}

/// What tells where a JSON value ends, among 64 bytes: bit i of each word stands for p[i].
struct candour_json64 {
  uint64_t quotes, backslashes, opens, closes, feeds;
};

/// Reads exactly 64 bytes. `opens` are `{` and `[`, `closes` `}` and `]`, in strings or not.
static inline __attribute__((always_inline)) struct candour_json64 candour_json64(const void *p) {
  struct candour_json64 m = {0, 0, 0, 0, 0};
#if defined(__SSE2__)
  for (int i = 0; i < 64; i += 16) {
    __m128i v = _mm_loadu_si128((const __m128i *)((const uint8_t *)p + i));
    // Brackets and braces of a side differ in one bit, which no other byte shares with them.
    __m128i folded = _mm_or_si128(v, _mm_set1_epi8(0x20));
    m.quotes |= (uint64_t)_mm_movemask_epi8(_mm_cmpeq_epi8(v, _mm_set1_epi8('"'))) << i;
    m.backslashes |= (uint64_t)_mm_movemask_epi8(_mm_cmpeq_epi8(v, _mm_set1_epi8('\\'))) << i;
    m.opens |= (uint64_t)_mm_movemask_epi8(_mm_cmpeq_epi8(folded, _mm_set1_epi8('{'))) << i;
    m.closes |= (uint64_t)_mm_movemask_epi8(_mm_cmpeq_epi8(folded, _mm_set1_epi8('}'))) << i;
    m.feeds |= (uint64_t)_mm_movemask_epi8(_mm_cmpeq_epi8(v, _mm_set1_epi8('\n'))) << i;
  }
#else
  for (int i = 0; i < 64; i++) {
    uint8_t b = ((const uint8_t *)p)[i];
    m.quotes |= (uint64_t)(b == '"') << i;
    m.backslashes |= (uint64_t)(b == '\\') << i;
    m.opens |= (uint64_t)((b | 0x20) == '{') << i;
    m.closes |= (uint64_t)((b | 0x20) == '}') << i;
    m.feeds |= (uint64_t)(b == '\n') << i;
  }
#endif
  return m;
}

/// Whether `count` bytes at `p` and `q` are the same. Reads up to 15 bytes behind either.
static inline __attribute__((always_inline)) bool candour_same(const void *p, const void *q,
                                                               size_t count) {
#if defined(__SSE2__)
  for (size_t i = 0; i < count; i += 16) {
    __m128i left = _mm_loadu_si128((const __m128i *)((const uint8_t *)p + i));
    __m128i right = _mm_loadu_si128((const __m128i *)((const uint8_t *)q + i));
    uint32_t wanted = count - i < 16 ? (1u << (count - i)) - 1 : 0xFFFF;
    if (~(uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(left, right)) & wanted) return false;
  }
  return true;
#else
  return memcmp(p, q, count) == 0;
#endif
}

/// Asks for the cache line at `p`; never faults.
static inline __attribute__((always_inline)) void candour_prefetch(const void *p) {
  __builtin_prefetch(p, 0, 3);
}

/// glibc's memmem and memrchr; null when nothing is found.
const void *candour_find(const void *text, size_t count, const void *needle, size_t needle_count);
const void *candour_find_last(const void *text, size_t count, uint8_t byte);

#endif
