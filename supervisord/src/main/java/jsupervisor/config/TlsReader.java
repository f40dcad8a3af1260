package jsupervisor.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jsupervisor.ini.BadValue;
import jsupervisor.tls.BadPem;
import jsupervisor.tls.Certificates;
import jsupervisor.tls.Identity;
import jsupervisor.tls.KeyFiles;
import jsupervisor.tls.PrivateKeys;
import jsupervisor.tls.ServerTls;

/**
 * The TLS of an {@code [inet_http_server]}. Its files are read here as well, so that what is wrong
 * with them is found before anything is stopped for a new configuration.
 */
record TlsReader(Draft draft, SectionReader reader) {
  private static final String CERTIFICATE = "certificate";
  private static final String KEY = "certificate_key";
  private static final String CLIENT_CA = "client_ca";

  private static final int READABLE_BY_GROUP = 0040;
  private static final int READABLE_BY_OTHERS = 0004;

  /** Reading a PEM file can fail. */
  private interface Reading<T> {
    T read() throws BadPem;
  }

  Optional<ServerTls> read() {
    if (reader.raw(CERTIFICATE).isEmpty()) {
      for (var option : List.of(KEY, CLIENT_CA))
        if (reader.raw(option).isPresent())
          reader.error(option, "needs " + CERTIFICATE + ": without it nothing is encrypted");
      return Optional.empty();
    }
    var clientCa = path(CLIENT_CA);
    clientCa.ifPresent(file -> checked(CLIENT_CA, () -> Certificates.read(file)));
    var certificate = path(CERTIFICATE);
    var key = reader.raw(KEY).isPresent() ? path(KEY) : certificate;
    if (certificate.isEmpty() || key.isEmpty()) return Optional.empty();
    var own = new KeyFiles(certificate.get(), key.get());
    judge(own);
    return Optional.of(new ServerTls(own, clientCa));
  }

  private void judge(KeyFiles own) {
    var keyOption = reader.raw(KEY).isPresent() ? KEY : CERTIFICATE;
    var chain = checked(CERTIFICATE, () -> Certificates.read(own.certificate()));
    chain.ifPresent(certificates -> warnOfTime(own.certificate(), certificates.getFirst()));
    var secret = checked(keyOption, () -> PrivateKeys.read(own.key()));
    if (secret.isEmpty()) return;
    warnOfReaders(keyOption, own.key());
    if (chain.isPresent() && !new Identity(chain.get(), secret.get()).fits())
      reader.error(keyOption, own.unfit().text());
  }

  private Optional<String> path(String option) {
    var withHere = reader.with(Map.of("here", draft.here));
    return withHere.find(option, text -> draft.paths().normal(text.strip()));
  }

  private <T> Optional<T> checked(String option, Reading<T> reading) {
    return reader.checked(
        option,
        () -> {
          try {
            return reading.read();
          } catch (BadPem e) {
            throw new BadValue(e.text()); // the start shows no hints
          }
        });
  }

  private void warnOfTime(String file, X509Certificate certificate) {
    Certificates.untimely(certificate, new Date())
        .ifPresent(why ->
            warn(CERTIFICATE, "the certificate in " + file + " " + why + ": no client takes it"));
  }

  /** A group may be how the daemon's account reads a key that belongs to somebody else. */
  private void warnOfReaders(String option, String file) {
    try {
      var facts = Files.readAttributes(Path.of(file), "unix:mode,uid");
      int mode = (int) facts.get("mode");
      boolean own = facts.get("uid").equals(draft.host.uid());
      int toMany = own ? READABLE_BY_GROUP | READABLE_BY_OTHERS : READABLE_BY_OTHERS;
      if ((mode & toMany) != 0)
        warn(
            option,
            "the key in "
                + file
                + " can be read by others than the daemon (mode %04o): chmod 0600 it"
                    .formatted(mode & 07777));
    } catch (IOException _) {
      // it was there a moment ago, and whoever serves with it will say that it is not
    }
  }

  private void warn(String option, String text) {
    draft.problems.warnAt(reader.section(), option, text);
  }
}
