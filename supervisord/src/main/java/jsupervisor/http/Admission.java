package jsupervisor.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import jsupervisor.access.User;

/**
 * Who may come in through a socket. Where nobody is named, everybody may, as with Supervisor. Any
 * thread.
 *
 * @param known who has a password; the user of the server itself is the first and may do everything
 * @param accounts who is known by an account of this machine
 * @param open whether nobody is asked
 */
public record Admission(List<Known> known, List<Local> accounts, boolean open) {
  /** As it is without users. */
  public static final Admission ANYBODY = new Admission(List.of(), List.of(), true);

  /** Somebody with a password. */
  public record Known(Password password, User user) {}

  /** Somebody with accounts. */
  public record Local(Set<String> accounts, User user) {}

  public Admission {
    known = List.copyOf(known);
    accounts = List.copyOf(accounts);
  }

  /** What a caller is worth. */
  sealed interface Verdict {
    record Welcome(User user) implements Verdict {}

    record Refused() implements Verdict {}

    record Nonsense() implements Verdict {}

    /** Too many guesses are being judged. */
    record Later() implements Verdict {}
  }

  /**
   * Judges a caller.
   *
   * @param header the Authorization header, or null
   * @param account at the other end of a Unix socket; asked where it counts
   */
  Verdict judge(String header, Supplier<Optional<String>> account) {
    if (open) return new Verdict.Welcome(User.ANYBODY);
    if (header == null) return account.get().flatMap(this::local).orElse(new Verdict.Refused());
    Verdict last = new Verdict.Refused();
    for (var each : meant(header)) {
      switch (each.password().judge(header)) {
        case WELCOME -> {
          return new Verdict.Welcome(each.user());
        }
        case REFUSED -> {}
        case NONSENSE -> last = new Verdict.Nonsense();
        case LATER -> last = new Verdict.Later();
      }
    }
    return last;
  }

  private Optional<Verdict> local(String account) {
    return accounts.stream()
        .filter(each -> each.accounts().contains(account))
        .<Verdict>map(each -> new Verdict.Welcome(each.user()))
        .findFirst();
  }

  private Optional<Known> slowest() {
    return known.stream()
        .filter(each -> each.password().isSlow())
        .findFirst()
        .or(() -> known.stream().findFirst());
  }

  /** Judging a name that nobody has takes as long as a wrong password of somebody. */
  private List<Known> meant(String header) {
    var name = Password.name(header);
    var meant = new ArrayList<Known>();
    for (var each : known) if (each.password().username().equals(name)) meant.add(each);
    if (meant.isEmpty()) slowest().ifPresent(meant::add);
    return meant;
  }
}
