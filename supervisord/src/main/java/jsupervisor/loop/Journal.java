package jsupervisor.loop;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import jsupervisor.posix.SharedMemory;

/**
 * What survives the JVM: a page per process, the active configuration, the listening sockets, the
 * events that wait. It lies in memory that is shared with the keeper, so a store is enough: a JVM
 * killed at any moment leaves it whole.
 *
 * <p>Control thread only. Nothing here is trusted when read: lengths are bounded, sums checked.
 */
public final class Journal {
  /**
   * Of the layout. Raised by one when something is added at the end of an entry, which the version
   * before passes over; by two with any other change, so that the version before does not try.
   */
  static final int VERSION = 4;

  /** The oldest one that is read. */
  static final int OLDEST = 3;

  private static final int MAGIC = 0x4a535550;

  /** How many slots there are; then where the first will lies, and how far they are apart. */
  private static final int HIGHEST = 12;

  private static final long SOCKETS = 64;
  private static final int SOCKETS_MAX = 64;
  private static final long DIRECTORY = 512;
  private static final long DIRECTORY_SIZE = 3584;
  private static final long SERIAL = 328;
  private static final long SERIAL_SIZE = 64;
  private static final long FAREWELL = 392;
  private static final long FAREWELL_SIZE = 64;
  private static final long TEXT = 4096;
  private static final long TEXT_SIZE = 16L << 20;
  private static final long POOLS = 17L << 20;
  private static final long POOLS_SIZE = 3L << 20;
  private static final long SLOTS = 20L << 20;
  private static final int SLOT_SIZE = 2048;
  private static final int ENTRY_SIZE = SLOT_SIZE - Will.SIZE;

  /** How far the daemon's life has come; the number is what is stored. */
  enum Mood {
    NONE,
    RUNNING,
    SHUTDOWN,
    RESTARTING
  }

  private final SharedMemory memory;
  private final Entries entries;
  private final int slots;
  private long changes;
  private final BitSet used = new BitSet();

  public Journal(SharedMemory memory) {
    this.memory = memory;
    entries = new Entries(memory);
    slots = (int) ((memory.size() - SLOTS) / SLOT_SIZE);
  }

  /** Where it says how many children there are, and how each is stopped without a JVM. */
  public int wills() {
    memory.set(HIGHEST + 4, (int) SLOTS + ENTRY_SIZE);
    memory.set(HIGHEST + 8, SLOT_SIZE);
    return HIGHEST;
  }

  /** Whether a daemon was alive when its JVM ended, and this code can read what it left. */
  public boolean alive() {
    return memory.get(0) == MAGIC && readable() && mood() != Mood.NONE;
  }

  /** Whether a daemon was alive that another version of this program wrote down. */
  public boolean foreign() {
    return memory.get(0) == MAGIC && !readable() && memory.get(8) != 0;
  }

  private boolean readable() {
    int version = memory.get(4);
    return version >= OLDEST && version <= VERSION + 1;
  }

  /** Why this code cannot go on with what is there. */
  public String unreadable() {
    return "the journal of the Java process before is of version "
        + memory.get(4)
        + ", this version of supervisord reads "
        + OLDEST
        + " to "
        + (VERSION + 1);
  }

  /**
   * The children, by what is written down for the keeper: its layout is the same in all versions.
   */
  List<Will.Of> willed() {
    return Will.all(memory, HIGHEST);
  }

  /** Whether a daemon was alive, whoever wrote it down. */
  public boolean left() {
    return alive() || foreign();
  }

  Mood mood() {
    int mood = memory.get(8);
    return mood < 0 || mood >= Mood.values().length ? Mood.NONE : Mood.values()[mood];
  }

  void mood(Mood mood) {
    memory.set(0, MAGIC);
    memory.set(4, VERSION);
    memory.set(8, mood.ordinal());
  }

  /** Forgets everything: the daemon is ending, or begins afresh. */
  public void clear() {
    memory.set(8, 0);
    memory.publish(SOCKETS, 0);
    memory.publish(POOLS, 0);
    memory.publish(FAREWELL, 0);
    for (int i = 0; i < highest(); i++) forget(i);
    memory.set(HIGHEST, 0);
    used.clear();
  }

  /** The keeper's numbers of the listening sockets, in the configuration's order. */
  public int[] sockets() {
    int count = Math.clamp(memory.get(SOCKETS), 0, SOCKETS_MAX - 1);
    var kept = new int[count];
    for (int i = 0; i < count; i++) kept[i] = memory.get(SOCKETS + 4 + 4L * i);
    return kept;
  }

