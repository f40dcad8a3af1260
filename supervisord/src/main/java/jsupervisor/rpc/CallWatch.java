package jsupervisor.rpc;

/** Is told of each call of a method, also of those within a multicall; any thread. */
@FunctionalInterface
public interface CallWatch {
  /** What the name of a method that there is not becomes. */
  String UNKNOWN = "unknown";

  /**
   * A call was answered. Neither waits nor throws.
   *
   * @param method its full name
   * @param fault whether the answer is one
   * @param nanos how long that took
   */
  void called(String method, boolean fault, long nanos);
}
