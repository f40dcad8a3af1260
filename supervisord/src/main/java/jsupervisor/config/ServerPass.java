package jsupervisor.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import jsupervisor.config.HttpServerConfig.Credentials;
import jsupervisor.config.HttpServerConfig.Inet;
import jsupervisor.config.HttpServerConfig.Unix;
import jsupervisor.config.values.Address;
import jsupervisor.config.values.Numbers;
import jsupervisor.config.values.Words;
import jsupervisor.ini.BadValue;
import jsupervisor.ini.IniSection;

/** HTTP servers: inet ones first, then Unix sockets (spec config, 6.2 and 6.3). */
final class ServerPass {
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127(\\.\\d{1,3}){1,3}|::1", Pattern.CASE_INSENSITIVE);

  private static final int OWNER_ONLY = 0700;
  private static final Users.Owner UNCHANGED = new Users.Owner(-1, -1);

  private final Draft draft;
  private final SectionReader reader;
  private final String section;

  private ServerPass(Draft draft, IniSection section) {
    this.draft = draft;
    this.reader = draft.plain(section);
    this.section = section.name();
  }

  static void apply(Draft draft) {
    for (var section : draft.document.beginningWith("inet_http_server"))
      new ServerPass(draft, section).inet().ifPresent(draft.servers::add);
    for (var section : draft.document.beginningWith("unix_http_server"))
      new ServerPass(draft, section).unix().ifPresent(draft.servers::add);
  }

  private Optional<HttpServerConfig> inet() {
    var credentials = credentials();
    if (reader.raw("port").isEmpty())
      reader.error("port", "section [" + section + "] has no port value");
    var webHosts = reader.get("web_hosts", List.<String>of(), Words::hostNames);
    var address = reader.find("port", Address::parse);
    var tls = new TlsReader(draft, reader).read();
    boolean named = reader.raw("username").isPresent() || reader.raw("password").isPresent();
    if (!named && reader.raw("client_ca").isEmpty()) address.ifPresent(this::notForEverybody);
    return address.map(at -> new Inet(section, at.host(), at.port(), credentials, webHosts, tls));
  }

  /** CVE-2019-12105: who forgets the password lets everybody run programs. */
  private void notForEverybody(Address address) {
    boolean meant = reader.get("allow_anonymous", false, Words::bool);
    boolean users = !draft.document.beginningWith("user:").isEmpty();
    if (meant || users || LOOPBACK.matcher(address.host()).matches()) return;
    reader.error(
        "port",
        "section ["
            + section
            + "] lets other machines in without a password: set username and password, or"
            + " port=127.0.0.1:"
            + address.port()
            + ", or allow_anonymous=true if everybody who reaches it may do everything");
  }

  private Optional<HttpServerConfig> unix() {
    var withHere = reader.with(Map.of("here", draft.here));
    if (reader.raw("file").isEmpty())
      reader.error("file", "section [" + section + "] has no file value");
    var file = withHere.find("file", text -> draft.paths().normal(text.strip()));
    var credentials = credentials();
    var owner = reader.get("chown", UNCHANGED, this::owner);
    int mode = reader.get("chmod", OWNER_ONLY, ServerPass::mode);
    return file.map(path -> new Unix(section, path, mode, owner.uid(), owner.gid(), credentials));
  }

  private Users.Owner owner(String text) throws BadValue {
    try {
      return draft.users().owner(text);
    } catch (BadValue e) {
      throw new BadValue("Invalid sockchown value " + text);
    }
  }

  private static int mode(String text) throws BadValue {
    try {
      return Numbers.octal(text);
    } catch (BadValue e) {
      throw new BadValue("Invalid chmod value " + text);
    }
  }

  private void warnOfDigest() {
    draft.problems.warnAt(
        reader.section(),
        "password",
        "Section [" + section + "] has a " + PasswordForms.FITS_NOTHING + ": no password fits it");
  }

  private Optional<Credentials> credentials() {
    boolean named = reader.raw("username").isPresent();
    boolean secret = reader.raw("password").isPresent();
    var username = reader.text("username");
    var password = reader.text("password");
    if (named != secret)
      reader.error(
          named ? "username" : "password",
          "Section ["
              + section
              + "] contains incomplete authentication: If a username or a password is specified,"
              + " both the username and password must be specified");
    if (username.isPresent() && username.get().isEmpty())
      reader.error("username", "Section [" + section + "] has an empty username");
    if (password.filter(PasswordForms::bad).isPresent())
      reader.error("password", "Section [" + section + "] has a " + PasswordForms.BAD);
    if (password.filter(PasswordForms::fitsNothing).isPresent()) warnOfDigest();
    if (username.isEmpty() || password.isEmpty()) return Optional.empty();
    return Optional.of(new Credentials(username.get(), password.get()));
  }
}
