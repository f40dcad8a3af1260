/*
 * pidproxy PIDFILE COMMAND [ARG...]
 *
 * Runs COMMAND, which is expected to put itself into the background and to write the pid of its real process
 * into PIDFILE, and stands for that process towards the supervisor: the signals TERM HUP INT USR1 USR2 QUIT
 * that reach pidproxy are sent on to the pid in PIDFILE. After TERM, INT and QUIT pidproxy ends at once with
 * status 0, unless PIDFILE cannot be read: then nobody was told, and it stays. Otherwise it ends with status 0 as
 * soon as COMMAND has.
 *
 * COMMAND is a path, taken from the current folder when it is relative; PATH is not searched, as in Supervisor.
 */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static const int forwarded[] = {SIGTERM, SIGHUP, SIGINT, SIGUSR1, SIGUSR2, SIGQUIT};

static void say(const char *what, const char *about, const char *why) {
    printf("%s%s%s\n", what, about, why);
    fflush(stdout);
}

/* The pid that the file names, 0 when there is none: never 0 or negative ones, which kill(2) takes for groups. */
static pid_t pid_in(const char *file) {
    char text[32];
    FILE *in = fopen(file, "re");
    if (in == NULL) return 0;
    char *line = fgets(text, sizeof text, in);
    fclose(in);
    if (line == NULL) return 0;
    char *end;
    errno = 0;
    long pid = strtol(line, &end, 10);
    end += strspn(end, " \t\r\n");
    return errno == 0 && *end == '\0' && pid > 0 && pid == (pid_t)pid ? (pid_t)pid : 0;
}

/* False when there is nobody to send it to yet. */
static int forward(const char *file, int signal) {
    pid_t pid = pid_in(file);
    if (pid == 0) {
        say("Can't read child pidfile ", file, "!");
        return 0;
    }
    if (kill(pid, signal) != 0) {
        printf("Can't send signal %d to pid %ld of %s: %s\n", signal, (long)pid, file, strerror(errno));
        fflush(stdout);
    }
    return 1;
}

/* The command keeps the caller's signal mask; argv[0] stays as it was typed. */
static pid_t start(char **command, const sigset_t *mask) {
    pid_t pid = fork();
    if (pid != 0) return pid;
    sigprocmask(SIG_SETMASK, mask, NULL);
    execv(command[0], command);
    fprintf(stderr, "pidproxy: can't run %s: %s\n", command[0], strerror(errno));
    _exit(127);
}

/* True when the command itself is gone; other children that we inherited are reaped in passing. */
static int gone(pid_t command) {
    for (;;) {
        pid_t pid = waitpid(-1, NULL, WNOHANG);
        if (pid == command || (pid < 0 && errno == ECHILD)) return 1;
        if (pid == 0) return 0;
    }
}

int main(int argc, char **argv) {
    if (argc < 3) {
        printf("Usage: %s PIDFILE COMMAND [ARG...]\n"
               "Runs COMMAND and sends the signals TERM HUP INT USR1 USR2 QUIT on to the pid in PIDFILE.\n",
               argc > 0 ? argv[0] : "pidproxy");
        return 1;
    }
    sigset_t waited, before;
    sigemptyset(&waited);
    sigaddset(&waited, SIGCHLD);
    for (size_t i = 0; i < sizeof forwarded / sizeof *forwarded; i++) {
        sigaddset(&waited, forwarded[i]);
    }
    sigprocmask(SIG_BLOCK, &waited, &before);
    signal(SIGCHLD, SIG_DFL); /* inherited "ignore" would reap behind our back */
    pid_t command = start(argv + 2, &before);
    if (command < 0) {
        say("Can't start ", argv[2], strerror(errno));
        return 1;
    }
    for (;;) {
        int signal = sigwaitinfo(&waited, NULL);
        if (signal < 0) continue;
        if (signal == SIGCHLD) {
            if (gone(command)) return 0;
            continue;
        }
        if (!forward(argv[1], signal)) continue;
        if (signal == SIGTERM || signal == SIGINT || signal == SIGQUIT) return 0;
    }
}
