package jsupervisor.history.ring;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import jsupervisor.ask.Transition;
import jsupervisor.kept.Folder.Unfit;

/** One process's file as its writer knows it. One thread; nothing is held open. */
final class RingFile {
  private final Path path;
  private final Layout layout;
  private long number;
  private OptionalLong slot = OptionalLong.empty();

  private RingFile(Path path, Layout layout, long number) {
    this.path = path;
    this.layout = layout;
    this.number = number;
  }

  /**
   * Looks at the head of a file and at its changes.
   *
   * @throws Unfit when it is none of ours, or its head is damaged
   * @throws IOException when it is not there, or cannot be read now
   */
  static RingFile open(Path path, Key key) throws IOException {
    try (var channel = channel(path, StandardOpenOption.READ)) {
      var head = read(channel, 0, Layout.HEAD);
      var layout = Layout.read(head, channel.size(), key);
      if (layout.isEmpty()) throw new Unfit("it is damaged, or of another version");
      var all = read(channel, 0, layout.get().head());
      var changes = Contents.changes(all, layout.get());
      long last = changes.isEmpty() ? 0 : changes.getLast().number();
      return new RingFile(path, layout.get(), last);
    }
  }

  /** Whoever opens a pipe waits for another; what is no regular file is not opened. */
  private static FileChannel channel(Path path, OpenOption how) throws IOException {
    var seen = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    if (!seen.isRegularFile()) throw new Unfit("it is no regular file");
    return FileChannel.open(path, Set.of(how, LinkOption.NOFOLLOW_LINKS));
  }

  private static ByteBuffer read(FileChannel channel, long from, int bytes) throws IOException {
    var buffer = ByteBuffer.allocate(bytes);
    while (buffer.hasRemaining())
      if (channel.read(buffer, from + buffer.position()) <= 0)
        throw new Unfit("it is shorter than " + (from + bytes) + " bytes");
    return buffer.flip();
  }

  Layout layout() {
    return layout;
  }

  /**
   * Keeps a sample. Of an interval that has one already, as when another JVM has just begun,
   * nothing is kept.
   */
  void put(Sample sample) throws IOException {
    if (!sample.fits(layout.interval())) return;
    long now = sample.slot(layout.interval());
    if (slot.isEmpty()) slot = there(now);
    if (slot.isPresent() && slot.getAsLong() == now) return;
    var record = ByteBuffer.allocate(Sample.BYTES);
    sample.put(record, layout.interval());
    write(record.flip(), layout.sample(now));
    slot = OptionalLong.of(now);
  }

  private OptionalLong there(long now) throws IOException {
    try (var channel = channel(path, StandardOpenOption.READ)) {
      var record = read(channel, layout.sample(now), Sample.BYTES);
      Optional<Sample> sample = Sample.at(record, 0, layout.interval());
      return sample.isPresent()
          ? OptionalLong.of(sample.get().slot(layout.interval()))
          : OptionalLong.empty();
    }
  }

  /** Keeps a change. */
  void put(Transition change) throws IOException {
    var record = ByteBuffer.allocate(Changed.BYTES);
    new Changed(number + 1, change).put(record);
    write(record.flip(), layout.change(number + 1));
    number++;
  }

  private void write(ByteBuffer record, long at) throws IOException {
    try (var channel = channel(path, StandardOpenOption.WRITE)) {
      if (channel.size() != layout.bytes()) throw new Unfit("it is of another size than it was");
      while (record.hasRemaining()) channel.write(record, at + record.position());
    }
  }
}
