package jsupervisor.access;

import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Predicate;
import jsupervisor.ask.Ask;
import jsupervisor.ask.Asker;
import jsupervisor.terms.Fault;
import jsupervisor.terms.Printable;

/**
 * Stands before the control loop: asks only what the caller may ask, and has it written down when
 * something is done. Who the caller is, is known to the thread that handles the request; threads
 * that handle none only see. Any thread.
 */
public final class Guard implements Asker {
  private static final ScopedValue<Caller> CALLER = ScopedValue.newInstance();

  private static final Caller NOBODY =
      new Caller(new User("nobody", Right.READ, Set.of()), () -> "inside");

  private final Asker loop;
  private final Consumer<String> audit;

  /**
   * @param loop what stands behind
   * @param audit takes a line about every deed, refused or done
   */
  public Guard(Asker loop, Consumer<String> audit) {
    this.loop = loop;
    this.audit = audit;
  }

  /** Does some work for a caller, on this thread. */
  public static void as(Caller caller, Runnable work) {
    ScopedValue.where(CALLER, caller).run(work);
  }

  /** The same work on any thread for the caller of this one. */
  public static <T> Callable<T> here(Callable<T> work) {
    var caller = caller();
    return () -> ScopedValue.where(CALLER, caller).call(work::call);
  }

  /**
   * For a deed that begins before anything is asked.
   *
   * @throws Fault when the caller has not that right
   */
  public void demand(Right right, String deed) {
    var demand = new Demand(right, new Demand.Scope.All(), deed);
    admit(demand);
    said(demand, "begun");
  }

  /** Whether the caller may see what a group has left behind, also when it is there no more. */
  public boolean sees(String group) {
    var demand = new Demand(Right.READ, new Demand.Scope.Group(group), "");
    return caller().user().refusal(demand).isEmpty();
  }

  /** Whether the caller may see what any group has. */
  public boolean seesAll() {
    return caller().user().groups().isEmpty();
  }

  @Override
  public <T> T ask(Ask<T> question) {
    var demand = Demand.of(question);
    admit(demand);
    if (demand.deed().isEmpty()) return loop.ask(masked(question));
    try {
      var answer = loop.ask(question);
      said(demand, "done");
      return answer;
    } catch (Fault fault) {
      said(demand, fault.text());
      throw fault;
    }
  }

  /** Secrets of the configuration are for those who could change it. */
  @SuppressWarnings("unchecked") // one of the same kind
  private static <T> Ask<T> masked(Ask<T> question) {
    boolean admin = caller().user().right() == Right.ADMIN;
    return question instanceof Ask.ConfigAll && !admin
        ? (Ask<T>) new Ask.ConfigAll(true)
        : question;
  }

  private void admit(Demand demand) {
    var refusal = caller().user().refusal(demand);
    if (refusal.isEmpty()) return;
    if (!demand.deed().isEmpty()) said(demand, "refused");
    throw Fault.refused(refusal.get());
  }

  private void said(Demand demand, String result) {
    audit.accept(Printable.line(caller() + ": " + demand.deed() + ": " + result));
  }

  /** Whose calls the caller may see: whoever may do everything sees all, others see their own. */
  public static Predicate<String> users() {
    var user = caller().user();
    boolean all = user.right() == Right.ADMIN && user.groups().isEmpty();
    return name -> all || user.name().equals(name);
  }

  /** Whose work the calling thread does. */
  public static Caller caller() {
    return CALLER.orElse(NOBODY);
  }
}
