package jsupervisor.requests;

import jsupervisor.terms.Fault;
import jsupervisor.terms.FaultCode;
import jsupervisor.terms.Printable;

/** What becomes of a call that comes. */
public sealed interface Verdict {

  /**
   * It may be made.
   *
   * @param end what to do when it has been answered
   */
  record Pass(Runnable end) implements Verdict, AutoCloseable {
    /** Nobody counts. */
    static final Pass FREE = new Pass(() -> {});

    /** It was answered; once. */
    @Override
    public void close() {
      end.run();
    }
  }

  /**
   * It comes too soon.
   *
   * @param text for people
   * @param seconds after which to try again
   */
  record Refusal(String text, long seconds) implements Verdict {
    /** What tells its text from others. */
    private static final String WORDS = "too many calls: ";

    static Refusal of(Client client, String what, long seconds) {
      var text = WORDS + client + " " + what + "; try again in " + seconds + " s";
      return new Refusal(Printable.line(text), seconds);
    }

    /** Whether a fault says so; in others callers may have written these words. */
    static boolean in(Fault fault) {
      return fault.is(FaultCode.FAILED) && fault.text().startsWith("FAILED: " + WORDS);
    }
  }
}
