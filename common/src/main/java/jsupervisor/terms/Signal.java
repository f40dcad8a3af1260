package jsupervisor.terms;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A Linux signal (signal(7)); numbers are those of x86-64 and aarch64, which agree.
 *
 * @param number 1 to 64
 */
public record Signal(int number) {
  private static final String[] NAMES =
      ("HUP INT QUIT ILL TRAP ABRT BUS FPE KILL USR1 SEGV USR2 PIPE ALRM TERM STKFLT CHLD CONT STOP"
              + " TSTP TTIN TTOU URG XCPU XFSZ VTALRM PROF WINCH POLL PWR SYS")
          .split(" ");
  private static final Map<String, Integer> NUMBERS = numbers();

  public static final Signal HUP = new Signal(1);
  public static final Signal INT = new Signal(2);
  public static final Signal QUIT = new Signal(3);
  public static final Signal KILL = new Signal(9);
  public static final Signal USR1 = new Signal(10);
  public static final Signal USR2 = new Signal(12);
  public static final Signal TERM = new Signal(15);
  public static final Signal CHLD = new Signal(17);
  public static final Signal CONT = new Signal(18);
  public static final Signal STOP = new Signal(19);

  public Signal {
    if (number < 1 || number > 64) throw new IllegalArgumentException("not a signal: " + number);
  }

  /** {@code SIGTERM}, {@code SIGRTMIN}, or {@code signal 40} for those without a name. */
  public String name() {
    if (number <= NAMES.length) return "SIG" + NAMES[number - 1];
    return switch (number) {
      case 34 -> "SIGRTMIN";
      case 64 -> "SIGRTMAX";
      default -> "signal " + number;
    };
  }

  /** The signal of that name, any case, with or without {@code SIG}; aliases are understood. */
  public static Optional<Signal> named(String name) {
    var upper = name.strip().toUpperCase(Locale.ROOT);
    var number = NUMBERS.get(upper.startsWith("SIG") ? upper.substring(3) : upper);
    return Optional.ofNullable(number).map(Signal::new);
  }

  private static Map<String, Integer> numbers() {
    var all = new TreeMap<String, Integer>();
    for (int i = 0; i < NAMES.length; i++) all.put(NAMES[i], i + 1);
    all.putAll(Map.of("CLD", 17, "IOT", 6, "IO", 29, "RTMIN", 34, "RTMAX", 64));
    return Map.copyOf(all);
  }
}
