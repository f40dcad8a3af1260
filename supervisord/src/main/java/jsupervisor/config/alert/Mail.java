package jsupervisor.config.alert;

import java.util.List;
import java.util.Optional;

/**
 * Somebody who gets mail.
 *
 * @param to addresses of plain letters, one or more
 * @param from likewise; empty = sendmail decides
 * @param sendmail the command that takes a message on its standard input; its words
 */
public record Mail(List<String> to, Optional<String> from, List<String> sendmail) {
  public Mail {
    to = List.copyOf(to);
    sendmail = List.copyOf(sendmail);
  }
}
