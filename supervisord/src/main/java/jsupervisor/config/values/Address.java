package jsupervisor.config.values;

import java.util.Locale;
import jsupervisor.ini.BadValue;
import jsupervisor.ini.Repr;

/**
 * Where a TCP server listens: {@code [host:]port} (spec config, 5.16).
 *
 * @param host lower case, a v6 address without its brackets; empty = all interfaces
 * @param port 1 to 65535
 */
public record Address(String host, int port) {
  private static final int HIGHEST_PORT = 65535;

  public static Address parse(String text) throws BadValue {
    int colon = text.lastIndexOf(':');
    if (colon < 0) return new Address("", lonePort(text));
    var digits = text.substring(colon + 1);
    if (digits.isEmpty()) throw new BadValue("no port number specified in ''");
    int port = port(digits);
    var host = text.substring(0, colon).toLowerCase(Locale.ROOT);
    if (host.startsWith("[") && host.endsWith("]")) host = host.substring(1, host.length() - 1);
    return new Address(host.equals("*") ? "" : host, port);
  }

  private static int lonePort(String text) throws BadValue {
    try {
      return port(text);
    } catch (BadValue e) {
      throw new BadValue("not a valid port number: " + Repr.of(text) + " ");
    }
  }

  /** A port number, 1 to 65535. */
  public static int port(String text) throws BadValue {
    int port = Numbers.integer(text);
    if (port < 1) throw new BadValue(port + " is below lower bound (1)");
    if (port > HIGHEST_PORT) throw new BadValue(port + " is above upper bound (65535)");
    return port;
  }
}
