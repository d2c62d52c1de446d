#include <sqlite3.h>

// Swift cannot call variadic functions: this is sqlite3_db_config for the switches that are on or off.
static inline int sqlite3_db_switch(sqlite3 *database, int option, int on) {
  return sqlite3_db_config(database, option, on, (int *)0);
}

// What the C library declares only for those who ask for GNU's own: it makes all that was written to
// a file system durable, which is much faster than file by file where there are thousands.
int syncfs(int descriptor);
