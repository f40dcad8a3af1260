package jsupervisor.loop;

import java.util.ArrayDeque;

/**
 * Answers that wait for the end of the control thread's turn, when the journal has what they
 * promise. The thread that makes it is the control thread.
 */
final class Unsaid {
  private final Thread control = Thread.currentThread();
  private final ArrayDeque<Runnable> answers = new ArrayDeque<>();

  /** What another thread answers rests on nothing that this turn has still to write. */
  void say(Runnable answer) {
    if (Thread.currentThread().equals(control)) answers.add(answer);
    else answer.run();
  }

  void sayAll() {
    for (var answer = answers.poll(); answer != null; answer = answers.poll()) answer.run();
  }
}
