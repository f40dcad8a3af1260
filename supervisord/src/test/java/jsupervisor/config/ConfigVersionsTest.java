package jsupervisor.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the version before has written is read, and means what it meant there. */
class ConfigVersionsTest {
  private static final int FIRST = 12;
  private static final int EMPTY_LIST = 4;

  /** {@code never} behind its length, and a number. */
  private static final int LEAVING = 13;

  /** A byte for each section that came with version 8 and is not there, four for that of alerts. */
  private static final int SECTIONS = 8;

  @TempDir Path folder;

  /**
   * Its daemon had no end of its own, its logs ended before the byte that says "prefix", its
   * processes before the two that say that nothing is watched, and all of it before those that say
   * that no crashes and no histories are kept, nothing is probed, no calls are remembered and
   * nobody is alerted.
   */
  @Test
  void ofVersion7NothingEndsTheDaemonAndNoLineIsMarked() {
    var configuration =
        new Scene(folder).good("[supervisord]\n[program:x]\ncommand=cat\nstdout_logfile=NONE\n");
    assertEquals(Optional.of(configuration), ConfigCodec.decode(ofVersion7(configuration)));
  }

  /** Takes bytes off the ends of frames, and off the lengths of the frames around them. */
  private static byte[] ofVersion7(Configuration configuration) {
    var bytes = ByteBuffer.wrap(ConfigCodec.encode(configuration));
    int access = FIRST + 4 + bytes.getInt(FIRST) + EMPTY_LIST;
    int group = access + 4 + bytes.getInt(access) + 4;
    int process = group + 4 + 4 + 1 + 4 + 4; // behind length, name, priority and count
    int program = process + 4;
    int log = program + 4 + bytes.getInt(program) + 4 + "cat".length() + 1 + 5 + 5;
    int other = log + 4 + bytes.getInt(log);
    int end = process + bytes.getInt(process) + 4;
    for (int frame : new int[] {log, other}) bytes.putInt(frame, bytes.getInt(frame) - 1);
    for (int frame : new int[] {group, process}) bytes.putInt(frame, bytes.getInt(frame) - 4);
    bytes.putInt(FIRST, bytes.getInt(FIRST) - LEAVING);
    var cuts =
        new ArrayList<>(List.of(other - 1, other + 4 + bytes.getInt(other), end - 2, end - 1));
    for (int i = 1; i <= SECTIONS; i++) cuts.add(bytes.capacity() - 4 - i);
    for (int i = 0; i < LEAVING; i++) cuts.add(FIRST + 4 + bytes.getInt(FIRST) + i);
    return sealed(bytes.array(), cuts);
  }

  private static byte[] sealed(byte[] bytes, List<Integer> cuts) {
    var shorter = ByteBuffer.allocate(bytes.length - cuts.size());
    for (int i = 0; i < bytes.length - 4; i++) if (!cuts.contains(i)) shorter.put(bytes[i]);
    shorter.putInt(4, 7).putInt(8, shorter.getInt(8) - cuts.size());
    var sum = new CRC32();
    sum.update(shorter.array(), 0, shorter.position());
    return shorter.putInt((int) sum.getValue()).array();
  }

  /** The cuts above are where they are meant to be. */
  @Test
  void whatIsCutOffIsTheEndOfTheDaemon() {
    var configuration = new Scene(folder).good("[supervisord]\n");
    var bytes = ConfigCodec.encode(configuration);
    int end = FIRST + 4 + ByteBuffer.wrap(bytes).getInt(FIRST);
    var tail = Arrays.copyOfRange(bytes, end - LEAVING + 4, end - 4);
    assertEquals("never", new String(tail, StandardCharsets.UTF_8));
  }
}
