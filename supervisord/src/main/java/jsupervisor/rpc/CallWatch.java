package jsupervisor.rpc;

import java.util.List;
import java.util.Optional;
import jsupervisor.terms.Fault;

/** Is told of each call of a method, also of those within a multicall; any thread. */
public interface CallWatch {
  /** What the name of a method that there is not becomes. */
  String UNKNOWN = "unknown";

  /** Does not look. */
  CallWatch NONE =
      new CallWatch() {
        @Override
        public Place comes(String method) {
          return () -> {};
        }

        @Override
        public void answered(Answered call) {}
      };

  /**
   * A call that was answered.
   *
   * @param method its full name, or {@link #UNKNOWN}
   * @param values of its parameters
   * @param within whether another call has made it
   * @param fault that is the answer; empty = it is a result
   * @param nanos how long that took
   */
  record Answered(
      String method, List<Object> values, boolean within, Optional<Fault> fault, long nanos) {}

  /** What a call has while it is under way. */
  interface Place extends AutoCloseable {
    /** It was answered; neither waits nor throws. */
    @Override
    void close();
  }

  /**
   * A call is about to be made. Does not wait.
   *
   * @param method its full name, or {@link #UNKNOWN}
   * @throws Fault when it must not be made now; this is its answer
   */
  Place comes(String method);

  /** A call was answered. Neither waits nor throws. */
  void answered(Answered call);
}
