/*
 * lines FOLDER TAG [MICROSECONDS]: writes "TAG N" for N = 0, 1, 2 ... to standard output, a line every 500 (or as given)
 * microseconds, each with a
 * write of its own. On TERM it appends "TAG COUNT" to FOLDER/counts and ends with status 0. A write that fails ends it
 * with status 90: a supervisor that closes the pipe is found out.
 */
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static volatile sig_atomic_t asked;

static void ask(int signal) {
    (void)signal;
    asked = 1;
}

static int put(int fd, const char *text) {
    size_t length = strlen(text);
    while (length > 0) {
        ssize_t n = write(fd, text, length);
        if (n < 0 && asked) continue;
        if (n < 0) return -1;
        text += n;
        length -= (size_t)n;
    }
    return 0;
}

int main(int argc, char **argv) {
    if (argc < 3) return 100;
    struct sigaction action = {.sa_handler = ask};
    sigaction(SIGTERM, &action, NULL);
    signal(SIGPIPE, SIG_IGN);
    char text[4096];
    long n = 0;
    const struct timespec pause = {.tv_nsec = 1000 * (argc > 3 ? atol(argv[3]) : 500)};
    while (!asked) {
        snprintf(text, sizeof text, "%s %ld\n", argv[2], n);
        if (put(STDOUT_FILENO, text) != 0) return 90;
        n++;
        nanosleep(&pause, NULL);
    }
    snprintf(text, sizeof text, "%s/counts", argv[1]);
    int counts = open(text, O_WRONLY | O_CREAT | O_APPEND, 0644);
    snprintf(text, sizeof text, "%s %ld\n", argv[2], n);
    return counts >= 0 && put(counts, text) == 0 ? 0 : 101;
}
