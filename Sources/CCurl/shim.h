#pragma once
// libcurl with its variadic calls wrapped by argument type: Swift cannot call variadic functions, and an option that is
// given another type than the one libcurl reads back is undefined behaviour. The parentheses defeat curl's own macros.
#define CURL_DISABLE_TYPECHECK 1
#include <curl/curl.h>

static inline CURLcode ccurl_set_long(CURL *easy, CURLoption option, long value) {
    return (curl_easy_setopt)(easy, option, value);
}
static inline CURLcode ccurl_set_off(CURL *easy, CURLoption option, curl_off_t value) {
    return (curl_easy_setopt)(easy, option, value);
}
static inline CURLcode ccurl_set_string(CURL *easy, CURLoption option, const char *value) {
    return (curl_easy_setopt)(easy, option, value);
}
static inline CURLcode ccurl_set_pointer(CURL *easy, CURLoption option, const void *value) {
    return (curl_easy_setopt)(easy, option, value);
}
static inline CURLcode ccurl_set_list(CURL *easy, CURLoption option, struct curl_slist *value) {
    return (curl_easy_setopt)(easy, option, value);
}

// Each kind of callback with its context.
typedef size_t (*ccurl_data_function)(char *bytes, size_t size, size_t count, void *context);
typedef int (*ccurl_prereq_function)(void *context, char *remote, char *local, int remote_port, int local_port);
typedef CURLcode (*ccurl_ssl_function)(CURL *easy, void *ssl_context, void *context);
typedef curl_socket_t (*ccurl_open_function)(void *context, curlsocktype purpose, struct curl_sockaddr *address);

static inline CURLcode ccurl_set_write(CURL *easy, ccurl_data_function function, void *context) {
    CURLcode code = (curl_easy_setopt)(easy, CURLOPT_WRITEFUNCTION, function);
    return code ? code : (curl_easy_setopt)(easy, CURLOPT_WRITEDATA, context);
}
static inline CURLcode ccurl_set_header(CURL *easy, ccurl_data_function function, void *context) {
    CURLcode code = (curl_easy_setopt)(easy, CURLOPT_HEADERFUNCTION, function);
    return code ? code : (curl_easy_setopt)(easy, CURLOPT_HEADERDATA, context);
}
static inline CURLcode ccurl_set_read(CURL *easy, ccurl_data_function function, void *context) {
    CURLcode code = (curl_easy_setopt)(easy, CURLOPT_READFUNCTION, function);
    return code ? code : (curl_easy_setopt)(easy, CURLOPT_READDATA, context);
}
static inline CURLcode ccurl_set_prereq(CURL *easy, ccurl_prereq_function function, void *context) {
    CURLcode code = (curl_easy_setopt)(easy, CURLOPT_PREREQFUNCTION, function);
    return code ? code : (curl_easy_setopt)(easy, CURLOPT_PREREQDATA, context);
}
static inline CURLcode ccurl_set_ssl_context(CURL *easy, ccurl_ssl_function function, void *context) {
    CURLcode code = (curl_easy_setopt)(easy, CURLOPT_SSL_CTX_FUNCTION, function);
    return code ? code : (curl_easy_setopt)(easy, CURLOPT_SSL_CTX_DATA, context);
}
static inline CURLcode ccurl_set_open_socket(CURL *easy, ccurl_open_function function, void *context) {
    CURLcode code = (curl_easy_setopt)(easy, CURLOPT_OPENSOCKETFUNCTION, function);
    return code ? code : (curl_easy_setopt)(easy, CURLOPT_OPENSOCKETDATA, context);
}

// Answers come back by value; 0 or NULL where libcurl has none.
static inline long ccurl_get_long(CURL *easy, CURLINFO info) {
    long value = 0;
    (curl_easy_getinfo)(easy, info, &value);
    return value;
}
static inline curl_off_t ccurl_get_off(CURL *easy, CURLINFO info) {
    curl_off_t value = 0;
    (curl_easy_getinfo)(easy, info, &value);
    return value;
}
static inline const char *ccurl_get_string(CURL *easy, CURLINFO info) {
    const char *value = NULL;
    (curl_easy_getinfo)(easy, info, &value);
    return value;
}
static inline void *ccurl_get_pointer(CURL *easy, CURLINFO info) {
    void *value = NULL;
    (curl_easy_getinfo)(easy, info, &value);
    return value;
}
static inline void *ccurl_get_ssl(CURL *easy) {
    struct curl_tlssessioninfo *value = NULL;
    if ((curl_easy_getinfo)(easy, CURLINFO_TLS_SSL_PTR, &value) || !value) return NULL;
    return value->backend == CURLSSLBACKEND_OPENSSL ? value->internals : NULL;
}

typedef int (*ccurl_socket_function)(CURL *easy, curl_socket_t socket, int what, void *context, void *socket_context);
typedef int (*ccurl_timer_function)(CURLM *multi, long milliseconds, void *context);

static inline CURLMcode ccurl_multi_set_long(CURLM *multi, CURLMoption option, long value) {
    return (curl_multi_setopt)(multi, option, value);
}
static inline CURLMcode ccurl_multi_set_socket(CURLM *multi, ccurl_socket_function function, void *context) {
    CURLMcode code = (curl_multi_setopt)(multi, CURLMOPT_SOCKETFUNCTION, function);
    return code ? code : (curl_multi_setopt)(multi, CURLMOPT_SOCKETDATA, context);
}
static inline CURLMcode ccurl_multi_set_timer(CURLM *multi, ccurl_timer_function function, void *context) {
    CURLMcode code = (curl_multi_setopt)(multi, CURLMOPT_TIMERFUNCTION, function);
    return code ? code : (curl_multi_setopt)(multi, CURLMOPT_TIMERDATA, context);
}

// The result code sits in a union.
static inline CURLcode ccurl_message_result(const CURLMsg *message) { return message->data.result; }
