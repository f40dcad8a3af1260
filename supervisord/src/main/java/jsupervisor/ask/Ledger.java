package jsupervisor.ask;

import java.util.List;

/**
 * Whether some processes are in the journal as they are.
 *
 * @param wrong what is not, in words
 * @param next where the next ones begin, 0 = those were the last
 */
public record Ledger(List<String> wrong, int next) {
  public Ledger {
    wrong = List.copyOf(wrong);
  }
}
