// The yardstick for Plumbline's engine: the same plain HTTP probes made by the smallest honest C program.
//
//   gcc -O2 -o bare-probe bare-probe.c -lcurl && ./bare-probe URL COUNT IN_FLIGHT
//
// COUNT probes, IN_FLIGHT at a time, each on a fresh connection with a fresh look-up; easy handles are set up once and
// used again; curl_multi_socket_action with epoll; headers and body are kept, timings asked for; the content codings that
// browsers know are asked for. Compare instructions:
//
//   valgrind --tool=callgrind --callgrind-out-file=/dev/null ./bare-probe URL 1000 20
//
// for two COUNTs; the difference divided by the difference of the COUNTs is the cost of one probe.
#include <curl/curl.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <time.h>

struct buffer {
    char *bytes;
    size_t length, capacity;
};

struct probe {
    CURL *easy;
    struct buffer headers, body;
    char error[CURL_ERROR_SIZE];
};

static int epoll;
static long timer = -1;
static long long timer_at;

static long long now_ms(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec * 1000LL + time.tv_nsec / 1000000;
}

static size_t keep(char *bytes, size_t size, size_t count, void *context) {
    struct buffer *buffer = context;
    size_t length = size * count;
    if (buffer->length + length > (1 << 20)) return 0;
    if (buffer->length + length > buffer->capacity) {
        buffer->capacity = (buffer->length + length) * 2;
        buffer->bytes = realloc(buffer->bytes, buffer->capacity);
        if (!buffer->bytes) abort();
    }
    memcpy(buffer->bytes + buffer->length, bytes, length);
    buffer->length += length;
    return length;
}

static int on_socket(CURL *easy, curl_socket_t socket, int what, void *context, void *known) {
    (void)easy;
    struct epoll_event event = {.data.fd = socket};
    if (what == CURL_POLL_REMOVE) {
        epoll_ctl(epoll, EPOLL_CTL_DEL, socket, &event);
        return 0;
    }
    if (what & CURL_POLL_IN) event.events |= EPOLLIN;
    if (what & CURL_POLL_OUT) event.events |= EPOLLOUT;
    epoll_ctl(epoll, known ? EPOLL_CTL_MOD : EPOLL_CTL_ADD, socket, &event);
    if (!known) curl_multi_assign(context, socket, &epoll);
    return 0;
}

static int on_timer(CURLM *multi, long milliseconds, void *context) {
    (void)multi;
    (void)context;
    timer = milliseconds;
    if (milliseconds > 0) timer_at = now_ms() + milliseconds;
    return 0;
}

static void begin(CURLM *multi, struct probe *probe) {
    probe->headers.length = probe->body.length = 0;
    curl_multi_add_handle(multi, probe->easy);
}

