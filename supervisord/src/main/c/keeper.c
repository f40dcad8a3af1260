/* keeper: the process that `supervisord` is. It is the parent of the JVM and of every program, keeps
 * pipes and sockets, runs lists of system calls that the JVM has written into shared memory, hands
 * over signals, and starts the JVM again when that was killed, or hangs. A successor can be asked for, that
 * waits until it is needed. When no JVM comes up any more it stops the programs as the last one has
 * written down. It decides nothing else: no allocation, no text, no C
 * library, every number that comes from the JVM is checked.
 *
 *   keeper JAVA ARGUMENTS...
 *
 * Descriptors (the low ones are taken at once, so that kept ones never collide):
 *   3 requests, our side    4 signalfd    5 shared memory (the JVM's too)    6 requests, JVM's side
 *   7 signals, JVM's side   8 signals, our side   9 ready pipe of a daemonized start
 *
 * Shared memory: page 0 is struct head; requests lie below JOURNAL; the rest is Java's own. */
#ifdef __x86_64__
enum { READ=0, WRITE=1, CLOSE=3, POLL=271, MMAP=9, SIGACTION=13, SIGMASK=14, CLOSE_RANGE=436, SENDTO=44, RECVMSG=47, SOCKETPAIR=53, CLONE=56, KILL=62, FCNTL=72,
  EXECVE=59, FTRUNCATE=77, SETPGID=109, SETSID=112, PRCTL=157, CLOCK=228, EXIT=231, WAITID=247, OPENAT=257, SIGNALFD=289,
  DUP3=292, PIPE2=293, MEMFD=319 };
static long sc(long n, long a, long b, long c, long d, long e, long f) {
  long r; register long r10 __asm__("r10") = d; register long r8 __asm__("r8") = e; register long r9 __asm__("r9") = f;
  __asm__ volatile("syscall" : "=a"(r) : "a"(n), "D"(a), "S"(b), "d"(c), "r"(r10), "r"(r8), "r"(r9) : "rcx", "r11", "memory");
  return r;
}
static long clone_onto(char *stack, long flags, void *settid, void *r) { /* the child calls child(r) on that stack */
  long pid; register long r10 __asm__("r10") = 0; register long r8 __asm__("r8") = 0; register void *r9 __asm__("r9") = r;
  __asm__ volatile("syscall\n test %%rax,%%rax\n jnz 1f\n mov %%r9,%%rdi\n call child\n 1:" : "=a"(pid)
    : "a"((long)CLONE), "D"(flags), "S"(stack), "d"(settid), "r"(r10), "r"(r8), "r"(r9) : "rcx", "r11", "memory");
  return pid;
}
__asm__(".globl _start\n_start: mov %rsp,%rdi\n and $-16,%rsp\n call run\n");
#elif defined(__aarch64__)
enum { READ=63, WRITE=64, CLOSE=57, POLL=73, MMAP=222, SIGACTION=134, SIGMASK=135, CLOSE_RANGE=436, SENDTO=206, RECVMSG=212, SOCKETPAIR=199, CLONE=220, KILL=129, FCNTL=25,
  EXECVE=221, FTRUNCATE=46, SETPGID=154, SETSID=157, PRCTL=167, CLOCK=113, EXIT=94, WAITID=95, OPENAT=56, SIGNALFD=74,
  DUP3=24, PIPE2=59, MEMFD=279 };
