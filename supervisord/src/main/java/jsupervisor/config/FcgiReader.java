package jsupervisor.config;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import jsupervisor.config.FcgiSocket.Address;
import jsupervisor.config.FcgiSocket.Owner;
import jsupervisor.config.FcgiSocket.Tcp;
import jsupervisor.config.FcgiSocket.Unix;
import jsupervisor.config.values.Numbers;
import jsupervisor.ini.BadValue;
import jsupervisor.ini.IniSection;
import jsupervisor.terms.Account;

/** The socket of an {@code [fcgi-program:x]} (spec config, 6.6). */
final class FcgiReader {
  private static final int MOST_WAITING = 65535;
  private static final int OWNER_ONLY = 0700;

  /** Supervisor's form, and v6 addresses in brackets, which it does not know. */
  private static final Pattern TCP = Pattern.compile("tcp://([^\\s:]+|\\[[0-9a-fA-F:.]+]):(\\d+)");

  private final Draft draft;
  private final SectionReader reader;

  private FcgiReader(Draft draft, IniSection section) {
    this.draft = draft;
    this.reader = draft.reader(section);
  }

  /** The socket; empty when something is wrong with it, which is noted with the draft. */
  static Optional<FcgiSocket> socket(Draft draft, IniSection section) {
    return new FcgiReader(draft, section).socket();
  }

  private Optional<FcgiSocket> socket() {
    var section = reader.section().name();
    var backlog = reader.find("socket_backlog", FcgiReader::backlog);
    var owner = reader.find("socket_owner", this::owner);
    var mode = reader.find("socket_mode", FcgiReader::mode);
    var named = reader.with(Map.of("program_name", section.split(":", 2)[1]));
    var text = named.text("socket").orElse("");
    if (text.isEmpty()) {
      reader.error("socket", "[" + section + "] section requires a \"socket\" line");
      return Optional.empty();
    }
    return named
        .checked("socket", () -> address(text, owner, mode))
        .map(found ->
            new FcgiSocket(
                section, found, backlog.map(OptionalInt::of).orElse(OptionalInt.empty())));
  }

  private Address address(String text, Optional<Owner> owner, Optional<Integer> mode)
      throws BadValue {
    try {
      if (!text.startsWith("unix://")) return tcp(text);
      var path = text.substring("unix://".length());
      if (!path.startsWith("/"))
        throw new BadValue("Unix socket path " + path + " is not an absolute path");
      return new Unix(
          draft.paths().normal(path), mode.orElse(OWNER_ONLY), owner.or(this::programsUser));
    } catch (BadValue e) {
      throw new BadValue(e.getMessage() + " in [" + reader.section().name() + "] socket");
    }
  }

  private Address tcp(String text) throws BadValue {
    if (reader.raw("socket_owner").isPresent() || reader.raw("socket_mode").isPresent())
      throw new BadValue(
          "socket_owner and socket_mode params should only be used with a Unix domain socket");
    var parts = TCP.matcher(text);
    if (!parts.matches()) throw new BadValue("Bad socket format " + text);
    var host = parts.group(1).toLowerCase(Locale.ROOT);
    if (host.startsWith("[")) host = host.substring(1, host.length() - 1);
    return new Tcp(host, jsupervisor.config.values.Address.port(parts.group(2)));
  }

  /** The program's user must reach the socket that is made for it. */
  private Optional<Owner> programsUser() {
    return reader
        .find("user", draft.users()::user)
        .filter(user -> user.uid() != draft.host.uid())
        .map((Account user) -> new Owner(user.uid(), user.gid()));
  }

  private static int backlog(String text) throws BadValue {
    int backlog = Numbers.integer(text);
    if (backlog < 1 || backlog > MOST_WAITING)
      throw new BadValue("Invalid socket_backlog value " + backlog);
    return backlog;
  }

  private Owner owner(String text) throws BadValue {
    try {
      var owner = draft.users().owner(text);
      return new Owner(owner.uid(), owner.gid());
    } catch (BadValue e) {
      throw new BadValue("Invalid socket_owner value " + text);
    }
  }

  private static int mode(String text) throws BadValue {
    try {
      return Numbers.octal(text);
    } catch (BadValue e) {
      throw new BadValue("Invalid socket_mode value " + text);
    }
  }
}
