package jsupervisor.tls;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;

/** Certificates of a PEM file. Any thread. */
public final class Certificates {
  private static final String LABEL = "CERTIFICATE";

  private Certificates() {}

  /**
   * All certificates of a file, in its order; what else is in the file does not count.
   *
   * @param file path
   * @return one at least
   * @throws BadPem when there is none, or one is damaged
   */
  public static List<X509Certificate> read(String file) throws BadPem {
    var found = new ArrayList<X509Certificate>();
    for (var block : PemFile.read(file).blocks())
      if (block.label().equals(LABEL)) found.add(parsed(block, file, found.size() + 1));
    if (found.isEmpty())
      throw new BadPem(
          file + " holds no certificate", "a PEM file has -----BEGIN CERTIFICATE----- in it");
    return List.copyOf(found);
  }

  private static X509Certificate parsed(PemFile.Block block, String file, int number)
      throws BadPem {
    try {
      var bytes = new ByteArrayInputStream(block.bytes());
      return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(bytes);
    } catch (CertificateException _) {
      throw new BadPem(
          "certificate " + number + " of " + file + " is damaged", "write the file anew");
    }
  }

  /**
   * What is wrong with the time for which a certificate is good.
   *
   * @return as in {@code has expired on ...}; empty when it is good now
   */
  public static Optional<String> untimely(X509Certificate certificate, Date now) {
    if (now.after(certificate.getNotAfter()))
      return Optional.of("has expired on " + day(certificate.getNotAfter()));
    if (now.before(certificate.getNotBefore()))
      return Optional.of("is not good before " + day(certificate.getNotBefore()));
    return Optional.empty();
  }

  /** A day of the world's time, as in 2026-01-31. */
  public static String day(Date date) {
    return date.toInstant().toString().substring(0, 10);
  }
}