static long sc(long n, long a, long b, long c, long d, long e, long f) {
  register long x8 __asm__("x8") = n; register long x0 __asm__("x0") = a; register long x1 __asm__("x1") = b;
  register long x2 __asm__("x2") = c; register long x3 __asm__("x3") = d; register long x4 __asm__("x4") = e;
  register long x5 __asm__("x5") = f;
  __asm__ volatile("svc #0" : "+r"(x0) : "r"(x8), "r"(x1), "r"(x2), "r"(x3), "r"(x4), "r"(x5) : "memory");
  return x0;
}
static long clone_onto(char *stack, long flags, void *settid, void *r) { /* the child calls child(r) on that stack */
  register long x8 __asm__("x8") = CLONE; register long x0 __asm__("x0") = flags; register char *x1 __asm__("x1") = stack;
  register void *x2 __asm__("x2") = settid; register long x3 __asm__("x3") = 0; register long x4 __asm__("x4") = 0;
  register void *x5 __asm__("x5") = r;
  __asm__ volatile("svc #0\n cbnz x0,1f\n mov x0,x5\n bl child\n 1:"
    : "+r"(x0) : "r"(x8), "r"(x1), "r"(x2), "r"(x3), "r"(x4), "r"(x5) : "memory", "x30");
  return x0;
}
__asm__(".globl _start\n_start: mov x0,sp\n and x1,x0,#-16\n mov sp,x1\n bl run\n");
#else
#error "the keeper knows x86-64 and aarch64 only"
#endif
#define S(n, a, b, c, d, e) sc(n, (long)(a), (long)(b), (long)(c), (long)(d), (long)(e), 0)

enum { OPS = 3, SIGNALS = 4, MEMORY = 5, OPS_JVM = 6, PIPE_JVM = 7, PIPE = 8, READY = 9 };
enum { RUN = 1, SPAWN = 2, AGAIN = 3, ARM = 4, DAEMONIZE = 5, PREPARE = 6, DISMISS = 7 };
enum { CLOEXEC = 02000000, NONBLOCK = 04000, SIZE = 64 << 20, JOURNAL = 4 << 20, MAX_OPS = 64, MAX_FDS = 8 };
enum { EAGAIN = 11, EBUSY = 16, EINVAL = 22, SIGINT_ = 2, SIGQUIT_ = 3, SIGKILL_ = 9, SIGPIPE_ = 13, SIGTERM_ = 15, SIGCHLD_ = 17,
  P_ALL = 0, P_PID = 1, WNOHANG = 1, WEXITED = 4, CLD_EXITED = 1 };
#define VM 0x100L
#define VFORK 0x4000L
#define SETTID 0x100000L
#define MAGIC 0x315045454b50534aL /* "JSPKEEP1" */

/* command: where the words lie of a JVM that is to be tried instead of the last, 0 = there is none; before: of the
 * last, 0 = those that this program was called with; up: the first word that a JVM writes when it is no trial any more.
 * jvm, words, environment: for the next keeper, when this one is replaced by it in place. ended: how the last trial did that
 * failed, si_code and si_status. successor: the pid of a JVM that waits, 0 = none; ready: it has said that it has nothing to do
 * before its turn; heir: the JVM that has to wait for its turn, also when that has come before it looks. watchdog: seconds in which the JVM
 * has to change beat when it is asked to, 0 = for ever; hung: it did not. What follows is Java's. */
struct head { long magic; char *base; int generation, stage, armed, wills, command, before, up, jvm; char **words, **environment; int ended[2],
  successor, ready, watchdog, hung, beat, heir; };
/* How children are stopped when there is no JVM to do it: pid 0 = there is none, the highest rank first. */
struct wills { int count, first, stride; }; /* first: from the journal's beginning */
struct will { int pid, signal, group, rank, millis; };
/* flags: bit 0 = go on when it fails; bit 8+i = argument i is an index into fds; bit 16+i = argument i is an offset here */
struct op { long nr, a[6]; unsigned flags, unused; long result; };
struct request { int nops, nfds, fds[MAX_FDS], pid, err, step, tag, state, unused; struct op ops[]; };
struct message { int kind; unsigned offset; };
struct iov { void *base; unsigned long length; };
struct msg { void *name; unsigned namelen; struct iov *iov; unsigned long iovlen; void *control; unsigned long controllen; int flags; };
struct fds { unsigned long length; int level, type, fd[MAX_FDS]; };
struct poll { int fd; short events, got; };
struct siginfo { int signo, err, code, pad, pid, uid, status, rest[25]; };

