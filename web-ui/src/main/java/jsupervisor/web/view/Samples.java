package jsupervisor.web.view;

import jsupervisor.web.Row;

/** What the script copies when a row is new. */
public final class Samples {
  /** A row of which every field is written over. */
  public static final Row ROW =
      new Row("", "", "", "STOPPED", "", "", false, 0, 0, 0, false, false, false, "");

  private Samples() {}
}
