package jsupervisor.http.gate;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The names under which browsers may reach a server. A page of another site can have its own name
 * point to this machine (DNS rebinding); under a name of ours it is not known. Pure.
 *
 * @param any whether every name will do: where a password is asked for, and on Unix sockets
 * @param names in lower case
 * @param configured those of them that somebody has written down, who means pages under them
 * @param tls whether pages of the server come over TLS
 */
public record HostNames(boolean any, Set<String> names, Set<String> configured, boolean tls) {
  /** Of Unix sockets: no browser can be led there. */
  public static final HostNames ANY = new HostNames(true, Set.of(), Set.of(), false);

  private static final Pattern NUMBER =
      Pattern.compile("\\d{1,3}(?:\\.\\d{1,3}){3}|\\[[0-9a-f:.]+(?:%[0-9a-z%._-]+)?]");

  /**
   * Names from the configuration.
   *
   * @param any whether every name will do whatever is configured
   * @param machine the machine's own name
   * @param configured further ones, {@code *} = any
   */
  public static HostNames of(boolean any, String machine, List<String> configured) {
    var written = new HashSet<>(configured);
    boolean all = written.remove("*");
    var names = new HashSet<>(written);
    names.add(machine.toLowerCase(Locale.ROOT));
    names.add("localhost");
    return new HostNames(any || all, Set.copyOf(names), Set.copyOf(written), false);
  }

  /** The same for a server that speaks TLS: a page that was changed on its way is none of ours. */
  public HostNames withTls() {
    return new HostNames(any, names, configured, true);
  }

  /** Whether a Host header names this machine; with or without a port. */
  boolean admit(String host) {
    if (any) return true;
    var name = name(host);
    return names.contains(name) || name.endsWith(".localhost") || NUMBER.matcher(name).matches();
  }

  /** Whether pages under that name are ours, whatever a proxy in between calls this machine. */
  boolean ours(String authority) {
    return configured.contains(name(authority));
  }

  private static String name(String authority) {
    var name = authority.strip().toLowerCase(Locale.ROOT).replaceFirst(":\\d{1,5}$", "");
    return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
  }
}
