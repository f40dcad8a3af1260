package jsupervisor.requests;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import jsupervisor.terms.Fault;
import jsupervisor.terms.Printable;

/** Every call that is answered, and whether one may come at all. Any thread; nobody waits. */
public final class Requests {
  /** Lines about slow calls in a second. */
  static final int MOST_LINES = 5;

  private static final long SECOND = 1_000_000_000;

  private final Settings settings;
  private final Means means;
  private final Ring ring;
  private final Arguments arguments = new Arguments();
  private final Optional<Clients> clients;
  private final Pace pace;
  private final LongAdder refused = new LongAdder();

  /**
   * What it works with; none of it waits or throws.
   *
   * @param nanos a clock that only goes forward
   * @param slow takes a line about a slow call
   * @param each takes every call
   */
  public record Means(LongSupplier nanos, Consumer<String> slow, Consumer<Call> each) {}

  /**
   * A call that comes too soon.
   *
   * @param text for people
   * @param seconds after which to try again
   */
  public record Refusal(String text, long seconds) {
    /** What tells its text from others. */
    private static final String WORDS = "too many calls: ";

    /** Whether a text is one of these, whatever stands before it. */
    private static boolean in(String text) {
      return text.contains(": " + WORDS);
    }
  }

  public Requests(Settings settings, Means means) {
    long now = means.nanos().getAsLong();
    this.settings = settings;
    this.means = means;
    ring = new Ring(settings.keep());
    pace = new Pace(MOST_LINES, now);
    clients =
        settings.most().isPresent()
            ? Optional.of(new Clients(settings.most().getAsInt(), now))
            : Optional.empty();
  }

  /**
   * Whether a client may call now.
   *
   * @return why not; empty = he may
   */
  public Optional<Refusal> admit(Client client, String method) {
    if (clients.isEmpty()) return Optional.empty();
    long late = clients.get().take(client, Methods.lane(method), means.nanos().getAsLong());
    if (late == 0) return Optional.empty();
    refused.increment();
    return Optional.of(refusal(client, Math.ceilDiv(late, SECOND)));
  }

  private Refusal refusal(Client client, long seconds) {
    var text =
        "%s%s makes more than %d a second; try again in %d s"
            .formatted(Refusal.WORDS, client, settings.most().orElse(0), seconds);
    return new Refusal(Printable.line(text), seconds);
  }

  /** What is written down of a call that was answered with a fault. */
  public static String result(Fault fault) {
    return Refusal.in(fault.text()) ? Call.REFUSED : "fault " + fault.code();
  }

  /** What the arguments of a call hash to; negative = there are none. */
  public long hash(List<Object> values) {
    return arguments.hash(values);
  }

  /** A call was answered. */
  public void add(Call call) {
    ring.add(call);
    means.each().accept(call);
    if (settings.slowMillis().isPresent() && slow(call)) say(call);
  }

  private boolean slow(Call call) {
    return call.nanos() > settings.slowMillis().getAsInt() * 1_000_000L && !call.endless();
  }

  private void say(Call call) {
    long unsaid = pace.next(means.nanos().getAsLong());
    if (unsaid < 0) return;
    var before = unsaid == 0 ? "" : "; " + unsaid + " other slow calls were not said before it";
    means.slow().accept(CallText.slow(call) + before);
  }

  /**
   * The calls that are remembered, the youngest first.
   *
   * @param whose which users' calls
   */
  public List<Call> recent(Predicate<String> whose) {
    return ring.youngest().stream().filter(call -> whose.test(call.client().user())).toList();
  }

  /** How many there were since this JVM has begun. */
  public long count() {
    return ring.added();
  }

  /** How many of them came too soon; empty = a client may call as often as he likes. */
  public OptionalLong refused() {
    return clients.isEmpty() ? OptionalLong.empty() : OptionalLong.of(refused.sum());
  }
}
