package jsupervisor.ctl.check;

/** What a monitoring plugin says of what it watches; the ordinal is its exit status. */
public enum Severity {
  OK,
  WARNING,
  CRITICAL,
  UNKNOWN;

  /** What counts of two: what is surely bad is told before what is not known. */
  public Severity worse(Severity other) {
    return rank() >= other.rank() ? this : other;
  }

  private int rank() {
    return switch (this) {
      case OK -> 0;
      case UNKNOWN -> 1;
      case WARNING -> 2;
      case CRITICAL -> 3;
    };
  }

  /** 0 to 3. */
  public int status() {
    return ordinal();
  }
}
