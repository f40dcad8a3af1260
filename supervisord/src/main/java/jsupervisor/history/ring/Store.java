package jsupervisor.history.ring;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import jsupervisor.ask.Transition;
import jsupervisor.kept.Folder;
import jsupervisor.kept.Reason;
import jsupervisor.terms.ProcessName;

/** Histories of processes in a folder, a file for each. One thread writes; any reads. */
public final class Store {
  private static final String SUFFIX = ".history";
  private static final int LARGEST = Layout.of(31, 10).bytes();

  /** A new file is as large as thousands of records: others shall get the disk in between. */
  private static final int BYTES_PER_MILLI = 16_000;

  private static final long PAUSE_NANOS = 10_000_000_000L;

  private final Folder folder;
  private final Layout layout;
  private final int most;
  private final Means means;
  private final Map<String, Long> touched = new HashMap<>();
  private final Map<ProcessName, RingFile> files = new HashMap<>();
  private final ReentrantLock reading = new ReentrantLock();
  private Optional<Set<ProcessName>> refused = Optional.empty();
  private Optional<IOException> failed = Optional.empty();
  private long failedNanos;

  /** More files than may be are wanted. */
  public static final class Full extends IOException {
    private static final long serialVersionUID = 1L;

    Full(int most) {
      super(most + " processes have files, as max_processes= says");
    }
  }

  /**
   * What it works with.
   *
   * @param processes all that there are now
   * @param rest waits so many milliseconds
   * @param nanos a clock that never goes back
   * @param said takes a line about damage
   */
  public record Means(
      Supplier<Set<ProcessName>> processes,
      Consumer<Long> rest,
      LongSupplier nanos,
      Consumer<String> said) {}

  /**
   * @param path of a folder that is ours alone; its parent is there
   * @param layout of files that are new
   * @param most files, 1 or more
   */
  public Store(Path path, Layout layout, int most, Means means) {
    folder = new Folder(path, SUFFIX);
    this.layout = layout;
    this.most = most;
    this.means = means;
  }

  /**
   * Looks at what is there; what is not ours is set aside.
   *
   * @throws IOException when the folder cannot be made or read
   */
  public void open() throws IOException {
    for (var name : folder.open()) {
      if (!Key.possible(name)) aside(name, "it is none of ours");
      else touched.put(name, Files.getLastModifiedTime(folder.file(name)).toMillis());
    }
  }

  private void aside(String name, String why) {
    try {
      folder.setAside(name);
      means.said().accept("a file of histories is set aside as " + name + ".*.damaged: " + why);
    } catch (IOException e) {
      means
          .said()
          .accept(
              "a file of histories, " + name + ", cannot be used: " + why + "; " + Reason.of(e));
    }
  }

  /**
   * Keeps a sample.
   *
   * @throws IOException when it cannot be written
   */
  public void put(ProcessName process, Sample sample) throws IOException {
    put(process, sample.second() * 1000, file -> file.put(sample));
  }

  /**
   * Keeps a change.
   *
   * @throws IOException when it cannot be written
   */
  public void put(ProcessName process, Transition change) throws IOException {
    put(process, change.atMillis(), file -> file.put(change));
  }

  private interface Work {
    void on(RingFile file) throws IOException;
  }

  private void put(ProcessName process, long millis, Work work) throws IOException {
    var key = Key.of(process);
    try {
      work.on(file(process, key));
    } catch (NoSuchFileException _) { // somebody has removed it meanwhile
      forget(process, key);
      work.on(file(process, key));
    } catch (Folder.Unfit e) {
      forget(process, key);
      aside(key.text(), e.getMessage());
      work.on(file(process, key));
    }
    touched.put(key.text(), millis);
  }

  private void forget(ProcessName process, Key key) {
    files.remove(process);
    touched.remove(key.text());
  }

  private RingFile file(ProcessName process, Key key) throws IOException {
    var known = files.get(process);
    if (known != null) return known;
    if (!touched.containsKey(key.text())) begin(key);
    var file = RingFile.open(folder.file(key.text()), key);
    if (!file.layout().equals(layout)) file = anew(key);
    files.put(process, file);
    return file;
  }

  private void begin(Key key) throws IOException {
    if (touched.size() >= most) makeRoom();
    attempt(key);
    touched.put(key.text(), System.currentTimeMillis());
    means.rest().accept((long) layout.bytes() / BYTES_PER_MILLI);
  }

  /** On a full disk each attempt is as much work as one that succeeds: there is a pause then. */
  private void attempt(Key key) throws IOException {
    long now = means.nanos().getAsLong();
    if (failed.isPresent() && now - failedNanos < PAUSE_NANOS)
      throw new IOException(failed.get().getMessage(), failed.get());
    try {
      folder.write(key.text(), layout.beginning(key), layout.bytes(), false);
      failed = Optional.empty();
    } catch (IOException e) {
      failed = Optional.of(e);
      failedNanos = now;
      throw e;
    }
  }

  /** Histories of processes that are gone make room, the one first that went first. */
  private void makeRoom() throws IOException {
    var now = means.processes().get();
    if (refused.filter(now::equals).isPresent()) throw new Full(most);
    var there = now.stream().map(Key::of).map(Key::text).collect(Collectors.toSet());
    while (touched.size() >= most) {
      var oldest =
          touched.entrySet().stream()
              .filter(each -> !there.contains(each.getKey()))
              .min(Map.Entry.comparingByValue());
      if (oldest.isEmpty()) {
        refused = Optional.of(now);
        throw new Full(most);
      }
      folder.delete(oldest.get().getKey());
      touched.remove(oldest.get().getKey());
    }
    files.keySet().retainAll(now);
  }

  /** Of a file of another interval or of other days everything is kept that has a place. */
  private RingFile anew(Key key) throws IOException {
    var before = Contents.of(folder.read(key.text(), LARGEST), key);
    if (before.isEmpty()) throw new Folder.Unfit("it is damaged");
    var file = ByteBuffer.allocate(layout.bytes()).put(layout.beginning(key));
    for (var sample : before.get().samples()) {
      if (!sample.fits(layout.interval())) continue;
      file.position(layout.sample(sample.slot(layout.interval())));
      sample.put(file, layout.interval());
    }
    long number = 0;
    for (var change : before.get().changes()) {
      file.position(layout.change(++number));
      new Changed(number, change).put(file);
    }
    folder.write(key.text(), file.array(), false);
    return RingFile.open(folder.file(key.text()), key);
  }

  /**
   * All about a process; one is read at a time, as it may be some megabytes. Any thread.
   *
   * @return empty when there is nothing, or it cannot be read
   */
  public Optional<Contents> read(ProcessName process) {
    var key = Key.of(process);
    reading.lock();
    try {
      return Contents.of(folder.read(key.text(), LARGEST), key);
    } catch (IOException _) {
      return Optional.empty();
    } finally {
      reading.unlock();
    }
  }
}
