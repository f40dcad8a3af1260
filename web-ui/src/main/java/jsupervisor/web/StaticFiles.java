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
   * @param bytes the content, as it goes over the wire
   * @param etag a strong validator, with its quotes
   * @param immutable whether this name never means another content
   * @param encoding of the content, empty = none
   */
  public record StaticFile(
      String type, byte[] bytes, String etag, boolean immutable, String encoding) {}

  /**
   * The file of that name.
   *
   * @param path without a leading slash
   * @param acceptsGzip whether the client takes gzip
   */
  public static Optional<StaticFile> find(String path, boolean acceptsGzip) {
    var type = TYPES.get(path);
    if (type == null) return Optional.empty();
    try (var in = StaticFiles.class.getResourceAsStream(path)) {
      return Optional.of(new StaticFile(type, in.readAllBytes(), "\"0\"", false, ""));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
