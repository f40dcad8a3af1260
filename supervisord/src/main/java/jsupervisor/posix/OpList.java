package jsupervisor.posix;

import java.io.ByteArrayOutputStream;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A request to the keeper in shared memory: a list of system calls and what they point to. The
 * layout is that of struct request and struct op in keeper.c.
 */
final class OpList {
  /** The argument is an index into the descriptors sent along. */
  static final int FD = 1;

  /** The argument is an offset in the shared memory. */
  static final int OFFSET = 2;

  private static final long BASE = 8;
  static final int MOST = 64;
  private static final int FDS = 8;
  private static final int OPS = 64;
  private static final int OP = 72;
  private static final int RESULT = 64;
  private static final int IGNORE = 1;
  private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
  private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;

  private final MemorySegment memory;
  private final long at;
  private final long end;
  private final List<String> names = new ArrayList<>();
  private long free;

  /** A request at offset {@code at}, with everything it points to below {@code end}. */
  OpList(MemorySegment memory, long at, long end) {
    this.memory = memory;
    this.at = at;
    this.end = end;
    free = at + OPS + (long) MOST * OP;
    for (int i = 0; i < OPS; i += 4) memory.set(INT, at + i, 0);
  }

  /** One argument of a call. */
  record Arg(long value, int kind) {
    static Arg of(long value) {
      return new Arg(value, 0);
    }

    static Arg fd(int index) {
      return new Arg(index, FD);
    }

    static Arg at(long offset) {
      return new Arg(offset, OFFSET);
    }
  }

  OpList call(String name, int number, Arg... args) {
    return add(name, number, 0, args);
  }

  /** A call whose failure does not end the list. */
  OpList attempt(String name, int number, Arg... args) {
    return add(name, number, IGNORE, args);
  }

  private OpList add(String name, int number, int flags, Arg... args) {
    if (names.size() == MOST) throw new IllegalStateException("too many calls");
    long op = at + OPS + (long) names.size() * OP;
    memory.set(LONG, op, number);
    int all = flags;
    for (int i = 0; i < 6; i++) {
      memory.set(LONG, op + 8 + 8L * i, i < args.length ? args[i].value() : 0);
      if (i < args.length && args[i].kind() == FD) all |= 1 << (8 + i);
      if (i < args.length && args[i].kind() == OFFSET) all |= 1 << (16 + i);
    }
    memory.set(INT, op + 56, all);
    memory.set(LONG, op + RESULT, 0);
    names.add(name);
    memory.set(INT, at, names.size());
    return this;
  }

  /** Room in the shared memory. */
  long room(int size) {
    long here = (free + 7) & ~7L;
    if (here + size > end) throw new PosixException("spawn", Errno.E2BIG);
    free = here + size;
    return here;
  }

  /** Where the keeper sees what lies at an offset. */
  long address(long offset) {
    return memory.get(LONG, BASE) + offset;
  }

  Arg bytes(byte[] bytes) {
    long here = room(bytes.length);
    MemorySegment.copy(MemorySegment.ofArray(bytes), 0, memory, here, bytes.length);
    return Arg.at(here);
  }

  Arg text(String text) {
    return bytes((text + "\0").getBytes(StandardCharsets.UTF_8));
  }

  /**
   * A NULL-terminated array of texts, copied in two pieces because this is how a crash is repaired.
   * Its addresses are those of the keeper, which says where it sees this memory.
   */
  Arg texts(List<String> texts) {
    var addresses = new long[texts.size() + 1];
    var bytes = new ByteArrayOutputStream(4096);
    for (int i = 0; i < texts.size(); i++) {
      addresses[i] = bytes.size();
      bytes.writeBytes(texts.get(i).getBytes(StandardCharsets.UTF_8));
      bytes.write(0);
    }
    long at0 = address(bytes(bytes.toByteArray()).value());
    for (int i = 0; i < texts.size(); i++) addresses[i] += at0;
    long array = room(8 * addresses.length);
    MemorySegment.copy(MemorySegment.ofArray(addresses), 0, memory, array, 8L * addresses.length);
    return Arg.at(array);
  }

  void tag(int tag) {
    memory.set(INT, at + 52, tag);
  }

  /** The keeper's numbers of the descriptors from index {@code first} on. */
  int[] fds(int first) {
    int count = Math.clamp(memory.get(INT, at + 4), 0, FDS);
    var found = new int[Math.max(0, count - first)];
    for (int i = 0; i < found.length; i++) found[i] = memory.get(INT, at + 8 + 4L * (first + i));
    return found;
  }

  /**
   * The keeper's number of the one descriptor that was sent.
   *
   * @throws PosixException EMFILE, when the keeper has none left
   */
  int fd() {
    int[] all = fds(0);
    if (all.length == 0) throw new PosixException("receive", Errno.EMFILE);
    return all[0];
  }

  int pid() {
    return memory.get(INT, at + 40);
  }

  /** Why the list ended early, 0 = it did not. */
  int error() {
    return memory.get(INT, at + 44);
  }

  /** Which call that was. */
  String step() {
    int step = memory.get(INT, at + 48);
    return step >= 0 && step < names.size() ? names.get(step) : "clone";
  }

  /** The result of the last call of the list. */
  long result() {
    return result(names.size() - 1);
  }

  /** The result of the call with that index. */
  long result(int index) {
    return memory.get(LONG, at + OPS + (long) index * OP + RESULT);
  }
}
