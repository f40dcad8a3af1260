package jsupervisor.web.view;

import java.util.ArrayList;
import java.util.List;
import jsupervisor.web.Daemon;
import jsupervisor.web.Detail;

/**
 * A log that can be followed.
 *
 * @param name as people call it
 * @param tail where its stream is
 * @param download where all of it is
 */
public record Channel(String name, String tail, String download) {
  /** Bytes that are shown of what was written before. */
  private static final int LIMIT = 64 * 1024;

  /** The logs of a process. */
  public static List<Channel> of(Detail detail) {
    var row = detail.row();
    var tail = "logtail/" + Links.quote(row.name());
    var channels = new ArrayList<Channel>();
    if (row.stdout()) channels.add(channel("stdout", tail, Links.download(row, "stdout")));
    if (row.stderr() && !detail.merged())
      channels.add(channel("stderr", tail + "/stderr", Links.download(row, "stderr")));
    return List.copyOf(channels);
  }

  /** The log of the daemon itself. */
  public static List<Channel> of(Daemon daemon) {
    return daemon.mainLog()
        ? List.of(channel("supervisord", "mainlogtail", "mainlogfile"))
        : List.of();
  }

  private static Channel channel(String name, String tail, String download) {
    return new Channel(name, tail + "?limit=" + LIMIT, download);
  }
}
