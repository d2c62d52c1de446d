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
  const char *(*easy_strerror)(CURLcode);
  struct curl_slist *(*slist_append)(struct curl_slist *, const char *);
  void (*slist_free_all)(struct curl_slist *);
  CURLM *(*multi_init)(void);
  CURLMcode (*multi_cleanup)(CURLM *);
  CURLMcode (*multi_add_handle)(CURLM *, CURL *);
  CURLMcode (*multi_remove_handle)(CURLM *, CURL *);
  CURLMcode (*multi_perform)(CURLM *, int *);
  CURLMcode (*multi_poll)(CURLM *, struct curl_waitfd *, unsigned, int, int *);
  CURLMsg *(*multi_info_read)(CURLM *, int *);
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
           find(library, "curl_easy_strerror", &curl.easy_strerror) &&
           find(library, "curl_slist_append", &curl.slist_append) &&
           find(library, "curl_slist_free_all", &curl.slist_free_all) &&
           find(library, "curl_multi_init", &curl.multi_init) &&
           find(library, "curl_multi_cleanup", &curl.multi_cleanup) &&
           find(library, "curl_multi_add_handle", &curl.multi_add_handle) &&
           find(library, "curl_multi_remove_handle", &curl.multi_remove_handle) &&
           find(library, "curl_multi_perform", &curl.multi_perform) &&
           find(library, "curl_multi_poll", &curl.multi_poll) &&
           find(library, "curl_multi_info_read", &curl.multi_info_read) &&
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

// CURLOPT_NOSIGNAL keeps libcurl's hands off signals, so a TLS write to a peer that is gone would end
// the process. The signal is held back for this thread and, if it came, taken away.
typedef struct {
  sigset_t before;
  bool was_pending;
} quiet;

static quiet hold_pipe(void) {
  quiet held;
  sigset_t pipe, pending;
  sigemptyset(&pipe);
  sigaddset(&pipe, SIGPIPE);
  sigpending(&pending);
  held.was_pending = sigismember(&pending, SIGPIPE) == 1;
  pthread_sigmask(SIG_BLOCK, &pipe, &held.before);
  return held;
}

static void release_pipe(quiet held) {
  if (!held.was_pending) {
    sigset_t pipe;
    sigemptyset(&pipe);
    sigaddset(&pipe, SIGPIPE);
    struct timespec now = {0, 0};
    sigtimedwait(&pipe, NULL, &now);
  }
  pthread_sigmask(SIG_SETMASK, &held.before, NULL);
}

CURLM *candour_curl_multi_new(void) { return curl.multi_init(); }

void candour_curl_multi_free(CURLM *multi) {
  quiet held = hold_pipe();
  curl.multi_cleanup(multi);
  release_pipe(held);
}

bool candour_curl_multi_add(CURLM *multi, CURL *handle) {
  return curl.multi_add_handle(multi, handle) == CURLM_OK;
}

void candour_curl_multi_remove(CURLM *multi, CURL *handle) {
  quiet held = hold_pipe();
  curl.multi_remove_handle(multi, handle);
  release_pipe(held);
}

bool candour_curl_multi_step(CURLM *multi, int milliseconds) {
  quiet held = hold_pipe();
  int running = 0;
  bool is_fine = curl.multi_perform(multi, &running) == CURLM_OK;
  if (is_fine && running > 0) {
    is_fine = curl.multi_poll(multi, NULL, 0, milliseconds, NULL) == CURLM_OK;
  }
  release_pipe(held);
  return is_fine;
}

CURL *candour_curl_multi_done(CURLM *multi, CURLcode *code) {
  int left = 0;
  CURLMsg *message;
  while ((message = curl.multi_info_read(multi, &left)) != NULL) {
    if (message->msg != CURLMSG_DONE) continue;
    *code = message->data.result;
    return message->easy_handle;
  }
  return NULL;
}

CURLcode candour_curl_get_long(CURL *handle, CURLINFO info, long *value) {
  return curl.easy_getinfo(handle, info, value);
}

const char *candour_curl_error(CURLcode code) { return curl.easy_strerror(code); }
