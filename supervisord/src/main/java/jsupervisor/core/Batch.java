package jsupervisor.core;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jsupervisor.core.Order.Place;
import jsupervisor.terms.ProcessName;
import jsupervisor.terms.StateCode;

/**
 * A request to many processes on its way (spec xmlrpc, 4.3): results known at once stand first, in
 * ascending order, the others behind them as they come.
 *
 * @param waiting who has not answered yet
 * @param results who has, in the order of the answer to the caller
 */
public record Batch(List<ProcessName> waiting, List<Outcome> results) {

  /** What is to be done to them. */
  public enum Verb {
    START,
    STOP,
    SIGNAL;

    /** Whether it concerns a process in that state; the others do not appear in the results. */
    boolean concerns(StateCode state) {
      return switch (this) {
        case START -> !state.running();
        case STOP -> state.running();
        case SIGNAL -> state.signallable();
      };
    }

    /** Whether it is done to the highest numbers first, as the manual promises for stops. */
    boolean backwards() {
      return switch (this) {
        case STOP -> true;
        case START, SIGNAL -> false;
      };
    }
  }

  /**
   * A process that may be concerned.
   *
   * @param place where it stands in the order
   * @param state its public state at the time of the request
   */
  public record Member(Place place, StateCode state) {
    ProcessName name() {
      return place.program().name();
    }
  }

  public Batch {
    waiting = List.copyOf(waiting);
    results = List.copyOf(results);
  }

  /** Who is concerned, in the order in which it is to be done to them. */
  public static List<ProcessName> plan(Verb verb, Collection<Member> members) {
    var names = concerned(verb, members);
    return verb.backwards() ? names.reversed() : names;
  }

  /**
   * The batch after everything was asked for.
   *
   * @param members the same as in {@link #plan}, with their states of then
   * @param atOnce results that are known already
   */
  public static Batch begun(
      Verb verb, Collection<Member> members, Map<ProcessName, Outcome> atOnce) {
    var waiting = new ArrayList<ProcessName>();
    var results = new ArrayList<Outcome>();
    for (var name : concerned(verb, members))
      Optional.ofNullable(atOnce.get(name)).ifPresentOrElse(results::add, () -> waiting.add(name));
    return new Batch(waiting, results);
  }

  /** The batch after one more result; one that nobody waits for changes nothing. */
  public Batch answered(Outcome outcome) {
    if (!waiting.contains(outcome.name())) return this;
    var still = waiting.stream().filter(name -> !name.equals(outcome.name())).toList();
    var more = new ArrayList<>(results);
    more.add(outcome);
    return new Batch(still, more);
  }

  /** Whether the caller can be answered. */
  public boolean complete() {
    return waiting.isEmpty();
  }

  private static List<ProcessName> concerned(Verb verb, Collection<Member> members) {
    return members.stream()
        .filter(member -> verb.concerns(member.state()))
        .sorted((a, b) -> Order.START.compare(a.place(), b.place()))
        .map(Member::name)
        .toList();
  }
}
