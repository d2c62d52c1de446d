#define _GNU_SOURCE
#include "CBytes.h"

const void *candour_find(const void *text, size_t count, const void *needle, size_t needle_count) {
  return memmem(text, count, needle, needle_count);
}

const void *candour_find_last(const void *text, size_t count, uint8_t byte) {
  return memrchr(text, byte, count);
}
