package jsupervisor.web;

import java.util.List;

/**
 * Who has called what lately.
 *
 * @param daemon who answers
 * @param time whether those come first that took the longest, else those that are the most
 * @param count how many calls it is about
 * @param sinceMillis when the first of them came
 * @param methods and pages
 * @param clients by name and place
 * @param calls the youngest first
 * @param token what its forms must send back
 */
public record RequestsPage(
    Daemon daemon,
    boolean time,
    int count,
    long sinceMillis,
    List<RequestRow> methods,
    List<RequestRow> clients,
    List<Call> calls,
    String token) {
  public RequestsPage {
    methods = List.copyOf(methods);
    clients = List.copyOf(clients);
    calls = List.copyOf(calls);
  }

  /**
   * One call.
   *
   * @param hash of its arguments, empty = it had none
   */
  public record Call(
      long atMillis,
      String client,
      String method,
      String hash,
      long nanos,
      long bytes,
      String result) {}

  /** The page as HTML. */
  public String html() {
    return Html.requests(this);
  }
}
