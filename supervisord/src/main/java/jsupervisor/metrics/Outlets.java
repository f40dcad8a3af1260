package jsupervisor.metrics;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import jsupervisor.metrics.format.Graphite;
import jsupervisor.metrics.format.Packets;
import jsupervisor.metrics.format.Statsd;
import jsupervisor.metrics.format.Took;
import jsupervisor.metrics.send.Target;

/** Everybody who is sent figures. */
final class Outlets implements AutoCloseable {
  /** Goes through an Ethernet in one piece, whatever tunnels there are. */
  private static final int DATAGRAM = 1432;

  private static final int PIECE = 1 << 15;
  private static final String STATSD = "statsd";
  private static final String GRAPHITE = "graphite";

  private final Statsd statsdLines;
  private final Graphite graphiteLines;
  private final Optional<Target> statsd;
  private final Optional<Target> graphite;

  private Outlets(Settings settings, Optional<Target> statsd, Optional<Target> graphite) {
    statsdLines = new Statsd(settings.prefix(), settings.tags());
    graphiteLines = new Graphite(settings.prefix());
    this.statsd = statsd;
    this.graphite = graphite;
  }

  static Outlets open(Settings settings, Metrics.Means means) {
    return new Outlets(
        settings,
        settings.statsd().map(to -> Target.datagrams(STATSD, to, means.patient(), means.log())),
        settings.graphite().map(to -> Target.stream(GRAPHITE, to, means.patient(), means.log())));
  }

  /** Whether anybody wants to know how long each single thing took. */
  boolean wantTimes() {
    return statsd.isPresent();
  }

  /**
   * Sends figures to all of them; never waits. The meter's thread.
   *
   * @param moment of which they are; asked only when there is somebody
   */
  void send(List<Took> tooks, Supplier<Figures.Moment> moment) {
    if (statsd.isEmpty() && graphite.isEmpty()) return;
    var points = Figures.of(moment.get());
    statsd.ifPresent(to -> to.put(Packets.of(statsdLines.lines(points, tooks), "\n", DATAGRAM)));
    graphite.ifPresent(to -> {
      var lines = graphiteLines.lines(points, System.currentTimeMillis());
      to.put(Packets.of(lines, "", PIECE));
    });
  }

  /** How it went so far, by name. */
  Map<String, Figures.Delivery> deliveries() {
    var all = new TreeMap<String, Figures.Delivery>();
    statsd.ifPresent(to -> all.put(STATSD, delivery(to)));
    graphite.ifPresent(to -> all.put(GRAPHITE, delivery(to)));
    return all;
  }

  private static Figures.Delivery delivery(Target target) {
    return new Figures.Delivery(target.sent(), target.dropped());
  }

  @Override
  public void close() {
    statsd.ifPresent(Target::close);
    graphite.ifPresent(Target::close);
  }
}
