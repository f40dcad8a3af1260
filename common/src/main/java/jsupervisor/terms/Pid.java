package jsupervisor.terms;

/**
 * A Unix process id.
 *
 * @param value 1 or more, as the kernel gives it
 */
public record Pid(int value) {
  public Pid {
    if (value < 1) throw new IllegalArgumentException("not a process id: " + value);
  }

  @Override
  public String toString() {
    return Integer.toString(value);
  }
}
