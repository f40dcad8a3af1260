/* The program of the benchmark: notes when it begins, then sleeps until a signal ends it.
 *
 *   stamp FILE TAG          appends "TAG PID NANOSECONDS\n" (CLOCK_MONOTONIC) to FILE in one write
 *   stamp FILE TAG BYTES L  the same, then writes BYTES to standard output in lines of L bytes,
 *                           then notes "TAG.end PID NANOSECONDS\n"
 *
 * Linked statically, so that what is timed is the supervisor and the kernel. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static void note(const char *file, const char *tag, const char *what, struct timespec t) {
    char line[160];
    int n = snprintf(line, sizeof line, "%s%s %d %lld\n", tag, what, (int)getpid(),
                     (long long)t.tv_sec * 1000000000LL + t.tv_nsec);
    int fd = open(file, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
    if (fd < 0 || write(fd, line, n) != n) _exit(111);
    close(fd);
}

int main(int argc, char **argv) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    if (argc < 3) return 2;
    note(argv[1], argv[2], "", t);
    if (argc > 4) {
        long long left = atoll(argv[3]);
        size_t length = (size_t)atoll(argv[4]);
        static char block[65536];
        memset(block, 'x', sizeof block);
        if (length < 1 || length > sizeof block) return 2;
        size_t chunk = length < 4096 ? length : sizeof block / length * length;
        for (size_t i = length - 1; i < chunk; i += length) block[i] = '\n';
        while (left > 0) {
            size_t n = left < (long long)chunk ? (size_t)left : chunk;
            ssize_t w = write(1, block, n);
            if (w < 0) return 1;
            left -= w;
        }
        clock_gettime(CLOCK_MONOTONIC, &t);
        note(argv[1], argv[2], ".end", t);
    }
    for (;;) pause();
}
