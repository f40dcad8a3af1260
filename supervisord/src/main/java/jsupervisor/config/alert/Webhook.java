package jsupervisor.config.alert;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Somebody who takes messages by HTTP; the address may be a secret in itself.
 *
 * @param url http or https
 * @param key empty = none
 */
public record Webhook(String url, Form form, Optional<String> key) {

  /** What is sent. */
  public enum Form {
    PLAIN,
    SLACK,
    TEAMS,
    PAGERDUTY;

    /** As it is written in a configuration. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The one of that word. */
    public static Optional<Form> of(String word) {
      return Arrays.stream(values()).filter(each -> each.word().equals(word)).findFirst();
    }
  }

  @Override
  public String toString() {
    return "Webhook[***, " + form + "]";
  }
}
