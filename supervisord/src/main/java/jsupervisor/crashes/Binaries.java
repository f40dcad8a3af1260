package jsupervisor.crashes;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import jsupervisor.ask.ProcessDetail;
import jsupervisor.core.Executable;
import jsupervisor.core.FileFacts;
import jsupervisor.crashes.report.Binary;
import jsupervisor.tails.LogChannel;

/** The files that commands run, and their checksums. One thread, which a slow disk may hold up. */
final class Binaries {
  private static final int KEPT = 256;
  private static final long LARGEST = 512L << 20;
  private static final int PIECE = 1 << 16;
  private static final int EXECUTABLE = 0111;

  private final Map<String, Sum> sums = Latest.used(KEPT);

  /** A file as it was when its checksum was made. */
  private record Version(Object key, long size, FileTime modified) {}

  private record Sum(Version of, String sha256) {}

  /** What a command runs now; empty when there is no such file. */
  Optional<Binary> of(ProcessDetail detail) {
    var path =
        Executable.Places.path(
            Optional.ofNullable(detail.environment().get("PATH")), Optional.empty());
    var places = new Executable.Places("/", Optional.of(detail.directory()), path);
    return switch (Executable.find(detail.command(), places, Binaries::look)) {
      case Executable.Found(String file, _) -> binary(file);
      case Executable.Missing _ -> Optional.empty();
    };
  }

  private static Optional<FileFacts.Seen> look(String path) {
    try {
      var file = Path.of(path);
      if (!Files.exists(file)) return Optional.empty();
      boolean runs = Files.isExecutable(file);
      return Optional.of(new FileFacts.Seen(Files.isDirectory(file), runs ? EXECUTABLE : 0, runs));
    } catch (InvalidPathException _) {
      return Optional.empty();
    }
  }

  private Optional<Binary> binary(String path) {
    try {
      var file = Path.of(path);
      var seen = Files.readAttributes(file, BasicFileAttributes.class);
      if (!seen.isRegularFile()) return Optional.empty();
      var version = new Version(seen.fileKey(), seen.size(), seen.lastModifiedTime());
      return Optional.of(new Binary(path, sum(file, version), seen.size()));
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  private String sum(Path file, Version version) throws IOException {
    var known = sums.get(file.toString());
    if (known != null && known.of().equals(version)) return known.sha256();
    if (version.size() > LARGEST || !Files.isReadable(file)) return "";
    var sum = sha256(file);
    sums.put(file.toString(), new Sum(version, sum));
    return sum;
  }

  private static String sha256(Path file) throws IOException {
    // of what was put there meanwhile only a regular file is opened
    try (var in = Channels.newInputStream(LogChannel.open(file.toRealPath()))) {
      var digest = MessageDigest.getInstance("SHA-256");
      var piece = new byte[PIECE];
      long left = LARGEST;
      for (int n = in.read(piece); n > 0 && left > 0; n = in.read(piece)) {
        digest.update(piece, 0, n);
        left -= n;
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has SHA-256", e);
    }
  }
}
