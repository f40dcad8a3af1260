package jsupervisor.tls;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * A file of PEM blocks (RFC 7468); what stands between the blocks does not count.
 *
 * @param name as it was given
 * @param blocks in the file's order
 */
record PemFile(String name, List<Block> blocks) {
  /** In bytes; the authorities of a whole system take a twentieth of it. */
  private static final int LARGEST = 4 << 20;

  private static final String BEGIN = "-----BEGIN ";
  private static final String END = "-----END ";
  private static final String DASHES = "-----";

  /**
   * What stands between two marks.
   *
   * @param label as in {@code PRIVATE KEY}
   * @param text base64, perhaps behind headers
   */
  record Block(String label, String text) {

    /** Older tools say so in a header, newer ones in the label. */
    boolean encrypted() {
      return label.startsWith("ENCRYPTED") || text.contains("ENCRYPTED");
    }

    /** Decoded; what is no base64 is passed over, and found out by whoever reads the result. */
    byte[] bytes() {
      try {
        return Base64.getMimeDecoder().decode(text);
      } catch (IllegalArgumentException _) {
        return new byte[0];
      }
    }
  }

  static PemFile read(String name) throws BadPem {
    var text = text(Path.of(name));
    var blocks = new ArrayList<Block>();
    int at = text.indexOf(BEGIN);
    while (at >= 0) {
      int label = at + BEGIN.length();
      int body = text.indexOf(DASHES, label);
      int end = body < 0 ? -1 : text.indexOf(END + text.substring(label, body) + DASHES, body);
      if (end < 0) throw new BadPem(name + " has a block without an end", "look for a lost line");
      var content = text.substring(body + DASHES.length(), end);
      blocks.add(new Block(text.substring(label, body), content));
      at = text.indexOf(BEGIN, end);
    }
    return new PemFile(name, List.copyOf(blocks));
  }

  /** A FIFO would be waited for, a device read without end. */
  private static String text(Path file) throws BadPem {
    try {
      if (!Files.readAttributes(file, "isRegularFile").containsValue(true))
        throw new BadPem(file + " is no file", "name a PEM file");
      try (var in = Files.newInputStream(file)) {
        var bytes = in.readNBytes(LARGEST + 1);
        if (bytes.length > LARGEST)
          throw new BadPem(file + " is larger than 4 MiB", "name a PEM file");
        return new String(bytes, ISO_8859_1);
      }
    } catch (NoSuchFileException _) {
      throw new BadPem(file + " does not exist", "write the file, or name another one");
    } catch (AccessDeniedException _) {
      throw new BadPem(
          file + " may not be read by " + System.getProperty("user.name"),
          "let that account read it, and the folders above it be passed");
    } catch (IOException e) {
      throw new BadPem(file + " cannot be read: " + e.getMessage(), "name a PEM file");
    }
  }
}
