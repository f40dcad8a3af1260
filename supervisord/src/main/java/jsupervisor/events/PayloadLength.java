package jsupervisor.events;

import java.nio.charset.StandardCharsets;

/** In what the header counts the payload (known-traps B1). */
public enum PayloadLength {
  /** Unicode code points, as Supervisor does and listeners that read text expect. */
  CODE_POINTS {
    @Override
    int of(String payload) {
      return payload.codePointCount(0, payload.length());
    }
  },
  /** Bytes of UTF-8, as Supervisor's documentation has it. */
  BYTES {
    @Override
    int of(String payload) {
      return payload.getBytes(StandardCharsets.UTF_8).length;
    }
  };

  abstract int of(String payload);
}