static char *base;
static struct head *head;
static long again;
static struct request *spawned;
static int asked; /* to end, by this signal, and no JVM has done it yet */
static int waiter, waits_for; /* our side of the successor's requests; the words that it was started with */
enum { FAILURES = 12 /* of JVMs in a row, with pauses of four minutes in all */, TRIAL = 60 /* seconds */,
  HURRY = 5 /* seconds from a signal to the end of a JVM that has not said yet that it listens */ };

/* Runs the list; stops at the first failure that may not be ignored and says which it was. */
static void list(struct request *r) {
  for (int i = 0; i < r->nops; i++) {
    struct op *o = &r->ops[i];
    long a[6];
    for (int k = 0; k < 6; k++) {
      a[k] = o->a[k];
      if (o->flags >> (8 + k) & 1) a[k] = r->fds[a[k] & (MAX_FDS - 1)];
      if (o->flags >> (16 + k) & 1) a[k] += (long)base;
    }
    o->result = sc(o->nr, a[0], a[1], a[2], a[3], a[4], a[5]);
    if (o->result < 0 && o->result > -4096 && !(o->flags & 1)) { r->step = i; r->err = (int)-o->result; return; }
  }
}

static struct request *checked(struct message m) {
  if (m.offset < 4096 || m.offset & 7 || m.offset > JOURNAL - sizeof(struct request)) return 0;
  struct request *r = (struct request *)(base + m.offset);
  if (r->nops < 0 || r->nops > MAX_OPS || m.offset + sizeof *r + r->nops * sizeof(struct op) > JOURNAL) return 0;
  for (int i = 0; i < r->nops; i++)
    for (int k = 0; k < 6; k++) {
      struct op *o = &r->ops[i];
      if (o->flags >> (8 + k) & 1 && (o->a[k] < 0 || o->a[k] >= MAX_FDS)) return 0;
      if (o->flags >> (16 + k) & 1 && (o->a[k] < 4096 || o->a[k] >= SIZE)) return 0;
    }
  return r;
}

/* The keeper sleeps until the child has called execve or ended; until then they share their memory, which
 * spares the kernel copying it (0.2 ms against 0.7), but neither their stack nor their descriptors. */
__attribute__((noreturn, used)) static void child(struct request *r) {
  list(r);
  for (;;) S(EXIT, 127, 0, 0, 0, 0);
}

static void spawn(struct request *r) {
  static char stack[16384] __attribute__((aligned(16)));
  spawned = r;
  r->pid = 0;
  r->err = 0;
  r->step = -1;
  long pid = clone_onto(stack + sizeof stack, VM | VFORK | SETTID | SIGCHLD_, &r->pid, r);
  if (pid < 0) r->err = (int)-pid;
  else if (r->err) { struct siginfo si; sc(WAITID, P_PID, pid, (long)&si, WEXITED, 0, 0); }
}

static void nothing(int fd) { /* takes the number */
  long f = S(OPENAT, -100, "/dev/null", CLOEXEC | 2, 0, 0);
  if (f != fd) { S(DUP3, f, fd, CLOEXEC, 0, 0); S(CLOSE, f, 0, 0, 0, 0); }
}
static void put(int from, int to, int flags) { S(DUP3, from, to, flags, 0, 0); S(CLOSE, from, 0, 0, 0, 0); }

/* The first process waits here for the second to be ready; it ends with 0, or as the second does. */
static void daemonize(long jvm) {
  int p[2]; struct siginfo si; char byte;
  S(PIPE2, p, CLOEXEC, 0, 0, 0);
  long pid = S(CLONE, SIGCHLD_, 0, 0, 0, 0);
  if (pid) {
    S(CLOSE, p[1], 0, 0, 0, 0); S(CLOSE, OPS, 0, 0, 0, 0); S(CLOSE, PIPE, 0, 0, 0, 0);
    sc(WAITID, P_PID, jvm, (long)&si, WEXITED, 0, 0);
    if (S(READ, p[0], &byte, 1, 0, 0) == 1) S(EXIT, 0, 0, 0, 0, 0);
    sc(WAITID, P_PID, pid, (long)&si, WEXITED, 0, 0);
    S(EXIT, si.code == CLD_EXITED ? si.status : 128 + si.status, 0, 0, 0, 0);
  }
  put(p[1], READY, CLOEXEC); S(CLOSE, p[0], 0, 0, 0, 0);
  S(SETSID, 0, 0, 0, 0, 0);
}

