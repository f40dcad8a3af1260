package jsupervisor.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Duration;

/** What the programs of children/stamp.c say of their starts, one record after the other. */
final class Stamps implements AutoCloseable {
  private static final int RECORD = 24;

  private final FileChannel file;
  private long position;

  private Stamps(FileChannel file) {
    this.file = file;
  }

  /**
   * What a program said of itself at its start.
   *
   * @param alone whether no other process of its tag lived
   * @param nanos of the monotonic clock, which System.nanoTime reads, too
   */
  record Stamp(int pid, int tag, boolean alone, long nanos) {}

  /** The file exists when the first program has started. */
  static Stamps in(Path folder) throws IOException {
    var path = folder.resolve("stamps");
    Await.until("a program starts", () -> java.nio.file.Files.exists(path));
    return new Stamps(FileChannel.open(path));
  }

  /** Waits for the next start. */
  Stamp next(String what) {
    var record = ByteBuffer.allocate(RECORD).order(ByteOrder.nativeOrder());
    Await.until(what, Duration.ofSeconds(30), Duration.ofNanos(100_000), () -> read(record));
    position += RECORD;
    record.flip();
    int pid = record.getInt();
    int tag = record.getInt();
    boolean alone = record.getInt() == 1;
    record.getInt();
    return new Stamp(pid, tag, alone, record.getLong());
  }

  private boolean read(ByteBuffer record) {
    try {
      return file.size() >= position + RECORD && file.read(record, position) == RECORD;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Whether all that have started have been read. */
  boolean none() throws IOException {
    return file.size() == position;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
