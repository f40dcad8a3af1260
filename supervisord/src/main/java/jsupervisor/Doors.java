package jsupervisor;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import jsupervisor.access.User;
import jsupervisor.config.AccessConfig;
import jsupervisor.config.HttpServerConfig;
import jsupervisor.http.Admission;
import jsupervisor.http.Password;
import jsupervisor.http.gate.HostNames;
import jsupervisor.posix.Users;

/** Who may come in through which socket, by the configuration. */
final class Doors {
  private Doors() {}

  /** Root and the daemon's own account may do everything anyway; they need no password. */
  static Admission admission(HttpServerConfig server, AccessConfig access) {
    boolean users = !access.users().isEmpty();
    if (server.credentials().isEmpty() && !users) return Admission.ANYBODY;
    var known = new ArrayList<Admission.Known>();
    server
        .credentials()
        .ifPresent(own ->
            known.add(
                new Admission.Known(
                    new Password(own.username(), own.password()), User.admin(own.username()))));
    for (var each : access.users())
      each.password()
          .ifPresent(secret ->
              known.add(
                  new Admission.Known(new Password(each.user().name(), secret), each.user())));
    return new Admission(known, users ? local(access) : List.of(), false);
  }

  private static List<Admission.Local> local(AccessConfig access) {
    var local = new ArrayList<Admission.Local>();
    for (var each : access.users())
      if (!each.accounts().isEmpty()) local.add(new Admission.Local(each.accounts(), each.user()));
    // as the kernel's word for a caller is shown
    for (var account : List.of("root", Users.name(Users.current())))
      local.add(new Admission.Local(Set.of(account), User.admin(account)));
    return local;
  }

  /** Where a password is asked for, a page of another site gets nowhere under any name. */
  static HostNames hosts(HttpServerConfig server, AccessConfig access, String node) {
    boolean any = server.credentials().isPresent() || !access.users().isEmpty();
    return switch (server) {
      case HttpServerConfig.Inet inet -> {
        var names = HostNames.of(any, node, inet.webHosts());
        yield inet.tls().isPresent() ? names.withTls() : names;
      }
      case HttpServerConfig.Unix _ -> HostNames.ANY;
    };
  }
}
