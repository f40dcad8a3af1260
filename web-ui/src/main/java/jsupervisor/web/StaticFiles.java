package jsupervisor.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;

/** Files that never change; there are no others, so no path can lead elsewhere. */
public final class StaticFiles {
  private static final Map<String, String> TYPES =
      Map.of("stylesheets/supervisor.css", "text/css;charset=utf-8");

  private StaticFiles() {}

  /**
   * A file with its type.
   *
   * @param type of the content
   * @param bytes the content
   */
  public record StaticFile(String type, byte[] bytes) {}

  /**
   * The file of that name.
   *
   * @param path without a leading slash
   */
  public static Optional<StaticFile> find(String path) {
    var type = TYPES.get(path);
    if (type == null) return Optional.empty();
    try (var in = StaticFiles.class.getResourceAsStream(path)) {
      return Optional.of(new StaticFile(type, in.readAllBytes()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
