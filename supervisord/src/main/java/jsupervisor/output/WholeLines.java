package jsupervisor.output;

/** Where lines end, so that they are written and dropped as a whole. Pure. */
final class WholeLines {
  private WholeLines() {}

  /** Length of the first piece: as many whole lines as a pipe takes at once. */
  static int piece(byte[] bytes, int from, int to) {
    return to - from <= NamedLines.MOST ? to - from : whole(bytes, from, from + NamedLines.MOST);
  }

  /** Length of the whole lines there; of all where there is none. */
  static int whole(byte[] bytes, int from, int to) {
    int end = end(bytes, from, to);
    return end > from ? end - from : to - from;
  }

  /** Behind the last line that is whole; {@code from} where there is none. */
  private static int end(byte[] bytes, int from, int to) {
    for (int end = to; end > from; end--) if (bytes[end - 1] == '\n') return end;
    return from;
  }
}