  public void sockets(int[] kept) {
    if (kept.length >= SOCKETS_MAX) throw new IllegalStateException("too many HTTP servers");
    for (int i = 0; i < kept.length; i++) memory.set(SOCKETS + 4 + 4L * i, kept[i]);
    memory.publish(SOCKETS, kept.length);
  }

  /**
   * The active configuration.
   *
   * @throws IllegalStateException when it is over half of 16 MiB
   */
  void configuration(byte[] bytes) {
    if (!entries.write(TEXT, TEXT_SIZE, bytes))
      throw new IllegalStateException(
          "the configuration is too big to be handed on: "
              + bytes.length
              + " bytes of at most "
              + TEXT_SIZE / 2);
  }

  public Optional<byte[]> configuration() {
    return entries.read(TEXT, TEXT_SIZE);
  }

  /**
   * Counts everything that happens to a process: while it stays, so does all that there is to tell.
   */
  long changes() {
    return changes;
  }

  /**
   * Where the daemon was started. Relative names begin there, also after it has changed its
   * directory and another JVM reads them (known-traps C1).
   *
   * @param here the working directory of this JVM
   */
  public Path directory(Path here) {
    var first = entries.read(DIRECTORY, DIRECTORY_SIZE).map(bytes -> new String(bytes, UTF_8));
    if (first.filter(path -> path.matches("/[^\\x00]*")).isPresent()) return Path.of(first.get());
    entries.write(DIRECTORY, DIRECTORY_SIZE, here.toString().getBytes(UTF_8));
    return here;
  }

  /** The number of the next event; it outlives a restart. */
  long serial() {
    return entries
        .read(SERIAL, SERIAL_SIZE)
        .filter(bytes -> bytes.length == Long.BYTES)
        .map(bytes -> Math.max(0, ByteBuffer.wrap(bytes).getLong()))
        .orElse(0L);
  }

  void serial(long next) {
    entries.write(SERIAL, SERIAL_SIZE, ByteBuffer.allocate(Long.BYTES).putLong(next).array());
  }

  /** What is decided of the daemon's end. */
  Farewell farewell() {
    return entries.read(FAREWELL, FAREWELL_SIZE).map(Farewell::decode).orElse(Farewell.NONE);
  }

  void farewell(Farewell farewell) {
    entries.write(FAREWELL, FAREWELL_SIZE, farewell.encode());
  }

  /** With which status the daemon ends, 0 to 255; 0 when nothing else was decided. */
  public int status() {
    return farewell().status();
  }

  /** What waits for event listeners. */
  Optional<byte[]> pools() {
    return entries.read(POOLS, POOLS_SIZE);
  }

  /** If there is no room for it, nothing of it is kept. */
  void pools(byte[] bytes) {
    if (!entries.write(POOLS, POOLS_SIZE, bytes)) memory.publish(POOLS, 0);
  }

  /** A free place for one more process. */
  int place() {
    int place = used.nextClearBit(0);
    if (place >= slots) throw new IllegalStateException("more than " + slots + " processes");
    used.set(place);
    if (place >= highest()) memory.set(HIGHEST, place + 1);
    return place;
  }

  /** One more than the highest place in use: pages above it are never touched, so never made. */
  private int highest() {
    return Math.clamp(memory.get(HIGHEST), 0, slots);
  }

  void write(int place, Slot slot) {
    changes++;
    if (!entries.write(at(place), ENTRY_SIZE, SlotCodec.encode(slot)))
      throw new IllegalStateException("too long a name: " + slot.name());
    memory.set(at(place) + ENTRY_SIZE, slot.pid());
  }

  /** How the child of that place is stopped when there is no JVM to do it. */
  void will(int place, Will will) {
    will.write(memory, at(place) + ENTRY_SIZE);
  }

  private static long at(int place) {
    return SLOTS + (long) place * SLOT_SIZE;
  }

  private void forget(int place) {
    memory.set(at(place), 0);
    memory.set(at(place) + ENTRY_SIZE, 0);
  }

  /** Forgets a process. */
  void free(int place) {
    changes++;
    forget(place);
    used.clear(place);
  }

  /** What is written down in a place; empty when that is damaged. */
  Optional<Slot> slot(int place) {
    return entries.read(at(place), ENTRY_SIZE).flatMap(SlotCodec::decoded);
  }

  /** Every process that was written down, by place; damaged pages are left out. */
  Map<Integer, Slot> slots() {
    var found = new TreeMap<Integer, Slot>();
    for (int i = 0; i < highest(); i++) {
      var slot = slot(i);
      if (slot.isEmpty()) memory.set(at(i), 0);
      else {
        found.put(i, slot.get());
        used.set(i);
      }
    }
    return found;
  }
}
