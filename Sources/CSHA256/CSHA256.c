#include "CSHA256.h"

#include <string.h>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

// FIPS 180-4 §4.2.2: the fractional parts of the cube roots of the first 64 primes.
static const uint32_t constants[64] __attribute__((aligned(16))) = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
};

static inline uint32_t rotate(uint32_t x, int n) { return x >> n | x << (32 - n); }

static inline uint32_t big_endian(const uint8_t *p) {
  return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
}

static void blocks_portable(uint32_t chain[8], const uint8_t *bytes, size_t count) {
  for (; count > 0; count--, bytes += 64) {
    uint32_t w[64];
    for (int i = 0; i < 16; i++) w[i] = big_endian(bytes + 4 * i);
    for (int i = 16; i < 64; i++) {
      uint32_t early = w[i - 15], late = w[i - 2];
      w[i] = (rotate(late, 17) ^ rotate(late, 19) ^ late >> 10) + w[i - 7] +
             (rotate(early, 7) ^ rotate(early, 18) ^ early >> 3) + w[i - 16];
    }
    uint32_t a = chain[0], b = chain[1], c = chain[2], d = chain[3];
    uint32_t e = chain[4], f = chain[5], g = chain[6], h = chain[7];
#pragma clang loop unroll_count(8)
    for (int i = 0; i < 64; i++) {
      uint32_t one = h + (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) + (g ^ (e & (f ^ g))) +
                     constants[i] + w[i];
      uint32_t two = (rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) + ((a & b) | (c & (a | b)));
      h = g, g = f, f = e, e = d + one, d = c, c = b, b = a, a = one + two;
    }
    chain[0] += a, chain[1] += b, chain[2] += c, chain[3] += d;
    chain[4] += e, chain[5] += f, chain[6] += g, chain[7] += h;
  }
}

#if defined(__x86_64__)
// The instructions keep the eight words as two registers, A B E F and C D G H from the top, and do
// two rounds each; sixteen groups of four rounds make a block.
__attribute__((target("sha,sse4.1"))) static void blocks_instructions(
    uint32_t chain[8], const uint8_t *bytes, size_t count) {
  const __m128i swap = _mm_set_epi64x(0x0c0d0e0f08090a0b, 0x0405060700010203);
  __m128i low = _mm_shuffle_epi32(_mm_loadu_si128((const __m128i *)chain), 0xB1);
  __m128i high = _mm_shuffle_epi32(_mm_loadu_si128((const __m128i *)(chain + 4)), 0x1B);
  __m128i abef = _mm_alignr_epi8(low, high, 8);
  __m128i cdgh = _mm_blend_epi16(high, low, 0xF0);
  for (; count > 0; count--, bytes += 64) {
    const __m128i abef_before = abef, cdgh_before = cdgh;
    __m128i w[4];
#pragma clang loop unroll(full)
    for (int i = 0; i < 16; i++) {
      if (i < 4) {
        w[i] = _mm_shuffle_epi8(_mm_loadu_si128((const __m128i *)(bytes + 16 * i)), swap);
      } else {
        __m128i last = w[(i + 3) & 3];
        __m128i sum = _mm_add_epi32(
            _mm_sha256msg1_epu32(w[i & 3], w[(i + 1) & 3]),
            _mm_alignr_epi8(last, w[(i + 2) & 3], 4));
        w[i & 3] = _mm_sha256msg2_epu32(sum, last);
      }
      __m128i round =
          _mm_add_epi32(w[i & 3], _mm_load_si128((const __m128i *)(constants + 4 * i)));
      cdgh = _mm_sha256rnds2_epu32(cdgh, abef, round);
      abef = _mm_sha256rnds2_epu32(abef, cdgh, _mm_shuffle_epi32(round, 0x0E));
    }
    abef = _mm_add_epi32(abef, abef_before);
    cdgh = _mm_add_epi32(cdgh, cdgh_before);
  }
  low = _mm_shuffle_epi32(abef, 0x1B);
  high = _mm_shuffle_epi32(cdgh, 0xB1);
  _mm_storeu_si128((__m128i *)chain, _mm_blend_epi16(low, high, 0xF0));
  _mm_storeu_si128((__m128i *)(chain + 4), _mm_alignr_epi8(high, low, 8));
}
#endif

int candour_sha256_has_instructions(void) {
#if defined(__x86_64__)
  return __builtin_cpu_supports("sha") && __builtin_cpu_supports("sse4.1");
#else
  return 0;
#endif
}

static void blocks(uint32_t chain[8], const uint8_t *bytes, size_t count, int portable) {
#if defined(__x86_64__)
  if (!portable && candour_sha256_has_instructions()) {
    blocks_instructions(chain, bytes, count);
    return;
  }
#endif
  blocks_portable(chain, bytes, count);
}

void candour_sha256_begin(candour_sha256 *hash) {
  // FIPS 180-4 §5.3.3: the fractional parts of the square roots of the first 8 primes.
  static const uint32_t first[8] = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                                    0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
  memset(hash, 0, sizeof *hash);
  memcpy(hash->chain, first, sizeof first);
}

void candour_sha256_update(candour_sha256 *hash, const void *bytes, size_t count, int portable) {
  if (count == 0) return;
  const uint8_t *next = bytes;
  size_t waiting = hash->length % 64;
  hash->length += count;
  if (waiting > 0) {
    size_t wanted = 64 - waiting;
    size_t taken = count < wanted ? count : wanted;
    memcpy(hash->pending + waiting, next, taken);
    if (taken < wanted) return;
    blocks(hash->chain, hash->pending, 1, portable);
    next += taken;
    count -= taken;
  }
  blocks(hash->chain, next, count / 64, portable);
  memcpy(hash->pending, next + count / 64 * 64, count % 64);
}

void candour_sha256_digest(const candour_sha256 *hash, uint8_t digest[32], int portable) {
  uint32_t chain[8];
  uint8_t last[128] = {0};
  size_t waiting = hash->length % 64;
  size_t size = waiting < 56 ? 64 : 128;
  memcpy(chain, hash->chain, sizeof chain);
  memcpy(last, hash->pending, waiting);
  last[waiting] = 0x80;
  for (int i = 0; i < 8; i++) last[size - 1 - i] = (uint8_t)(hash->length * 8 >> 8 * i);
  blocks(chain, last, size / 64, portable);
  for (int i = 0; i < 32; i++) digest[i] = (uint8_t)(chain[i / 4] >> (24 - 8 * (i % 4)));
}
