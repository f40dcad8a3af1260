/*
 * evil FOLDER MODE [ARGUMENT ...]: a program that behaves badly and writes down the truth about itself.
 *
 * Its name is $SUPERVISOR_PROCESS_NAME. Its first act is to read the monotonic clock and to take FOLDER/lock.NAME; it appends to
 * FOLDER/ledger, a write each:
 *   start NAME PID ALONE NANOSECONDS    ALONE is 0 when another process of this name had the lock
 *   exit NAME PID STATUS NANOSECONDS    it is about to exit so; 256 + N means that signal N will end it
 *   signal NAME PID N                   it got that signal (mode stranger)
 * What numbered lines it has written it counts in a file mapped into its memory, FOLDER/count.NAME.PID, which outlives kill -9.
 */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static const char *folder, *name;
static volatile sig_atomic_t asked;

static uint64_t now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (uint64_t)t.tv_sec * 1000000000u + (uint64_t)t.tv_nsec;
}

static void rest(long micros) {
    const struct timespec t = {micros / 1000000, micros % 1000000 * 1000};
    nanosleep(&t, NULL);
}

static int file(const char *kind, const char *rest_of_name, int flags) {
    char path[4096];
    snprintf(path, sizeof path, "%s/%s%s", folder, kind, rest_of_name);
    int fd = open(path, flags | O_CREAT | O_CLOEXEC, 0666);
    if (fd < 0) _exit(111);
    return fd;
}

static void note(const char *what, long number, uint64_t ns) {
    char line[512];
    int fd = file("ledger", "", O_WRONLY | O_APPEND);
    int n = snprintf(line, sizeof line, "%s %s %d %ld %llu\n", what, name, (int)getpid(), number, (unsigned long long)ns);
    if (write(fd, line, (size_t)n) != n) _exit(112);
    close(fd);
}

/* The kernel lets go of the lock when the process is dead, not before. */
static void begin(void) {
    uint64_t ns = now();
    char suffix[512];
    snprintf(suffix, sizeof suffix, ".%s", name);
    int lock = file("lock", suffix, O_RDWR);
    note("start", flock(lock, LOCK_EX | LOCK_NB) == 0, ns);
}

static void end(int status) {
    note("exit", status, now());
    if (status > 255) {
        signal(status - 256, SIG_DFL);
        raise(status - 256);
    }
    _exit(status);
}

static void put(const char *text, size_t length) {
    while (length > 0) {
        ssize_t n = write(STDOUT_FILENO, text, length);
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) end(90); /* a supervisor that closes the pipe is found out */
        text += n;
        length -= (size_t)n;
    }
}