static char **words(void) {
  int at = head->command;
  return at >= 4096 && at < SIZE && !(at & 7) ? (char **)(base + at) : head->words;
}

/* Starts a JVM that has its side of a socket of its own under the number that it expects, and of the rest nothing but what is below 10:
 * what it needs of what is kept it asks for. Returns our side; the pid is in *pid before the JVM runs. */
static int start(int *pid) {
  unsigned long none = 0; int p[2];
  *pid = 0;
  if (S(SOCKETPAIR, 1, 5 | CLOEXEC, 0, p, 0)) return 0;
  if (!S(CLONE, SIGCHLD_ | SETTID, 0, pid, 0, 0)) {
    head->heir = pid == &head->successor ? *pid : 0;
    S(SETPGID, 0, 0, 0, 0, 0);
    S(SIGMASK, 2, &none, 0, 8, 0);
    if (p[1] == OPS_JVM) S(FCNTL, OPS_JVM, 2, 0, 0, 0); /* F_SETFD */
    else S(DUP3, p[1], OPS_JVM, 0, 0, 0);
    if (S(CLOSE_RANGE, READY + 1, ~0U, 0, 0, 0)) for (int i = READY + 1; i < 65536; i++) S(CLOSE, i, 0, 0, 0, 0); /* before Linux 5.9 */
    S(EXECVE, *words(), words(), head->environment, 0, 0);
    S(EXIT, 127, 0, 0, 0, 0);
  }
  S(CLOSE, p[1], 0, 0, 0, 0);
  if (*pid) return p[0];
  S(CLOSE, p[0], 0, 0, 0, 0);
  return 0;
}

/* The first JVM, and one that nobody has prepared. Its socket pair gets the numbers of the last one's, which are the lowest that are free
 * then, so that there is one also when programs have used up all others. */
static long next(void) {
  head->generation++;
  head->up = head->watchdog = 0;
  S(CLOSE, OPS, 0, 0, 0, 0);
  S(CLOSE, OPS_JVM, 0, 0, 0, 0);
  int ours = start(&head->jvm);
  S(DUP3, MEMORY, OPS_JVM, CLOEXEC, 0, 0); /* takes the number */
  if (!ours) return -1;
  if (ours != OPS) put(ours, OPS, CLOEXEC);
  return head->jvm;
}

static void let_go(void) {
  if (waiter) S(CLOSE, waiter, 0, 0, 0, 0);
  head->successor = waiter = 0;
}

/* A JVM that does everything that can be done before its turn, and then waits for it. */
static int prepare(void) {
  if (head->successor) return EBUSY;
  head->ready = head->ended[0] = 0;
  waits_for = head->command;
  waiter = start(&head->successor);
  return waiter ? 0 : EAGAIN;
}

/* If it has ended, there is none any more; before a JVM sees that, too. */
static void look_after_successor(void) {
  struct siginfo si;
  si.pid = 0;
  if (!head->successor) return;
  long failed = sc(WAITID, P_PID, head->successor, (long)&si, WEXITED | WNOHANG, 0, 0);
  if (!failed && si.pid != head->successor) return;
  head->ended[0] = failed ? 0 : si.code; head->ended[1] = failed ? 0 : si.status;
  let_go();
}

/* It is its turn now; 0 = there is none that was started with the words that count. */
static long promote(void) {
  int go = 0;
  look_after_successor();
  if (!head->successor || !waiter) return 0;
  if (waits_for != head->command) { S(KILL, head->successor, SIGKILL_, 0, 0, 0); let_go(); return 0; }
  head->generation++;
  head->up = head->watchdog = 0;
  put(waiter, OPS, CLOEXEC);
  head->jvm = head->successor;
  head->successor = waiter = 0;
  S(SENDTO, OPS, &go, 4, 0x4040, 0); /* last: it looks at all of that at once */
  return head->jvm;
}

