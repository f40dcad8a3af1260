package jsupervisor.kept;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Small files of one kind in a folder that is nobody else's to read. Writing is for one thread;
 * reading for any.
 *
 * @param path of the folder
 * @param suffix of its files, with a dot
 */
public record Folder(Path path, String suffix) {
  private static final String UNFINISHED = ".new";
  private static final String DAMAGED = ".damaged";
  private static final int MOST_FILES = 100_000;
  private static final int MOST_DAMAGED = 8;

  /** The JDK keeps a copy as large as what is written at a time. */
  private static final int PIECE = 1 << 16;

  private static final String FILE = "rw-------";
  private static final Set<PosixFilePermission> OURS = PosixFilePermissions.fromString("rwx------");

  /** It is none of our files. */
  public static final class Unfit extends IOException {
    private static final long serialVersionUID = 1L;

    public Unfit(String text) {
      super(text);
    }
  }

  /**
   * Makes it, where there is none; what a killed daemon has begun to write is removed.
   *
   * @return names of its files, without the suffix, in no order
   * @throws IOException when it cannot be made or read
   */
  public List<String> open() throws IOException {
    if (Files.isDirectory(path)) onlyOurs();
    else Files.createDirectory(path, PosixFilePermissions.asFileAttribute(OURS));
    var names = new ArrayList<String>();
    for (var name : all()) {
      if (name.endsWith(suffix + UNFINISHED)) Files.deleteIfExists(path.resolve(name));
      else if (name.endsWith(suffix)) names.add(name.substring(0, name.length() - suffix.length()));
    }
    return names;
  }

  /** Where others may write they could put anything in the place of what is kept. */
  private void onlyOurs() throws IOException {
    var probe = Files.createTempFile(path, "probe", suffix + UNFINISHED);
    try {
      if (!Files.getOwner(path).equals(Files.getOwner(probe)))
        throw new IOException("the folder belongs to " + Files.getOwner(path).getName());
    } finally {
      Files.delete(probe);
    }
    var may = EnumSet.copyOf(Files.getPosixFilePermissions(path));
    if (may.contains(PosixFilePermission.GROUP_WRITE)
        || may.contains(PosixFilePermission.OTHERS_WRITE))
      throw new IOException("others may write there");
  }

  private List<String> all() throws IOException {
    var names = new ArrayList<String>();
    try (var files = Files.newDirectoryStream(path)) {
      for (var file : files)
        if (names.size() < MOST_FILES) names.add(file.getFileName().toString());
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return names;
  }

  /**
   * The bytes of a file.
   *
   * @param most more are damage
   * @throws Unfit when it is too large, or is no regular file
   * @throws IOException when it cannot be read, which may be so for a moment only
   */
  public byte[] read(String name, int most) throws IOException {
    var file = file(name);
    var seen = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    if (!seen.isRegularFile()) throw new Unfit(file + " is no regular file");
    try (var in = Files.newInputStream(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
      var bytes = in.readNBytes(most + 1);
      if (bytes.length > most) throw new Unfit(file + " is larger than " + most + " bytes");
      return bytes;
    }
  }

  /**
   * Replaces a file as a whole.
   *
   * @param durable whether it is on the disk before this returns
   */
  public void write(String name, byte[] bytes, boolean durable) throws IOException {
    write(name, bytes, bytes.length, durable);
  }

  /**
   * Replaces a file as a whole by one of a size of its own, which has its room on the disk.
   *
   * @param bytes that it begins with; zeros follow
   * @param size in bytes, so many or more
   * @param durable whether it is on the disk before this returns
   */
  public void write(String name, byte[] bytes, int size, boolean durable) throws IOException {
    var fresh = path.resolve(name + suffix + UNFINISHED);
    Files.deleteIfExists(fresh);
    var mode = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(FILE));
    var options = Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
    try (var channel = FileChannel.open(fresh, options, mode)) {
      for (int at = 0; at < bytes.length; )
        at += channel.write(ByteBuffer.wrap(bytes, at, Math.min(PIECE, bytes.length - at)));
      var zeros = new byte[Math.min(PIECE, size - bytes.length)];
      for (int at = bytes.length; at < size; )
        at += channel.write(ByteBuffer.wrap(zeros, 0, Math.min(zeros.length, size - at)));
      if (durable) channel.force(true);
      Files.move(fresh, file(name), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      Files.deleteIfExists(fresh); // on a full disk each of them would make it fuller
      throw e;
    }
  }

  /** Removes a file, if it is there. */
  public void delete(String name) throws IOException {
    Files.deleteIfExists(file(name));
  }

  /** A file that is of no use is kept for people to look at, the last few of them. */
  public void setAside(String name) throws IOException {
    var aside = all().stream().filter(other -> other.endsWith(DAMAGED)).sorted().toList();
    for (int i = 0; i <= aside.size() - MOST_DAMAGED; i++)
      Files.deleteIfExists(path.resolve(aside.get(i)));
    Files.move(
        file(name), path.resolve(name + suffix + DAMAGED), StandardCopyOption.REPLACE_EXISTING);
  }

  /** Where a file of that name is, or would be. */
  public Path file(String name) {
    return path.resolve(name + suffix);
  }
}
