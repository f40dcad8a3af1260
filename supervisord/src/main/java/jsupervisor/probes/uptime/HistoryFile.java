package jsupervisor.probes.uptime;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import jsupervisor.terms.ProcessName;

/**
 * The one file of all histories, in a folder that nobody else may write to. It is replaced as a
 * whole, so that a kill at any moment leaves the old or the new one. One thread.
 *
 * @param folder its parent is there
 */
public record HistoryFile(Path folder) {
  /** More are not kept. */
  static final int MOST_PROCESSES = 2000;

  /** 2000 in which each hour is another, with long names. */
  private static final int LARGEST = 16 << 20;

  private static final long MONTH_MILLIS = 30L * 24 * 3_600_000;
  private static final Set<PosixFilePermission> OURS = PosixFilePermissions.fromString("rwx------");
  private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");

  private Path file() {
    return folder.resolve("uptime");
  }

  /**
   * All that is kept.
   *
   * @return empty when there is no file yet
   * @throws IOException when the folder cannot be used, or the file cannot be read
   */
  public Map<ProcessName, History> read() throws IOException {
    if (Files.isDirectory(folder)) onlyOurs();
    else Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(OURS));
    try {
      var seen = Files.readAttributes(file(), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      if (!seen.isRegularFile()) throw new IOException(file() + " is no regular file");
      try (var in = Files.newInputStream(file(), LinkOption.NOFOLLOW_LINKS)) {
        var all = HistoryCodec.decode(in.readNBytes(LARGEST + 1), LARGEST);
        if (all.isPresent()) return all.get();
      }
    } catch (NoSuchFileException _) {
      return Map.of();
    }
    var aside = folder.resolve("uptime.damaged");
    Files.move(file(), aside, StandardCopyOption.REPLACE_EXISTING);
    throw new Damaged(aside);
  }

  /** It was no history, and was set aside. */
  public static final class Damaged extends IOException {
    private static final long serialVersionUID = 1L;

    Damaged(Path aside) {
      super("it is damaged, or of another version, and is now " + aside);
    }
  }

  private void onlyOurs() throws IOException {
    var may = Files.getPosixFilePermissions(folder);
    if (may.contains(PosixFilePermission.GROUP_WRITE)
        || may.contains(PosixFilePermission.OTHERS_WRITE))
      throw new IOException("others may write to " + folder);
  }

  /**
   * Those that are worth keeping.
   *
   * @param nowMillis wall time; whoever was gone a month before is forgotten
   */
  public static Map<ProcessName, History> worth(Map<ProcessName, History> all, long nowMillis) {
    var kept = new LinkedHashMap<ProcessName, History>();
    all.entrySet().stream()
        .filter(each -> nowMillis - each.getValue().seenMillis() < MONTH_MILLIS)
        .sorted(Comparator.comparingLong(each -> -each.getValue().seenMillis()))
        .limit(MOST_PROCESSES)
        .forEach(each -> kept.put(each.getKey(), each.getValue()));
    return kept;
  }

  /**
   * Replaces all that is kept.
   *
   * @throws IOException when it cannot be written; what was there stays
   */
  public void write(Map<ProcessName, History> all) throws IOException {
    var bytes = HistoryCodec.encode(all);
    if (bytes.length > LARGEST) throw new IOException(bytes.length + " bytes are too many");
    replace(bytes);
  }

  private void replace(byte[] bytes) throws IOException {
    var fresh = folder.resolve("uptime.new");
    Files.deleteIfExists(fresh);
    var options = Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
    var mode = PosixFilePermissions.asFileAttribute(FILE);
    try (var channel = FileChannel.open(fresh, options, mode)) {
      for (var left = ByteBuffer.wrap(bytes); left.hasRemaining(); ) channel.write(left);
    }
    Files.move(fresh, file(), StandardCopyOption.ATOMIC_MOVE);
  }
}