/* Takes one request; says whether there was one. The answer is the request itself. */
static int serve(long *jvm) {
  struct message m; struct iov v = {&m, sizeof m}; struct fds c; struct msg h = {0, 0, &v, 1, &c, sizeof c, 0};
  long n = S(RECVMSG, OPS, &h, 0x40, 0, 0); /* MSG_DONTWAIT; the descriptors stay open across execve */
  if (n <= 0) return 0;
  int count = h.controllen >= 20 && c.level == 1 && c.type == 1 ? (int)(c.length - 16) / 4 : 0;
  int answer = 0;
  struct request *r = n == sizeof m && (m.kind == RUN || m.kind == SPAWN) ? checked(m) : 0;
  if (r) {
    for (int i = 0; i < MAX_FDS; i++) r->fds[i] = i < count ? c.fd[i] : -1;
    r->nfds = count;
    r->state = 1;
    if (m.kind == SPAWN) spawn(r);
    else { r->err = 0; r->step = -1; list(r); }
    r->state = 2;
  } else if (n == sizeof m && m.kind == AGAIN) again = 1;
  else if (n == sizeof m && m.kind == ARM) head->armed = 1;
  else if (n == sizeof m && m.kind == PREPARE) answer = prepare();
  else if (n == sizeof m && m.kind == DISMISS) { if (head->successor) S(KILL, head->successor, SIGKILL_, 0, 0, 0); }
  else if (n == sizeof m && m.kind == DAEMONIZE) {
    S(SENDTO, OPS, &answer, 4, 0x4040, 0);
    daemonize(*jvm);
    *jvm = 0;
    return 1;
  } else {
    answer = EINVAL;
    for (int i = 0; i < count; i++) S(CLOSE, c.fd[i], 0, 0, 0, 0);
  }
  S(SENDTO, OPS, &answer, 4, 0x4040, 0); /* MSG_NOSIGNAL | MSG_DONTWAIT */
  return 1;
}

/* What one JVM does not read stays in the pipe for the next. */
static void hand_over(int *record) {
  if (record[0] == SIGTERM_ || record[0] == SIGINT_ || record[0] == SIGQUIT_) asked = record[0];
  if (record[0] != SIGPIPE_) S(WRITE, PIPE, record, 128, 0, 0);
}

/* Asks the JVM for a sign of life, three times in the time that it may take; says whether it has given none. A process, a machine that
 * sleeps does not count that time, since it does not ask. */
static int hangs(int *asks, int *beat) {
  int record[32] = {0};
  if (head->beat != *beat) *asks = 0;
  *beat = head->beat;
  if (++*asks > 3) return 1;
  S(WRITE, PIPE, record, 128, 0, 0);
  return 0;
}

/* Hands signals over until the JVM has ended; returns how it ended. */
static struct siginfo watch(long *jvm) {
  struct poll p[2] = {{OPS, 1, 0}, {SIGNALS, 1, 0}};
  struct siginfo si; int record[32];
  int seconds = 0, late = 0, asks = 0, beat = head->beat;
  long from[2], now[2];
  S(CLOCK, 1, from, 0, 0, 0);
  for (;;) {
    int trial = head->command != head->before && !head->up, hurry = asked && !head->armed;
    int pace = trial || hurry ? 1 : head->watchdog > 0 && head->armed ? (head->watchdog + 2) / 3 : 0;
    long time[2] = {pace, 0}; /* the kernel counts it down */
    long got = S(POLL, p, 2, pace ? time : 0, 0, 8);
    S(CLOCK, 1, now, 0, 0, 0);
    if (pace && now[0] - from[0] >= pace) { /* signals and requests do not keep a second from passing */
      from[0] = now[0];
      int over = (trial && ++seconds > TRIAL) || (hurry && ++late >= HURRY);
      if (!trial && !hurry && hangs(&asks, &beat)) over = head->hung = 1;
      if (over) S(KILL, *jvm, SIGKILL_, 0, 0, 0);
    }
    if (got < 1) continue;
    if (p[0].got && !serve(jvm) && p[0].got & 16) p[0].fd = -1; /* its end is closed: it is about to end */
    if (!*jvm) return (struct siginfo){0};
    if (p[1].got) {
      while (S(READ, SIGNALS, record, 128, 0, 0) == 128) {
        look_after_successor();
        hand_over(record);
      }
      si.pid = 0;
      sc(WAITID, P_PID, *jvm, (long)&si, WEXITED | WNOHANG, 0, 0);
      if (si.pid == *jvm) return si;
    }
  }
}

