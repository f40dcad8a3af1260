package jsupervisor.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Random;
import java.util.zip.CRC32;

/** A week of a web server that is busy by day and leaks, as docs/config-history.md has its file. */
final class MadeUpDays {
  private static final int INTERVAL = 60;
  private static final int SAMPLES = 7 * 86_400 / INTERVAL;
  private static final int CHANGES = 512;
  private static final int CHANGE_BYTES = 36;
  private static final int HEAD = 512;
  private static final int SAMPLE_BYTES = 28;
  private static final int RESTARTED_AFTER = 2600; // samples

  private final Random random = new Random(7);
  private final ByteBuffer file =
      ByteBuffer.allocate(HEAD + CHANGES * CHANGE_BYTES + SAMPLES * SAMPLE_BYTES);

  private MadeUpDays() {}

  /** Writes it into that folder, which is made. */
  static void write(Path folder, String group, String process) throws IOException {
    Files.createDirectory(folder);
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    var key = key(group, process);
    var days = new MadeUpDays();
    days.head(key);
    long now = System.currentTimeMillis() / 1000 / INTERVAL;
    for (int i = 1; i < SAMPLES; i++) days.sample(now - SAMPLES + i, i);
    var path = folder.resolve(HexFormat.of().formatHex(key) + ".history");
    Files.write(path, days.file.array());
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
  }

  private static byte[] key(String group, String process) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      var name = group.getBytes(StandardCharsets.UTF_8);
      digest.update(ByteBuffer.allocate(4).putInt(0, name.length));
      digest.update(name);
      var sum = digest.digest(process.getBytes(StandardCharsets.UTF_8));
      return java.util.Arrays.copyOf(sum, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private void head(byte[] key) {
    file.put("JSHIST01".getBytes(StandardCharsets.US_ASCII));
    file.putInt(1).putInt(INTERVAL).putInt(SAMPLES).putInt(CHANGES).put(key);
    seal(0);
  }

  private void sample(long slot, int number) {
    int from = HEAD + CHANGES * CHANGE_BYTES + (int) (slot % SAMPLES) * SAMPLE_BYTES;
    double hour = slot * INTERVAL % 86_400 / 3600.0;
    double busy = Math.max(0.05, Math.sin((hour - 7) / 14 * Math.PI));
    int age = number % RESTARTED_AFTER;
    file.position(from);
    file.putInt((int) slot).putInt((int) (busy * (5500 + random.nextInt(1800))));
    file.putInt((int) (180_000 + age * 110.0 + busy * 40_000 + random.nextInt(3000)));
    file.putInt(40 + (int) (busy * 90)).putInt(-1);
    file.putShort((short) 24).putShort((short) (age == 0 ? 1 : 0));
    seal(from);
  }

  private void seal(int from) {
    var sum = new CRC32();
    sum.update(file.slice(from, file.position() - from));
    file.putInt((int) sum.getValue());
  }
}
