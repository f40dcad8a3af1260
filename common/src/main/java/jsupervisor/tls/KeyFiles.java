package jsupervisor.tls;

/**
 * Where somebody's own certificate and key lie.
 *
 * @param certificate PEM file: the certificate first, then those that lead to an authority
 * @param key PEM file; may be the same
 */
public record KeyFiles(String certificate, String key) {

  /**
   * Reads both.
   *
   * @throws BadPem when one cannot be used, or they do not fit each other
   */
  public Identity read() throws BadPem {
    var identity = new Identity(Certificates.read(certificate), PrivateKeys.read(key));
    if (!identity.fits()) throw unfit();
    return identity;
  }

  /** What is wrong when they do not fit each other. */
  public BadPem unfit() {
    return new BadPem(
        "the key in " + key + " does not fit the first certificate in " + certificate,
        "name the key that the certificate was made for; other certificates come behind its own");
  }
}