int main(int count, char **words) {
    if (count != 4) {
        fprintf(stderr, "usage: bare-probe URL COUNT IN_FLIGHT\n");
        return 2;
    }
    int wanted = atoi(words[2]), in_flight = atoi(words[3]), begun = 0, ended = 0, good = 0, running = 0;
    if (in_flight > wanted) in_flight = wanted;
    curl_global_init(CURL_GLOBAL_DEFAULT);
    epoll = epoll_create1(EPOLL_CLOEXEC);
    CURLM *multi = curl_multi_init();
    curl_multi_setopt(multi, CURLMOPT_SOCKETFUNCTION, on_socket);
    curl_multi_setopt(multi, CURLMOPT_SOCKETDATA, multi);
    curl_multi_setopt(multi, CURLMOPT_TIMERFUNCTION, on_timer);
    curl_multi_setopt(multi, CURLMOPT_PIPELINING, CURLPIPE_NOTHING);
    struct curl_slist *headers = curl_slist_append(NULL, "Accept-Encoding: gzip, deflate, br");
    struct probe *probes = calloc((size_t)in_flight, sizeof *probes);
    for (int index = 0; index < in_flight; index++, begun++) {
        struct probe *probe = &probes[index];
        CURL *easy = probe->easy = curl_easy_init();
        curl_easy_setopt(easy, CURLOPT_PRIVATE, probe);
        curl_easy_setopt(easy, CURLOPT_URL, words[1]);
        curl_easy_setopt(easy, CURLOPT_ERRORBUFFER, probe->error);
        curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
        curl_easy_setopt(easy, CURLOPT_QUICK_EXIT, 1L);
        curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
        curl_easy_setopt(easy, CURLOPT_PROXY, "");
        curl_easy_setopt(easy, CURLOPT_USERAGENT, "bare-probe/1");
        curl_easy_setopt(easy, CURLOPT_HTTPHEADER, headers);
        curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS, 10000L);
        curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS, 10000L);
        curl_easy_setopt(easy, CURLOPT_FRESH_CONNECT, 1L);
        curl_easy_setopt(easy, CURLOPT_FORBID_REUSE, 1L);
        curl_easy_setopt(easy, CURLOPT_DNS_CACHE_TIMEOUT, 0L);
        curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, keep);
        curl_easy_setopt(easy, CURLOPT_HEADERDATA, &probe->headers);
        curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, keep);
        curl_easy_setopt(easy, CURLOPT_WRITEDATA, &probe->body);
        begin(multi, probe);
    }
    long long started = now_ms(), sum = 0;
    struct epoll_event events[256];
    while (ended < wanted) {
        int wait = -1;
        if (timer == 0) wait = 0;
        if (timer > 0) {
            long long left = timer_at - now_ms();
            wait = left > 0 ? (int)left : 0;
        }
        int ready = epoll_wait(epoll, events, 256, wait);
        if (ready < 0 && errno != EINTR) break;
        if (timer == 0 || (timer > 0 && now_ms() >= timer_at)) {
            timer = -1;
            curl_multi_socket_action(multi, CURL_SOCKET_TIMEOUT, 0, &running);
        }
        for (int index = 0; index < ready; index++) {
            int mask = 0;
            if (events[index].events & (EPOLLIN | EPOLLHUP)) mask |= CURL_CSELECT_IN;
            if (events[index].events & EPOLLOUT) mask |= CURL_CSELECT_OUT;
            if (events[index].events & EPOLLERR) mask |= CURL_CSELECT_ERR;
            curl_multi_socket_action(multi, events[index].data.fd, mask, &running);
        }
        CURLMsg *message;
        int left;
        while ((message = curl_multi_info_read(multi, &left))) {
            CURL *easy = message->easy_handle;
            CURLcode code = message->data.result;
            struct probe *probe;
            long status = 0, version = 0;
            char *address = NULL;
            curl_off_t lookup, connect, tls, request, first, total;
            curl_easy_getinfo(easy, CURLINFO_PRIVATE, &probe);
            curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &status);
            curl_easy_getinfo(easy, CURLINFO_HTTP_VERSION, &version);
            curl_easy_getinfo(easy, CURLINFO_PRIMARY_IP, &address);
            curl_easy_getinfo(easy, CURLINFO_NAMELOOKUP_TIME_T, &lookup);
            curl_easy_getinfo(easy, CURLINFO_CONNECT_TIME_T, &connect);
            curl_easy_getinfo(easy, CURLINFO_APPCONNECT_TIME_T, &tls);
            curl_easy_getinfo(easy, CURLINFO_PRETRANSFER_TIME_T, &request);
            curl_easy_getinfo(easy, CURLINFO_STARTTRANSFER_TIME_T, &first);
            curl_easy_getinfo(easy, CURLINFO_TOTAL_TIME_T, &total);
            sum += total - first + first - request + request - tls + tls - connect + connect - lookup + lookup;
            curl_multi_remove_handle(multi, easy);
            ended++;
            if (code == CURLE_OK && status == 200) good++;
            if (begun < wanted) {
                begun++;
                begin(multi, probe);
            }
        }
    }
    long long took = now_ms() - started;
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    double cpu = usage.ru_utime.tv_sec + usage.ru_stime.tv_sec + (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
    printf("%d of %d good, %lld ms, CPU %.0f us per probe, mean total %lld us, peak %ld MB\n", good, wanted, took,
           cpu * 1e6 / wanted, sum / wanted, usage.ru_maxrss / 1024);
    for (int index = 0; index < in_flight; index++) {
        curl_easy_cleanup(probes[index].easy);
        free(probes[index].headers.bytes);
        free(probes[index].body.bytes);
    }
    free(probes);
    curl_multi_cleanup(multi);
    return good == wanted ? 0 : 1;
}
