package jsupervisor.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The short form of {@code bench/chaos}: whatever is broken under a daemon, its programs do not
 * notice. The script judges; what it says is what fails here.
 */
class ChaosIT {
  /** It is meant to take a minute; a machine that has much else to do may take several. */
  private static final int SECONDS = 600;

  /**
   * Of each kind some that no other test here does; {@code bench/chaos} does them all, for longer.
   */
  private static final String SOME = "A2,A4K,A5,B2,B7,C2,C5,D1,D4,D5,D7,D8,D9,E1,F5,G1,J6";

  private static String chaos(String words) {
    var script = Image.HOUSE.resolve("bench/chaos").toString();
    var all = List.of(Image.PYTHON, script, "--short", "--image", Image.FOLDER.toString(), words);
    var run = Run.in(Image.HOUSE, all, Map.of(), SECONDS);
    assertEquals(0, run.status(), run::toString);
    return run.out();
  }

  @Test
  void noPromiseIsBroken() {
    var out = chaos("--only=" + SOME);
    assertTrue(out.contains("0 broken promises"), out);
    System.out.print(out);
  }

  /** What is done behind the judge's back is found, each in its way. */
  @Test
  void theJudgeSeesWhatIsBroken() {
    var out = chaos("--sabotage");
    assertTrue(out.contains("6 of 6 sabotages were found"), out);
    assertTrue(out.contains("without sabotage all holds"), out);
  }
}
