package jsupervisor.ctl.check;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What can be given a range. */
public enum Metric {
  /** How many of the processes are RUNNING. */
  RUNNING(""),
  /** Of one process: times that the daemon started it again by itself within an hour. */
  RESTARTS(""),
  /** Of one process: bytes of memory in RAM. */
  RSS("B"),
  /** Of one process that runs: seconds since its start. */
  UPTIME("s"),
  /** Percent that are free where logs lie. */
  DISK("%"),
  /** Days for which a server's certificate is still good. */
  CERTIFICATE("");

  private final String unit;

  Metric(String unit) {
    this.unit = unit;
  }

  /** As it is written. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** As performance data have it; empty = a number. */
  String unit() {
    return unit;
  }

  static Optional<Metric> of(String word) {
    return Arrays.stream(values()).filter(metric -> metric.word().equals(word)).findFirst();
  }

  /** A value for people. */
  String shown(double value) {
    return switch (this) {
      case RUNNING -> Range.number(value) + " running";
      case RESTARTS -> Range.number(value) + " restarts within an hour";
      case RSS -> "rss " + bytes(value);
      case UPTIME -> "uptime " + Range.number(value) + " s";
      case DISK -> Range.number(value) + "% free";
      case CERTIFICATE -> Range.number(value) + " days left";
    };
  }

  private static String bytes(double value) {
    if (value < 10_240) return Range.number(value) + " B";
    if (value < 10_485_760) return Range.number(value / 1024) + " KiB";
    return Range.number(value / 1_048_576) + " MiB";
  }
}
