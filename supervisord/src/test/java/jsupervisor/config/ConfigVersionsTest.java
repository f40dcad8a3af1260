package jsupervisor.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the version before has written is read, and means what it meant there. */
class ConfigVersionsTest {
  @TempDir Path folder;

  /** Its servers ended before the one byte that says that there is no TLS. */
  @Test
  void aServerOfVersion5HasNoTls() {
    var configuration =
        new Scene(folder)
            .good(
                "[supervisord]\n[inet_http_server]\nport=127.0.0.1:9001\nweb_hosts=a,b\n"
                    + "[program:x]\ncommand=cat\n");
    assertEquals(Optional.of(configuration), ConfigCodec.decode(ofVersion5(configuration)));
  }

  /** The only server's frame stands behind that of [supervisord] and the number of servers. */
  private static byte[] ofVersion5(Configuration configuration) {
    var bytes = ByteBuffer.wrap(ConfigCodec.encode(configuration));
    int frame = 16 + bytes.getInt(12) + 4;
    int server = bytes.getInt(frame);
    var shorter = ByteBuffer.allocate(bytes.capacity() - 1);
    shorter.putInt(bytes.getInt(0)).putInt(5).putInt(bytes.getInt(8) - 1);
    shorter.put(bytes.array(), 12, frame - 12).putInt(server - 1);
    shorter.put(bytes.array(), frame + 4, server - 1);
    int behind = frame + 4 + server;
    shorter.put(bytes.array(), behind, bytes.capacity() - 4 - behind);
    var sum = new CRC32();
    sum.update(shorter.array(), 0, shorter.position());
    return shorter.putInt((int) sum.getValue()).array();
  }

  /** It ended before the one byte that says that there are no metrics. */
  @Test
  void version6HasNoMetrics() {
    var configuration = new Scene(folder).good("[supervisord]\n[program:x]\ncommand=cat\n");
    var now = ConfigCodec.encode(configuration);
    var then = ByteBuffer.allocate(now.length - 1).put(now, 0, now.length - 5);
    then.putInt(4, 6).putInt(8, now.length - 17);
    var sum = new CRC32();
    sum.update(then.array(), 0, then.position());
    then.putInt((int) sum.getValue());
    assertEquals(Optional.of(configuration), ConfigCodec.decode(then.array()));
  }
}
