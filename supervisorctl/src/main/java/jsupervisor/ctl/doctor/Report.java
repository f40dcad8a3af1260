package jsupervisor.ctl.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jsupervisor.terms.Finding;

/**
 * What {@code supervisord --doctor} has printed.
 *
 * @param findings in its order
 * @param servers URLs of the daemon's sockets
 * @param pidFile path
 */
public record Report(List<Finding> findings, List<String> servers, Optional<String> pidFile) {
  /** Of a program that has said nothing of use. */
  public static Report of(Finding why) {
    return new Report(List.of(why), List.of(), Optional.empty());
  }

  /** Reads it; lines of a version that says more are passed over. */
  public static Report parse(String text) {
    var findings = new ArrayList<Finding>();
    var servers = new ArrayList<String>();
    Optional<String> pidFile = Optional.empty();
    for (var line : text.lines().toList()) {
      var fields = line.split("\t", -1);
      if (fields.length == 2 && fields[0].equals("server")) servers.add(fields[1]);
      if (fields.length == 2 && fields[0].equals("pidfile")) pidFile = Optional.of(fields[1]);
      Finding.of(line).ifPresent(findings::add);
    }
    return new Report(findings, servers, pidFile);
  }
}
