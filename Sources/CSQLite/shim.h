#include <sqlite3.h>

// Swift cannot call variadic functions: this is sqlite3_db_config for the switches that are on or off.
static inline int sqlite3_db_switch(sqlite3 *database, int option, int on) {
  return sqlite3_db_config(database, option, on, (int *)0);
}
