package jsupervisor.ctl.check;

/**
 * Performance data of one thing.
 *
 * @param label not fit for a line yet
 * @param value with unit, limits and bounds
 */
record Figure(String label, String value) {
  private static final int LONGEST = 80;

  /** {@code label=value}; what could end a label or the data is replaced, whoever chose it. */
  String text() {
    return label() + "=" + value;
  }

  /** Letters, digits and a few others of ASCII: it needs no quotes, and every grapher takes it. */
  @Override
  public String label() {
    var clean = new StringBuilder();
    for (int at = 0; at < Math.min(label.length(), LONGEST); at++) {
      char c = label.charAt(at);
      boolean plain = c < 128 && (Character.isLetterOrDigit(c) || "_.:-/".indexOf(c) >= 0);
      clean.append(plain ? c : '_');
    }
    return clean.toString();
  }
}
