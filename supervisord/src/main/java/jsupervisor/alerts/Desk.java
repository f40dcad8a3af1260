package jsupervisor.alerts;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import jsupervisor.kept.Folder;
import jsupervisor.kept.Reason;

/**
 * Where one alert keeps what is not told yet: a file, replaced as a whole. What goes wrong is said,
 * and costs no more than what was to be kept. One thread.
 */
final class Desk {
  private final String name;
  private final Folder folder;
  private final Said said;
  private boolean usable;
  private boolean failing;

  /** Takes lines for the log. */
  @FunctionalInterface
  interface Said {
    void warn(String text);
  }

  Desk(String name, Folder folder, Said said) {
    this.name = name;
    this.folder = folder;
    this.said = said;
  }

  /** What is there; a file that is of no use is set aside. */
  Kept open() {
    try {
      usable = folder.open() != null;
      var kept = Kept.decode(folder.read(name, Kept.LARGEST));
      if (kept.isPresent()) return kept.get();
      aside("it is damaged, or of another version");
    } catch (NoSuchFileException _) {
      return Kept.NOTHING;
    } catch (Folder.Unfit e) {
      aside(e.getMessage());
    } catch (IOException e) {
      said.warn("what is to be told cannot be kept in " + folder.path() + ": " + Reason.of(e));
    }
    return Kept.NOTHING;
  }

  private void aside(String why) {
    said.warn("what was still to be told is lost, its file is set aside: " + why);
    try {
      folder.setAside(name);
    } catch (IOException e) {
      said.warn("nor can it be renamed: " + Reason.of(e));
    }
  }

  /**
   * Keeps it.
   *
   * @param durable whether it shall be on the disk
   */
  void keep(Kept kept, boolean durable) {
    if (!usable) return;
    try {
      folder.write(name, kept.encode(), durable);
      failing = false;
    } catch (IOException e) {
      if (!failing)
        said.warn("what is to be told cannot be kept in " + folder.path() + ": " + Reason.of(e));
      failing = true;
    }
  }
}
