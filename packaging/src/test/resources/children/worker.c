/* worker FOLDER: answers callers on the listening socket that is its standard input. A caller that sends "who" is
 * told our pid, one that sends "die" ends us with status 3. While FOLDER/hold exists nobody is taken from the queue. */
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

int main(int argc, char **argv) {
    char hold[4096], text[16];
    if (argc != 2) return 2;
    snprintf(hold, sizeof hold, "%s/hold", argv[1]);
    for (;;) {
        while (access(hold, F_OK) == 0) usleep(5000);
        int caller = accept(0, NULL, NULL);
        if (caller < 0) return 1;
        memset(text, 0, sizeof text);
        if (read(caller, text, 3) == 3 && strcmp(text, "die") == 0) return 3;
        dprintf(caller, "%d\n", getpid());
        close(caller);
    }
}
