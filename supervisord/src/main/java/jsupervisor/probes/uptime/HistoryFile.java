package jsupervisor.probes.uptime;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import jsupervisor.kept.Folder;
import jsupervisor.terms.ProcessName;

/**
 * The one file of all histories. It is replaced as a whole, so that a kill at any moment leaves the
 * old or the new one. One thread.
 *
 * @param folder that nobody else may write to; its parent is there
 */
public record HistoryFile(Folder folder) {
  /** More are not kept. */
  static final int MOST_PROCESSES = 2000;

  private static final String NAME = "all";
  private static final String SUFFIX = ".uptime";

  /** 2000 in which each hour is another, with long names. */
  private static final int LARGEST = 16 << 20;

  private static final long MONTH_MILLIS = 30L * 24 * 3_600_000;

  /** In that folder. */
  public static HistoryFile in(Path path) {
    return new HistoryFile(new Folder(path, SUFFIX));
  }

  /**
   * All that is kept.
   *
   * @return empty when there is no file yet
   * @throws Damaged when it was no history; it is set aside
   * @throws IOException when the folder cannot be used, or the file cannot be read
   */
  public Map<ProcessName, History> read() throws IOException {
    if (!folder.open().contains(NAME)) return Map.of();
    try {
      var all = HistoryCodec.decode(folder.read(NAME, LARGEST), LARGEST);
      if (all.isPresent()) return all.get();
    } catch (Folder.Unfit e) {
      throw aside(e.getMessage());
    }
    throw aside(folder.file(NAME) + " is damaged, or of another version");
  }

  private Damaged aside(String why) throws IOException {
    folder.setAside(NAME);
    return new Damaged(why);
  }

  /** It was no history, and was set aside. */
  public static final class Damaged extends IOException {
    private static final long serialVersionUID = 1L;

    Damaged(String why) {
      super(why);
    }
  }

  /**
   * Those that are worth keeping.
   *
   * @param nowMillis wall time; whoever was gone a month before is forgotten
   */
  public static Map<ProcessName, History> worth(Map<ProcessName, History> all, long nowMillis) {
    var kept = new LinkedHashMap<ProcessName, History>();
    all.entrySet().stream()
        .filter(each -> nowMillis - each.getValue().seenMillis() < MONTH_MILLIS)
        .sorted(Comparator.comparingLong(each -> -each.getValue().seenMillis()))
        .limit(MOST_PROCESSES)
        .forEach(each -> kept.put(each.getKey(), each.getValue()));
    return kept;
  }

  /**
   * Replaces all that is kept.
   *
   * @throws IOException when it cannot be written; what was there stays
   */
  public void write(Map<ProcessName, History> all) throws IOException {
    var bytes = HistoryCodec.encode(all);
    if (bytes.length > LARGEST) throw new IOException(bytes.length + " bytes are too many");
    folder.write(NAME, bytes, false);
  }
}
