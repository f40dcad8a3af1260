package jsupervisor.tls;

import java.io.IOException;

/** Why there is no TLS connection: one sentence for people. */
public final class TlsFailure extends IOException {
  private static final long serialVersionUID = 1L;

  TlsFailure(String text) {
    super(text);
  }
}
