package jsupervisor.tls;

import java.util.Optional;

/**
 * The files of a client; read when it connects over TLS.
 *
 * @param ca PEM file of the authorities that are believed; empty = those of the run-time
 * @param own certificate and key, for servers that want one
 */
public record ClientTls(Optional<String> ca, Optional<KeyFiles> own) {
  /** No files. */
  public static final ClientTls NONE = new ClientTls(Optional.empty(), Optional.empty());
}
