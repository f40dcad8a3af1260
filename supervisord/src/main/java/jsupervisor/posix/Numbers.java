package jsupervisor.posix;

/** System call numbers of this machine's architecture (asm/unistd.h). */
final class Numbers {
  private static final boolean X86 =
      switch (System.getProperty("os.arch")) {
        case "amd64", "x86_64" -> true;
        case "aarch64" -> false;
        default ->
            throw new ExceptionInInitializerError(
                "JSupervisor runs on x86-64 and aarch64, not on " + System.getProperty("os.arch"));
      };

  static final int READ = X86 ? 0 : 63;
  static final int WRITE = X86 ? 1 : 64;
  static final int CLOSE = X86 ? 3 : 57;
  static final int FSTAT = X86 ? 5 : 80;
  static final int LSEEK = X86 ? 8 : 62;
  static final int MMAP = X86 ? 9 : 222;
  static final int SIGPROCMASK = X86 ? 14 : 135;
  static final int IOCTL = X86 ? 16 : 29;
  static final int PWRITE64 = X86 ? 18 : 68;
  static final int GETPID = X86 ? 39 : 172;
  static final int GETPPID = X86 ? 110 : 173;
  static final int SOCKET = X86 ? 41 : 198;
  static final int CONNECT = X86 ? 42 : 203;
  static final int SENDTO = X86 ? 44 : 206;
  static final int SENDMSG = X86 ? 46 : 211;
  static final int RECVFROM = X86 ? 45 : 207;
  static final int FLOCK = X86 ? 73 : 32;
  static final int RECVMSG = X86 ? 47 : 212;
  static final int BIND = X86 ? 49 : 200;
  static final int LISTEN = X86 ? 50 : 201;
  static final int GETSOCKNAME = X86 ? 51 : 204;
  static final int SETSOCKOPT = X86 ? 54 : 208;
  static final int GETSOCKOPT = X86 ? 55 : 209;
  static final int EXECVE = X86 ? 59 : 221;
  static final int KILL = X86 ? 62 : 129;
  static final int FCNTL = X86 ? 72 : 25;
  static final int FTRUNCATE = X86 ? 77 : 46;
  static final int CHDIR = X86 ? 80 : 49;
  static final int UMASK = X86 ? 95 : 166;
  static final int GETUID = X86 ? 102 : 174;
  static final int SETUID = X86 ? 105 : 146;
  static final int SETGID = X86 ? 106 : 144;
  static final int SETPGID = X86 ? 109 : 154;
  static final int SETSID = X86 ? 112 : 157;
  static final int SETGROUPS = X86 ? 116 : 159;
  static final int SCHED_SETSCHEDULER = X86 ? 144 : 119;
  static final int GETPRIORITY = X86 ? 140 : 141;
  static final int SETPRIORITY = X86 ? 141 : 140;
  static final int SCHED_GETSCHEDULER = X86 ? 145 : 120;
  static final int EXIT_GROUP = X86 ? 231 : 94;
  static final int EPOLL_CTL = X86 ? 233 : 21;
  static final int WAITID = X86 ? 247 : 95;
  static final int OPENAT = X86 ? 257 : 56;
  static final int FCHOWNAT = X86 ? 260 : 54;
  static final int NEWFSTATAT = X86 ? 262 : 79;
  static final int UNLINKAT = X86 ? 263 : 35;
  static final int LINKAT = X86 ? 265 : 37;
  static final int READLINKAT = X86 ? 267 : 78;
  static final int FCHMODAT = X86 ? 268 : 53;
  static final int FACCESSAT = X86 ? 269 : 48;
  static final int PPOLL = X86 ? 271 : 73;
  static final int SPLICE = X86 ? 275 : 76;
  static final int TEE = X86 ? 276 : 77;
  static final int EPOLL_PWAIT = X86 ? 281 : 22;
  static final int EVENTFD2 = X86 ? 290 : 19;
  static final int EPOLL_CREATE1 = X86 ? 291 : 20;
  static final int DUP3 = X86 ? 292 : 24;
  static final int PIPE2 = X86 ? 293 : 59;
  static final int PRLIMIT64 = X86 ? 302 : 261;
  static final int STATFS = X86 ? 137 : 43;
  static final int CLOSE_RANGE = 436;
  static final int OPENAT2 = 437;
  static final int EPOLL_PWAIT2 = 441;

  /** The place of a path without one of its own: the working directory (openat(2)). */
  static final int AT_FDCWD = -100;

  /** O_NOFOLLOW of open(2). */
  static final int NOFOLLOW = X86 ? 0400000 : 0100000;

  /** Size of struct epoll_event: packed on x86-64 alone. */
  static final int EPOLL_EVENT = X86 ? 12 : 16;

  /** Offset of its data. */
  static final int EPOLL_DATA = X86 ? 4 : 8;

  /** Offset of st_mode in struct stat. */
  static final int STAT_MODE = X86 ? 24 : 16;

  /** Offset of st_uid. */
  static final int STAT_UID = X86 ? 28 : 24;

  /** Size of struct stat. */
  static final int STAT = 144;

  /** Offset of st_size. */
  static final int STAT_SIZE = 48;

  private Numbers() {}
}
