/*
 * spray BYTES LINE: writes BYTES bytes to standard output in lines of LINE bytes, as fast as they are taken (several lines a
 * write, up to 8 KiB, as stdio would), then waits for a signal: its exit is not part of what is measured.
 */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int main(int argc, char **argv) {
    if (argc != 3) return 100;
    static char block[8192];
    long left = atol(argv[1]), line = atol(argv[2]);
    if (line < 2 || line > (long)sizeof block) return 101;
    long size = (long)sizeof block / line * line;
    memset(block, 'x', sizeof block);
    for (long i = line - 1; i < size; i += line) block[i] = '\n';
    while (left > 0) {
        ssize_t n = write(STDOUT_FILENO, block, (size_t)(left < size ? left : size));
        if (n < 0) return 102;
        left -= n;
    }
    for (;;) pause();
}
