package jsupervisor.ctl.command;

import java.io.PrintStream;
import jsupervisor.terms.Printable;

/**
 * Where words go, and whether eyes are there. What no terminal shows is Supervisor's text to the
 * byte; extras for people appear on terminals only.
 *
 * @param out where answers go
 * @param err where trouble with log streams, hints and progress go
 * @param keyboard whether standard input is a terminal
 * @param seen whether {@code out} is a terminal
 * @param watched whether {@code err} is a terminal that can wipe a line
 * @param told whether {@code err} is a terminal of any kind
 * @param colour whether colours are welcome on {@code out}
 */
public record Screen(
    PrintStream out,
    PrintStream err,
    boolean keyboard,
    boolean seen,
    boolean watched,
    boolean told,
    boolean colour) {

  /** Whether a person types here and reads here. */
  public boolean typed() {
    return keyboard && seen;
  }

  /** Text as {@code out} may have it: what a terminal would obey is replaced. */
  public String forOut(String text) {
    return seen ? Printable.of(text) : text;
  }

  /** The same for {@code err}. */
  public String forErr(String text) {
    return told ? Printable.of(text) : text;
  }

  /** Two streams that no terminal shows. */
  public static Screen plain(PrintStream out, PrintStream err) {
    return new Screen(out, err, false, false, false, false, false);
  }
}
