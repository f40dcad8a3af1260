/*
 * stamp FOLDER TAG: a program that proves when it began and that it is the only one of its tag.
 *
 * Its first act is to read the monotonic clock. It takes the lock of its tag, FOLDER/lock.TAG, without waiting, and
 * appends {u32 pid, u32 tag, u32 alone, u32 0, u64 ns} to FOLDER/stamps: alone is 0 when another process held the
 * lock. Then it waits for a signal. The kernel lets go of the lock when the process is dead, not before.
 */
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/file.h>
#include <time.h>
#include <unistd.h>

struct record { uint32_t pid, tag, alone, none; uint64_t ns; };

int main(int argc, char **argv) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    if (argc != 3) return 100;
    char path[4096];
    snprintf(path, sizeof path, "%s/lock.%s", argv[1], argv[2]);
    int lock = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0644);
    if (lock < 0) return 101;
    struct record record = {
        .pid = (uint32_t)getpid(),
        .tag = (uint32_t)atoi(argv[2]),
        .alone = flock(lock, LOCK_EX | LOCK_NB) == 0,
        .ns = (uint64_t)now.tv_sec * 1000000000u + (uint64_t)now.tv_nsec,
    };
    snprintf(path, sizeof path, "%s/stamps", argv[1]);
    int stamps = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
    if (stamps < 0 || write(stamps, &record, sizeof record) != sizeof record) return 102;
    for (;;) pause();
}
