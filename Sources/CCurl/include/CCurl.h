// libcurl, loaded when it is first asked for, behind functions that Swift can call (it cannot call
// variadic ones). Nothing here is linked against libcurl: a host without it runs all verbs but those
// that send.
#ifndef CCURL_H
#define CCURL_H

#include <curl/curl.h>
#include <stdbool.h>
#include <stddef.h>

/// Loads libcurl.so.4 once; false where the host has none. Everything below needs a true first.
bool candour_curl_load(void);

/// Null when memory is short. To be freed with `candour_curl_free`.
CURL *candour_curl_new(void);
void candour_curl_free(CURL *handle);

CURLcode candour_curl_set_long(CURL *handle, CURLoption option, long value);
CURLcode candour_curl_set_size(CURL *handle, CURLoption option, curl_off_t value);
/// Strings (copied by libcurl, but for the options it documents otherwise), lists and contexts.
CURLcode candour_curl_set_pointer(CURL *handle, CURLoption option, const void *value);

/// For CURLOPT_WRITEFUNCTION and CURLOPT_HEADERFUNCTION.
typedef size_t (*candour_curl_receive)(char *bytes, size_t size, size_t count, void *context);
CURLcode candour_curl_set_receive(CURL *handle, CURLoption option, candour_curl_receive receive);

/// For CURLOPT_OPENSOCKETFUNCTION: a socket, or CURL_SOCKET_BAD to refuse the address.
typedef curl_socket_t (*candour_curl_open)(void *context, curlsocktype purpose, struct curl_sockaddr *address);
CURLcode candour_curl_set_open(CURL *handle, candour_curl_open open);

/// The longer list, or null (and the old one stays) when memory is short.
struct curl_slist *candour_curl_append(struct curl_slist *list, const char *text);
void candour_curl_free_list(struct curl_slist *list);

/// Several transfers at once, in one thread. Null when memory is short; to be freed with
/// `candour_curl_multi_free` once every handle was taken out.
CURLM *candour_curl_multi_new(void);
void candour_curl_multi_free(CURLM *multi);
bool candour_curl_multi_add(CURLM *multi, CURL *handle);
void candour_curl_multi_remove(CURLM *multi, CURL *handle);

/// Moves every transfer on, then waits until one can go on or the time is over. A peer that hangs up
/// gives an error and no SIGPIPE. False where libcurl itself failed.
bool candour_curl_multi_step(CURLM *multi, int milliseconds);

/// A transfer that has ended, with its code; null where there is none (more).
CURL *candour_curl_multi_done(CURLM *multi, CURLcode *code);

CURLcode candour_curl_get_long(CURL *handle, CURLINFO info, long *value);

/// English, static.
const char *candour_curl_error(CURLcode code);

#endif
