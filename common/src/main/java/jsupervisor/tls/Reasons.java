package jsupervisor.tls;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.nio.channels.ClosedChannelException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLException;

/**
 * Turns what the JDK says about a connection into one sentence that says what to do.
 *
 * @param server as in {@code host:9001}
 */
record Reasons(String server, ClientTls files, Wanted wanted) {
  /** What the JDK says of bytes that do not begin as TLS does. */
  private static final String NO_TLS = "Unsupported or unrecognized SSL message";

  /**
   * @param heard whether the server has answered something: then it has accepted us
   * @return a TlsFailure, or what has happened to the connection below
   */
  IOException explained(IOException e, boolean heard) {
    if (e instanceof TlsFailure) return e;
    var causes = causes(e);
    for (var cause : causes) if (cause instanceof ClosedChannelException closed) return closed;
    var known =
        certificate(causes)
            .or(() -> plain(causes))
            .or(() -> heard ? Optional.empty() : unwelcome(e));
    if (known.isPresent()) return new TlsFailure(known.get());
    for (var cause : causes) {
      if (cause instanceof SocketException broken) return broken;
      if (cause instanceof EOFException ended) return ended;
    }
    return new TlsFailure("no TLS with " + server + ": " + e.getMessage());
  }

  /**
   * The connection has ended before a byte of the answer.
   *
   * @throws TlsFailure when that tells something
   */
  void silence() throws TlsFailure {
    if (wanted.inVain()) throw new TlsFailure(unwelcome());
  }

  private static List<Throwable> causes(Throwable e) {
    var causes = new ArrayList<Throwable>();
    for (var cause = e; cause != null && causes.size() < 20; cause = cause.getCause())
      causes.add(cause);
    return causes;
  }

  private Optional<String> certificate(List<Throwable> causes) {
    return causes.stream().flatMap(cause -> certificate(cause).stream()).findFirst();
  }

  private Optional<String> certificate(Throwable cause) {
    var its = "the certificate of " + server;
    return switch (cause) {
      case CertificateExpiredException e ->
          Optional.of(its + " has expired (" + e.getMessage() + "): the server needs a new one");
      case CertificateNotYetValidException e ->
          Optional.of(its + " is not good yet (" + e.getMessage() + "): compare the clocks");
      case CertPathBuilderException _ ->
          Optional.of(
              its
                  + files
                      .ca()
                      .map(ca -> " is of no authority in " + ca)
                      .orElse(" is of no authority known here")
                  + ": name the file of its authority as ca in [supervisorctl]");
      case CertificateException e when e.getClass() == CertificateException.class ->
          Optional.of(its + " is not for that name: " + e.getMessage());
      default -> Optional.empty();
    };
  }

  private Optional<String> plain(List<Throwable> causes) {
    return causes.stream().anyMatch(cause -> String.valueOf(cause.getMessage()).equals(NO_TLS))
        ? Optional.of(server + " does not speak TLS: http:// may be meant")
        : Optional.empty();
  }

  /** Of a certificate that was shown an alert is the no; a connection just breaks now and then. */
  private Optional<String> unwelcome(IOException e) {
    boolean refused = wanted.inVain() || (wanted.shown() && e instanceof SSLException);
    return refused ? Optional.of(unwelcome()) : Optional.empty();
  }

  private String unwelcome() {
    return server
        + files
            .own()
            .map(own ->
                " does not accept the certificate in "
                    + own.certificate()
                    + ": its client_ca has to have signed it")
            .orElse(
                " wants to see a certificate: set certificate and certificate_key in"
                    + " [supervisorctl]");
  }
}
