// The files that travel inside the binary: templates, profiles, jurisdictions, runbooks.
#ifndef CSHIPPED_H
#define CSHIPPED_H

#include <stddef.h>
#include <stdint.h>

/// The list: the text of Files.h, one `#embed "../../PATH"` a line. Not terminated.
const uint8_t *candour_shipped_list(size_t *count);

/// The files' bytes in the order of the list, each ended by 0xFF (a byte that no UTF-8 holds).
const uint8_t *candour_shipped_texts(size_t *count);

#endif