static void rest(long millis) { /* under a second */
  struct poll none = {-1, 0, 0}; long t[2] = {0, millis * 1000000};
  S(POLL, &none, 1, t, 0, 0);
}

/* Before the next JVM is tried; who wants the daemon to end need not wait for it. */
static void pause_for(int seconds) {
  int record[32];
  for (int i = 0; i < seconds * 10 && !asked; i++) {
    rest(100);
    while (S(READ, SIGNALS, record, 128, 0, 0) == 128) hand_over(record);
  }
}

static struct wills wills;
static struct will *will(int i) { return (struct will *)(base + wills.first + (long)i * wills.stride); }

/* Sends a signal to all of a rank, or says without one whether any is left, having reaped who has ended. */
static int all_of(int rank, int count, int kill) {
  struct siginfo si; int left = 0;
  for (si.pid = 0; !sc(WAITID, P_ALL, 0, (long)&si, WEXITED | WNOHANG, 0, 0) && si.pid; si.pid = 0)
    for (int i = 0; i < count; i++) if (will(i)->pid == si.pid) will(i)->pid = 0;
  for (int i = 0; i < count; i++) {
    struct will *w = will(i);
    if (w->pid <= 0 || w->rank != rank) continue;
    left = 1;
    if (kill) S(KILL, kill == SIGKILL_ || w->group ? -w->pid : w->pid, kill == SIGKILL_ ? kill : w->signal, 0, 0, 0);
  }
  return left;
}

/* Ends everything, rank by rank. */
__attribute__((noreturn)) static void end(int status) {
  if (head->wills >= JOURNAL && head->wills < SIZE - 12 && !(head->wills & 3)) wills = *(struct wills *)(base + head->wills);
  wills.first += JOURNAL;
  int sound = wills.first >= JOURNAL && wills.stride >= (int)sizeof(struct will) && !((wills.first | wills.stride) & 3);
  int count = sound && wills.count > 0 && wills.first + (long)wills.stride * wills.count <= SIZE ? wills.count : 0;
  if (spawned && spawned->state && spawned->pid > 0) S(KILL, -spawned->pid, SIGKILL_, 0, 0, 0); /* nobody has written it down */
  for (long rank = 1L << 31;;) {
    long next = -1; int millis = 0;
    for (int i = 0; i < count; i++) if (will(i)->pid > 0 && will(i)->rank < rank && will(i)->rank > next) next = will(i)->rank;
    if (next < 0) S(EXIT, status, 0, 0, 0, 0);
    rank = next;
    for (int i = 0; i < count; i++) if (will(i)->pid > 0 && will(i)->rank == rank && will(i)->millis > millis) millis = will(i)->millis;
    for (all_of(rank, count, -1); millis > 0 && all_of(rank, count, 0); millis -= 20) rest(20);
    for (int i = 0; i < 50 && all_of(rank, count, SIGKILL_); i++) rest(20);
  }
}

