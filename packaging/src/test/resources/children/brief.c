/*
 * brief FOLDER TAG STATUS MILLISECONDS: appends "TAG PID" to FOLDER/briefs, writes one line to standard output, rests and
 * exits with STATUS; a STATUS above 255 means: dies of the signal STATUS - 256.
 */
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

int main(int argc, char **argv) {
    if (argc != 5) return 100;
    char text[4096];
    snprintf(text, sizeof text, "%s/briefs", argv[1]);
    int briefs = open(text, O_WRONLY | O_CREAT | O_APPEND, 0644);
    snprintf(text, sizeof text, "%s %d\n", argv[2], (int)getpid());
    if (briefs < 0 || write(briefs, text, strlen(text)) < 0) return 101;
    if (write(STDOUT_FILENO, text, strlen(text)) < 0) return 102;
    long milliseconds = atol(argv[4]);
    const struct timespec rest = {milliseconds / 1000, milliseconds % 1000 * 1000000};
    nanosleep(&rest, NULL);
    int status = atoi(argv[3]);
    if (status > 255) raise(status - 256);
    return status;
}
