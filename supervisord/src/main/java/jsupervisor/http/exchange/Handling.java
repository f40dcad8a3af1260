package jsupervisor.http.exchange;

import java.io.IOException;

/** Answers one kind of request, on a virtual thread of its own. */
@FunctionalInterface
public interface Handling {

  /**
   * Answers.
   *
   * @throws IOException when the client has gone, or reads no more
   */
  void handle(Exchange exchange) throws IOException;
}