/* A fresh daemon: everything is made that its JVMs and children will share. */
static void make(void) {
  unsigned long all = ~0UL; long act[4] = {0};
  for (int i = 1; i <= 64; i++) S(SIGACTION, i, act, 0, 8, 0);
  S(SIGMASK, 2, &all, 0, 8, 0);
  { long f; while ((f = S(OPENAT, -100, "/dev/null", 2, 0, 0)) >= 0 && f < OPS) {} S(CLOSE, f, 0, 0, 0, 0); } /* 0 to 2, where closed */
  for (int fd = OPS; fd <= READY; fd++) nothing(fd);
  put((int)S(SIGNALFD, -1, &all, 8, CLOEXEC | NONBLOCK, 0), SIGNALS, CLOEXEC);
  put((int)S(MEMFD, "supervisord", 1, 0, 0, 0), MEMORY, 0);
  if (S(FTRUNCATE, MEMORY, SIZE, 0, 0, 0)) S(EXIT, 126, 0, 0, 0, 0);
  { int p[2]; S(PIPE2, p, CLOEXEC | NONBLOCK, 0, 0, 0); put(p[0], PIPE_JVM, 0); put(p[1], PIPE, CLOEXEC); }
}

/* The program of a newer version in the same process: all descriptors are there, and the JVM waits for its answer. */
static void resume(void) {
  int own[] = {OPS, SIGNALS, PIPE, READY}, answer = 0;
  for (int i = 0; i < 4; i++) S(FCNTL, own[i], 2, 1, 0, 0); /* F_SETFD, FD_CLOEXEC */
  nothing(OPS_JVM);
  look_after_successor(); /* our side of its requests was closed by execve: it ends */
  S(SENDTO, OPS, &answer, 4, 0x4040, 0);
}

__attribute__((noreturn)) void run(long *sp) {
  char **argv = (char **)(sp + 1);
  long from[2], to[2]; int pause = 0, failures = 0, resumed = *sp > 1 && argv[0][0] == '+';
  S(PRCTL, 15, "supervisord", 0, 0, 0);
  if (!resumed) make();
  base = (char *)sc(MMAP, 0, SIZE, 3, 1, MEMORY, 0);
  if ((unsigned long)base > -4096UL || *sp < 2) S(EXIT, 126, 0, 0, 0, 0);
  head = (struct head *)base;
  if (resumed && head->base != base) { /* words lie where the last keeper has seen them */
    char *same = (char *)sc(MMAP, (long)head->base, SIZE, 3, 1, MEMORY, 0);
    if (same == head->base) head = (struct head *)(base = same);
    else head->command = head->before = 0;
  }
  head->magic = MAGIC;
  head->base = base;
  head->words = argv + 1;
  head->environment = argv + *sp + 1;
  if (resumed) resume();
  for (;;) {
    again = 0;
    S(CLOCK, 1, from, 0, 0, 0);
    int before = asked;
    long jvm = resumed ? head->jvm : promote();
    if (!jvm) jvm = next();
    resumed = 0;
    struct siginfo si = {.code = CLD_EXITED, .status = 126};
    if (jvm > 0) si = watch(&jvm);
    while (jvm > 0 && serve(&jvm)) {} /* what it had asked for before it died */
    /* signals that it has not read stay in the pipe for the next one */
    if (!jvm || again) { pause = failures = asked = 0; continue; }
    if (si.code == CLD_EXITED && !head->armed) S(EXIT, si.status, 0, 0, 0, 0);
    if (asked && !head->armed) S(EXIT, 128 + asked, 0, 0, 0, 0); /* there is nothing yet that could be ended in order */
    if (head->command != head->before && !head->up) { /* the trial has failed */
      head->command = head->before; head->ended[0] = si.code; head->ended[1] = si.status;
      continue;
    }
    S(CLOCK, 1, to, 0, 0, 0);
    if (to[0] - from[0] >= 2) pause = failures = 0;
    else if (++failures == FAILURES || (before && failures > 1)) end(si.code == CLD_EXITED ? si.status : 128 + si.status);
    else { pause_for(pause); pause = pause ? (pause < 32 ? pause * 2 : 32) : 1; }
  }
}
