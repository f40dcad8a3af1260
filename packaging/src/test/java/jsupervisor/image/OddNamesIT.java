package jsupervisor.image;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names of programs in addresses, as clients write them, Debian's supervisorctl among them. */
class OddNamesIT {
  private static final String CONF =
      """
      [program:a+b]
      command=sh -c 'echo plus; exec cat'
      [program:p%q]
      command=sh -c 'echo percent; exec cat'
      [program:ünï]
      command=sh -c 'echo letters; exec cat'
      """;

  @TempDir Path folder;

  /** What comes of the stream, up to these words. */
  private String followed(String target, String wanted) throws IOException {
    var socket = UnixDomainSocketAddress.of(folder.resolve("sock"));
    try (var channel = SocketChannel.open(socket)) {
      var request = "GET " + target + " HTTP/1.1\r\nHost: localhost\r\nAccept: */*\r\n\r\n";
      channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.UTF_8)));
      var in = Channels.newInputStream(channel);
      var text = new StringBuilder();
      for (int b = in.read(); b >= 0; b = in.read()) {
        text.append((char) b);
        if (text.indexOf(wanted) >= 0 || text.indexOf("Error code") >= 0) break;
      }
      return text.toString();
    }
  }

  private void follows(String target, String wanted) throws IOException {
    var answer = followed(target, wanted);
    assertTrue(
        answer.startsWith("HTTP/1.1 200") && answer.contains(wanted), target + ": " + answer);
  }

  @Test
  void theirLogsAreFollowed() throws IOException {
    try (var daemon = Daemon.start(folder, CONF)) {
      for (var name : new String[] {"a+b", "p%q", "ünï"}) daemon.rpc.awaitState(name, "RUNNING");
      follows("/logtail/a+b", "plus");
      follows("/logtail/a%2Bb/stdout", "plus");
      follows("/logtail/p%25q", "percent");
      follows("/logtail/%C3%BCn%C3%AF", "letters");
      follows("/logtail/ünï", "letters");
      follows("/logtail/ünï/stdout", "letters");
    }
  }
}
