package jsupervisor.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Certificates and keys that openssl has made; src/test/resources/tls/certificates names them. */
public final class Made {
  private Made() {}

  public static void in(Path folder) throws Exception {
    var script = Path.of("src/test/resources/tls/certificates").toAbsolutePath();
    var said = folder.resolve("said");
    var process =
        new ProcessBuilder("sh", script.toString(), folder.toString())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    if (process.waitFor() != 0)
      throw new AssertionError("is openssl installed? " + Files.readString(said));
  }

  /** A file that is made of others. */
  static Path joined(Path folder, String name, String... parts) throws IOException {
    var text = new StringBuilder();
    for (var part : parts) text.append(Files.readString(folder.resolve(part)));
    return Files.writeString(folder.resolve(name), text);
  }
}
