#define _GNU_SOURCE
#include "CCurl.h"

#include <dlfcn.h>
#include <pthread.h>
#include <signal.h>
#include <time.h>

// The wrappers below pass one value of the option's own type, which is all that curl's checking
// macros would see to.
#undef curl_easy_setopt
#undef curl_easy_getinfo

static struct {
  CURLcode (*global_init)(long);
  CURL *(*easy_init)(void);
  void (*easy_cleanup)(CURL *);
  CURLcode (*easy_setopt)(CURL *, CURLoption, ...);
  CURLcode (*easy_getinfo)(CURL *, CURLINFO, ...);
  CURLcode (*easy_perform)(CURL *);
  const char *(*easy_strerror)(CURLcode);
  struct curl_slist *(*slist_append)(struct curl_slist *, const char *);
  void (*slist_free_all)(struct curl_slist *);
} curl;

static bool loaded;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static bool find(void *library, const char *name, void *place) {
  *(void **)place = dlsym(library, name);
  return *(void **)place != NULL;
}

static void load(void) {
  void *library = dlopen("libcurl.so.4", RTLD_NOW | RTLD_LOCAL);
  if (library == NULL) return;
  loaded = find(library, "curl_global_init", &curl.global_init) &&
           find(library, "curl_easy_init", &curl.easy_init) &&
           find(library, "curl_easy_cleanup", &curl.easy_cleanup) &&
           find(library, "curl_easy_setopt", &curl.easy_setopt) &&
           find(library, "curl_easy_getinfo", &curl.easy_getinfo) &&
           find(library, "curl_easy_perform", &curl.easy_perform) &&
           find(library, "curl_easy_strerror", &curl.easy_strerror) &&
           find(library, "curl_slist_append", &curl.slist_append) &&
           find(library, "curl_slist_free_all", &curl.slist_free_all) &&
           curl.global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
}

bool candour_curl_load(void) {
  pthread_once(&once, load);
  return loaded;
}

CURL *candour_curl_new(void) { return curl.easy_init(); }

void candour_curl_free(CURL *handle) { curl.easy_cleanup(handle); }

CURLcode candour_curl_set_long(CURL *handle, CURLoption option, long value) {
  return curl.easy_setopt(handle, option, value);
}

CURLcode candour_curl_set_size(CURL *handle, CURLoption option, curl_off_t value) {
  return curl.easy_setopt(handle, option, value);
}

CURLcode candour_curl_set_pointer(CURL *handle, CURLoption option, const void *value) {
  return curl.easy_setopt(handle, option, value);
}

CURLcode candour_curl_set_receive(CURL *handle, CURLoption option, candour_curl_receive receive) {
  return curl.easy_setopt(handle, option, receive);
}

CURLcode candour_curl_set_open(CURL *handle, candour_curl_open open) {
  return curl.easy_setopt(handle, CURLOPT_OPENSOCKETFUNCTION, open);
}

struct curl_slist *candour_curl_append(struct curl_slist *list, const char *text) {
  return curl.slist_append(list, text);
}

void candour_curl_free_list(struct curl_slist *list) { curl.slist_free_all(list); }

CURLcode candour_curl_perform(CURL *handle) {
  // CURLOPT_NOSIGNAL keeps libcurl's hands off signals, so a TLS write to a peer that is gone would
  // end the process. The signal is held back for this thread and, if it came, taken away.
  sigset_t pipe, before, pending;
  sigemptyset(&pipe);
  sigaddset(&pipe, SIGPIPE);
  sigpending(&pending);
  bool was_pending = sigismember(&pending, SIGPIPE) == 1;
  pthread_sigmask(SIG_BLOCK, &pipe, &before);
  CURLcode code = curl.easy_perform(handle);
  if (!was_pending) {
    struct timespec now = {0, 0};
    sigtimedwait(&pipe, NULL, &now);
  }
  pthread_sigmask(SIG_SETMASK, &before, NULL);
  return code;
}

CURLcode candour_curl_get_long(CURL *handle, CURLINFO info, long *value) {
  return curl.easy_getinfo(handle, info, value);
}

const char *candour_curl_error(CURLcode code) { return curl.easy_strerror(code); }
