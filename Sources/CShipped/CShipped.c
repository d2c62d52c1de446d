#include "CShipped.h"

// The same lines twice: once obeyed, once as text, so that a file's name and its bytes cannot part.
static const uint8_t list[] = {
#embed "Files.h"
};

static const uint8_t texts[] = {
#include "Files.h"
    0x00, // so that an empty list is C as well
};

const uint8_t *candour_shipped_list(size_t *count) {
  *count = sizeof list;
  return list;
}

const uint8_t *candour_shipped_texts(size_t *count) {
  *count = sizeof texts - 1;
  return texts;
}
