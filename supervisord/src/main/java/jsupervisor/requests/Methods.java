package jsupervisor.requests;

import java.util.Set;

/** What is known of methods by their names. Pure. */
final class Methods {
  /**
   * Of the main interface, under whatever namespace it is offered, and of ours who asks so much.
   */
  private static final Set<String> STATES =
      Set.of(
          "getAPIVersion",
          "getVersion",
          "getSupervisorVersion",
          "getIdentification",
          "getState",
          "getPID",
          "getProcessInfo",
          "getAllProcessInfo",
          "getRequests",
          "getRecentRequests");

  /** It only holds others, each of which has a lane of its own. */
  private static final String MULTICALL = "system.multicall";

  private static final Set<String> PAGES =
      Set.of("/ok.html", "/metrics", "/requests.html", "/healthz", "/healthz/", "/readyz");

  private static final Set<String> STREAMS =
      Set.of("GET /events", "GET /logtail/", "GET /mainlogtail/");

  private Methods() {}

  static Lane lane(String method) {
    int blank = method.indexOf(' ');
    boolean state =
        blank >= 0
            ? PAGES.contains(method.substring(blank + 1))
            : method.equals(MULTICALL)
                || STATES.contains(method.substring(method.lastIndexOf('.') + 1));
    return state ? Lane.STATE : Lane.OTHER;
  }

  static boolean endless(String method) {
    return STREAMS.contains(method);
  }
}
