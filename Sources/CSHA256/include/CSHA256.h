// SHA-256 (FIPS 180-4) with the processor's SHA instructions where it has them, and a portable path
// beside it that gives the same bits and can be asked for by name.
#ifndef CSHA256_H
#define CSHA256_H

#include <stddef.h>
#include <stdint.h>

/// All there is to know of a message so far: plain bytes, so a copy is a fork.
typedef struct candour_sha256 {
  uint32_t chain[8];
  /// Bytes of the message so far; the last `length % 64` of them wait in `pending`.
  uint64_t length;
  uint8_t pending[64];
} candour_sha256;

/// 1 where the processor has SHA instructions that this build can use.
int candour_sha256_has_instructions(void);

void candour_sha256_begin(candour_sha256 *hash);

/// `portable` other than 0 leaves the instructions aside.
void candour_sha256_update(candour_sha256 *hash, const void *bytes, size_t count, int portable);

/// The digest of all so far; `hash` stays as it is.
void candour_sha256_digest(const candour_sha256 *hash, uint8_t digest[32], int portable);

#endif
