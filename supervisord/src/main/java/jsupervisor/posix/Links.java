package jsupervisor.posix;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Opens files in folders that others may write. A symbolic link that somebody else has put there
 * leads only where he could write himself: else whoever runs as a program's user could have a
 * daemon of root write into any file (as in CVE-2018-15687).
 */
public final class Links {
  /** Of links on one way (path_resolution(7)). */
  private static final int MOST = 40;

  private static final int O_NOFOLLOW = Numbers.NOFOLLOW;
  private static final int RESOLVE_NO_SYMLINKS = 4;
  private static final int EVERYBODY_WRITES = 02;

  /** Where anybody's link may lead. */
  private static final Set<String> HARMLESS =
      Set.of("/dev/null", "/proc/self/fd/1", "/proc/self/fd/2");

  private final int self = Users.current();
  private final ArrayDeque<String> left = new ArrayDeque<>();
  private final List<SymbolicLink> strange = new ArrayList<>();
  private Path at = Path.of("/");
  private int followed;

  private Links(String path) {
    push(Path.of(path).toAbsolutePath());
  }

  /**
   * Opens a file (openat2(2)) and follows links as far as they can be trusted: those of root and of
   * this process's user, and of others into their own folders or to /dev/null and the standard
   * descriptors. When this is not root, also those in folders that not everybody can write.
   *
   * @param flags as for {@link Fds#open}
   * @throws PosixException with {@code open PATH}; ELOOP names the link that is not followed
   */
  public static int open(String path, int flags, int mode) {
    try (var arena = Arena.ofConfined()) {
      long fd = straight(arena, path, flags, mode);
      if (fd >= 0 || !resolvable(fd)) return (int) Sys.must("open " + path, fd);
    }
    var target = new Links(path).resolved(path);
    if (target.startsWith("/proc/")) return Fds.open(target, flags, mode);
    try (var arena = Arena.ofConfined()) {
      long fd = straight(arena, target, flags, mode);
      // an old kernel, or a filter of system calls that does not know the new one
      if (fd == -Errno.ENOSYS.number() || fd == -Errno.EPERM.number())
        return Fds.open(target, flags | O_NOFOLLOW, mode);
      return (int) Sys.must("open " + path, fd);
    }
  }

  private static boolean resolvable(long error) {
    return error == -Errno.ELOOP.number()
        || error == -Errno.ENOSYS.number()
        || error == -Errno.EPERM.number();
  }

  /** Follows no link at all, so that none can be put there meanwhile. */
  private static long straight(Arena arena, String path, int flags, int mode) {
    var how = arena.allocate(24, 8);
    how.set(ValueLayout.JAVA_LONG, 0, flags | Fds.O_CLOEXEC);
    how.set(ValueLayout.JAVA_LONG, 8, (flags & Fds.O_CREAT) == 0 ? 0 : mode);
    how.set(ValueLayout.JAVA_LONG, 16, RESOLVE_NO_SYMLINKS);
    long name = Sys.text(arena, path);
    return Sys.call(Numbers.OPENAT2, Numbers.AT_FDCWD, name, how.address(), how.byteSize(), 0, 0);
  }

  /** The same place by a name without links, but for those that the kernel itself makes. */
  private String resolved(String path) {
    try {
      while (!left.isEmpty() && !kernels()) step(left.pop());
      for (var part : left) at = at.resolve(part);
      // a process of his may have /proc/PID/cwd anywhere
      boolean kernels = at.startsWith("/proc");
      for (var link : strange)
        if (!HARMLESS.contains(at.toString()) && (kernels || owner(at.getParent()) != link.owner()))
          throw new PosixException("open " + path + ": " + refusal(link), Errno.ELOOP);
      return at.toString();
    } catch (IOException _) {
      throw new PosixException("open " + path, Errno.ENOENT);
    }
  }

  private boolean kernels() {
    return at.toString().equals("/proc");
  }

  private void step(String part) throws IOException {
    if (part.equals(".")) return;
    if (part.equals("..")) {
      at = at.getParent() == null ? at : at.getParent();
      return;
    }
    var next = at.resolve(part);
    var link = SymbolicLink.at(next);
    if (link.isEmpty()) {
      at = next;
      return;
    }
    if (++followed > MOST) throw new PosixException("open " + next, Errno.ELOOP);
    if (!trusted(link.get())) strange.add(link.get());
    push(link.get().target());
  }

  private void push(Path path) {
    if (path.isAbsolute()) at = Path.of("/");
    for (int i = path.getNameCount() - 1; i >= 0; i--)
      if (!path.getName(i).toString().isEmpty()) left.push(path.getName(i).toString());
  }

  private boolean trusted(SymbolicLink link) throws IOException {
    int owner = link.owner();
    return owner == 0 || owner == self || (self != 0 && !open(link.path().getParent()));
  }

  private static boolean open(Path folder) throws IOException {
    return ((Integer) Files.getAttribute(folder, "unix:mode") & EVERYBODY_WRITES) != 0;
  }

  private static int owner(Path path) throws IOException {
    return (Integer) Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS);
  }

  private static String refusal(SymbolicLink link) {
    return "%s is a symbolic link of uid %d that leads out of his folders; chown -h it to root, or name the file itself"
        .formatted(link.path(), link.owner());
  }
}
