package jsupervisor.ini;

/** What came of reading an INI file. */
public sealed interface IniResult {

  /** The file is well formed. */
  record Parsed(IniDocument document) implements IniResult {}

  /**
   * The file is not INI text.
   *
   * @param file as it was named
   * @param line the first bad one, 1 or more; 0 when none is to blame
   * @param reason the message of Python's parser, every bad line in it
   */
  record Broken(String file, int line, String reason) implements IniResult {}
}
