#pragma once
// What Swift's Glibc module leaves out on Linux: epoll, eventfd, timerfd, the addresses of interfaces, a thread's name,
// where a new process runs and what it inherits.
#include <errno.h>
#include <ifaddrs.h>
#include <malloc.h>
#include <net/if.h>
#include <netinet/in.h>
#include <pthread.h>
#include <signal.h>
#include <spawn.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/timerfd.h>
#include <time.h>
#include <unistd.h>

// Hidden from Swift because Glibc is imported without _GNU_SOURCE.
int pthread_setname_np(pthread_t thread, const char *name);
int posix_spawn_file_actions_addchdir_np(posix_spawn_file_actions_t *actions, const char *folder);
int posix_spawn_file_actions_addclosefrom_np(posix_spawn_file_actions_t *actions, int from);

// The union in epoll_event is awkward to fill from Swift: one call with the number that comes back with each event.
static inline int clinux_epoll_ctl(int epoll, int operation, int descriptor, unsigned int events, unsigned long tag) {
    struct epoll_event event = {.events = events, .data.u64 = tag};
    return epoll_ctl(epoll, operation, descriptor, &event);
}

static inline unsigned long clinux_epoll_tag(const struct epoll_event *event) { return event->data.u64; }

// SOCK_CLOEXEC and SOCK_STREAM are enumerators of one type in C and of none in Swift.
static inline int clinux_socket(int family, int type, int protocol) {
    return socket(family, type | SOCK_CLOEXEC, protocol);
}

// Threads share this many heaps at most (mallopt(3)); by default each gets its own, which keeps what it once needed.
static inline void clinux_limit_heaps(int count) { mallopt(M_ARENA_MAX, count); }

// The getrusage(2) argument is an enumeration in glibc's C++-minded header.
static inline int clinux_getrusage_self(struct rusage *usage) { return getrusage(RUSAGE_SELF, usage); }
