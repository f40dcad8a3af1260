package jsupervisor.requests;

import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import jsupervisor.requests.Verdict.Pass;
import jsupervisor.requests.Verdict.Refusal;
import jsupervisor.terms.Fault;

/** Every call that is answered, and whether one may come at all. Any thread; nobody waits. */
public final class Requests {
  /** Lines about slow calls in a second. */
  static final int MOST_LINES = 5;

  private static final long SECOND = 1_000_000_000;

  /** Calls a second that nobody makes. */
  private static final int UNLIMITED = 1_000_000_000;

  private final Settings settings;
  private final Means means;
  private final Ring ring;
  private final Arguments arguments = new Arguments();
  private final boolean limited;
  private final Clients clients;
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

  public Requests(Settings settings, Means means) {
    long now = means.nanos().getAsLong();
    this.settings = settings;
    this.means = means;
    ring = new Ring(settings.keep());
    pace = new Pace(MOST_LINES, now);
    limited = settings.most().isPresent() || settings.mostAtOnce().isPresent();
    clients = new Clients(settings.most().orElse(UNLIMITED), now);
  }

  /** Whether a client may call now. */
  public Verdict admit(Client client, String method) {
    if (!limited) return Pass.FREE;
    var lane = Methods.lane(method);
    long now = means.nanos().getAsLong();
    var own = clients.of(client, now);
    long late = own.lanes().get(lane).take(now);
    if (late > 0) return refused(client, late);
    if (settings.mostAtOnce().isEmpty() || lane == Lane.STATE || Methods.endless(method))
      return Pass.FREE;
    int most = settings.mostAtOnce().getAsInt();
    return own.enter(most) ? new Pass(own::leave) : crowded(client, most);
  }

  private Refusal refused(Client client, long late) {
    refused.increment();
    var what = "makes more than " + settings.most().orElse(UNLIMITED) + " a second";
    return Refusal.of(client, what, Math.ceilDiv(late, SECOND));
  }

  private Refusal crowded(Client client, int most) {
    refused.increment();
    return Refusal.of(client, "waits for the answers to " + most + " already", 1);
  }

  /** What is written down of a call that was answered with a fault. */
  public static String result(Fault fault) {
    return Refusal.in(fault) ? Call.REFUSED : "fault " + fault.code();
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
    return limited ? OptionalLong.of(refused.sum()) : OptionalLong.empty();
  }
}
