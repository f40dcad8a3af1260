package jsupervisor.web.view;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * The content of a file, plain and compressed.
 *
 * @param plain as it is
 * @param gzip the same compressed
 * @param hash of the plain content, ten digits
 */
public record Packed(byte[] plain, byte[] gzip, String hash) {

  /** A file of the jar. */
  public static Packed of(String path) {
    return of(read(path));
  }

  /** Files of a folder of the jar, one after the other, between two texts. */
  public static Packed joined(
      String folder, List<String> names, String suffix, String before, String after) {
    var text = new StringBuilder(before);
    for (var name : names)
      text.append(new String(read(folder + "/" + name + suffix), StandardCharsets.UTF_8));
    return of(text.append(after).toString().getBytes(StandardCharsets.UTF_8));
  }

  private static Packed of(byte[] plain) {
    return new Packed(plain, compressed(plain), hash(plain));
  }

  private static byte[] read(String path) {
    try (var in = Packed.class.getResourceAsStream("/jsupervisor/web/" + path)) {
      if (in == null) throw new AssertionError("not in the jar: " + path);
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] compressed(byte[] plain) {
    var out = new ByteArrayOutputStream();
    try (var gzip = new Best(out)) {
      gzip.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** The stream of the JDK has no argument for the level. */
  private static final class Best extends GZIPOutputStream {
    Best(ByteArrayOutputStream out) throws IOException {
      super(out);
      def.setLevel(Deflater.BEST_COMPRESSION);
    }
  }

  private static String hash(byte[] plain) {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(plain);
      return HexFormat.of().formatHex(digest, 0, 5);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has SHA-256", e);
    }
  }
}