static volatile uint64_t *counter(void) {
    char suffix[512];
    snprintf(suffix, sizeof suffix, ".%s.%d", name, (int)getpid());
    int fd = file("count", suffix, O_RDWR);
    if (ftruncate(fd, 8) != 0) _exit(113);
    void *page = mmap(NULL, 8, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    if (page == MAP_FAILED) _exit(113);
    close(fd);
    return page;
}

static void ask(int signal) {
    (void)signal;
    asked = 1;
}

static void on(int number, void (*handler)(int)) {
    struct sigaction action = {.sa_handler = handler};
    sigaction(number, &action, NULL);
}

/* lines MICROSECONDS: numbered lines until TERM. With "deaf" TERM is ignored. */
static void lines(long micros, int deaf) {
    volatile uint64_t *count = counter();
    on(SIGPIPE, SIG_IGN);
    on(SIGTERM, deaf ? SIG_IGN : ask);
    char text[512];
    while (!asked) {
        int n = snprintf(text, sizeof text, "%s %d %llu\n", name, (int)getpid(), (unsigned long long)*count);
        put(text, (size_t)n);
        ++*count;
        if (micros > 0) rest(micros);
    }
    end(0);
}

/* brief STATUS MILLISECONDS, gate STATUS: one line, and after a while, or when FOLDER/go is there and one line more, the end. */
static void brief(int status, long millis) {
    volatile uint64_t *count = counter();
    char text[512], go[4096];
    int n = snprintf(text, sizeof text, "%s %d 0\n", name, (int)getpid());
    put(text, (size_t)n);
    *count = 1;
    snprintf(go, sizeof go, "%s/go", folder);
    if (millis >= 0) rest(millis * 1000);
    else {
        while (access(go, F_OK) != 0) rest(1000);
        n = snprintf(text, sizeof text, "%s %d 1\n", name, (int)getpid());
        put(text, (size_t)n);
        *count = 2;
    }
    end(status);
}

static uint32_t random_number(uint32_t *seed) {
    *seed ^= *seed << 13;
    *seed ^= *seed >> 17;
    *seed ^= *seed << 5;
    return *seed;
}

/* bytes SEED SIZE: what terminals, parsers and rings choke on, in pieces of any size, with a copy in FOLDER/copy.NAME. */
static void bytes(uint32_t seed, long size) {
    static const char *const pieces[] = {"<!--XSUPERVISOR:BEGIN-->", "<!--XSUPERVISOR:END-->", "\033[31m\033[1G\033]0;", "\xff\xfe\x80",
                                         "\n", "\r\n", "%s%n", "\0\0\0", "<!--XSUPERVISOR:BEGIN--><!--XSUPERVISOR:BEGIN-->", "\xc3"};
    static const size_t lengths[] = {24, 22, 13, 3, 1, 2, 4, 3, 48, 1};
    static char block[65536];
    char suffix[512];
    snprintf(suffix, sizeof suffix, ".%s", name);
    int copy = file("copy", suffix, O_WRONLY | O_TRUNC);
    for (long left = size; left > 0;) {
        size_t want = 1 + random_number(&seed) % sizeof block, at = 0;
        int noise = random_number(&seed) & 1;
        while (at < want) {
            uint32_t which = random_number(&seed) % 10;
            size_t n = noise ? 1 : lengths[which];
            if (at + n > sizeof block) break;
            if (noise) block[at] = (char)random_number(&seed);
            else memcpy(block + at, pieces[which], n);
            at += n;
        }
        if ((long)at > left) at = (size_t)left;
        if (write(copy, block, at) != (ssize_t)at) _exit(114);
        put(block, at);
        left -= (long)at;
    }
    note("written", size, now());
    for (;;) pause();
}

/* forks COUNT: so many children in its process group that ignore TERM. */
static void forks(long count) {
    on(SIGTERM, SIG_IGN);
    for (long i = 0; i < count; i++) {
        pid_t pid = fork();
        if (pid == 0)
            for (;;) pause();
        if (pid > 0) note("fork", (long)pid, now());
    }
    note("forked", count, now());
    for (;;) pause();
}

/* orphans MICROSECONDS: a grandchild without a parent that ends at once, again and again. */
static void orphans(long micros) {
    on(SIGTERM, ask);
    while (!asked) {
        pid_t pid = fork();
        if (pid == 0) {
            if (fork() == 0) _exit(3);
            _exit(0);
        }
        if (pid > 0) waitpid(pid, NULL, 0);
        rest(micros);
    }
    end(0);
}

/* flees: a grandchild in a session of its own stays behind; only the program itself can be stopped. */
static void flees(void) {
    on(SIGTERM, ask);
    pid_t pid = fork();
    if (pid == 0) {
        setsid();
        if (fork() == 0) {
            note("fled", 1, now());
            for (;;) pause();
        }
        _exit(0);
    }
    waitpid(pid, NULL, 0);
    while (!asked) pause();
    end(0);
}

/* leaves STATUS: ends, while a child of it holds the pipe and writes on. */
static void leaves(int status) {
    volatile uint64_t *count = counter();
    char text[512];
    int n = snprintf(text, sizeof text, "%s %d 0\n", name, (int)getpid());
    put(text, (size_t)n);
    *count = 1;
    if (fork() == 0) {
        on(SIGPIPE, SIG_IGN);
        for (int i = 0; i < 10000; i++) rest(1000);
        _exit(0);
    }
    end(status);
}

static void got(int number) {
    note("signal", number, now());
}

/* stranger: notes every signal; it is nobody's program. */
static void stranger(void) {
    for (int i = 1; i < 32; i++)
        if (i != SIGKILL && i != SIGSTOP && i != SIGCHLD) on(i, got);
    for (;;) pause();
}

int main(int argc, char **argv) {
    if (argc < 3) return 100;
    folder = argv[1];
    name = getenv("SUPERVISOR_PROCESS_NAME");
    if (!name) name = "nobody";
    const char *mode = argv[2];
    long one = argc > 3 ? atol(argv[3]) : 0, two = argc > 4 ? atol(argv[4]) : 0;
    begin();
    if (!strcmp(mode, "lines")) lines(one, 0);
    if (!strcmp(mode, "deaf")) lines(one, 1);
    if (!strcmp(mode, "brief")) brief((int)one, two);
    if (!strcmp(mode, "gate")) brief((int)one, -1);
    if (!strcmp(mode, "quick")) end((int)one);
    if (!strcmp(mode, "bytes")) bytes((uint32_t)one, two);
    if (!strcmp(mode, "forks")) forks(one);
    if (!strcmp(mode, "orphans")) orphans(one);
    if (!strcmp(mode, "flees")) flees();
    if (!strcmp(mode, "leaves")) leaves((int)one);
    if (!strcmp(mode, "stranger")) stranger();
    if (!strcmp(mode, "mute")) close(1), close(2);
    for (;;) pause(); /* stamp, mute */
}
