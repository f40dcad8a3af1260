package jsupervisor.config;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * {@code [requests]}.
 *
 * @param keep how many calls are remembered, 1 or more
 * @param slowMillis a call that takes longer is said; empty = none is
 * @param log the file that has a line for each call; empty = there is none
 * @param maxCalls calls a second of a client, 1 or more; empty = as many as he likes
 * @param maxAtOnce calls of a client that are under way, likewise
 */
public record RequestsConfig(
    int keep,
    OptionalInt slowMillis,
    Optional<Log> log,
    OptionalInt maxCalls,
    OptionalInt maxAtOnce) {

  /**
   * A file.
   *
   * @param path absolute; its folder is there
   * @param maxbytes rotate at this size, 0 = never
   * @param backups kept backups, 0 = truncate
   */
  public record Log(String path, long maxbytes, int backups) {}
}
