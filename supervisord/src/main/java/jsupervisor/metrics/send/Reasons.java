package jsupervisor.metrics.send;

import java.io.IOException;
import java.net.PortUnreachableException;
import java.nio.channels.Channel;

/** What has gone wrong, in a few words. */
final class Reasons {
  private Reasons() {}

  static String of(IOException e) {
    if (e instanceof PortUnreachableException) return "nobody listens there";
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }

  /** Whatever comes of it, it is not used again. */
  static void closed(Channel channel) {
    try {
      channel.close();
    } catch (IOException _) {
      // there is nothing that could be done
    }
  }
}
