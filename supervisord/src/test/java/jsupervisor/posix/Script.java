package jsupervisor.posix;

import java.io.IOException;

/** What runs below a real keeper, in a JVM of its own: says ok at the end, or what is wrong. */
final class Script {
  private Script() {}

  /** Its steps. */
  interface Steps {
    void run() throws IOException;
  }

  /** Takes them, and ends the keeper. */
  static void play(Keeper keeper, Steps steps) {
    try {
      steps.run();
      System.out.println("ok");
    } catch (Throwable e) {
      e.printStackTrace();
    }
    System.out.flush();
    keeper.exit(0);
  }
}
