package jsupervisor.boot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The environment that the daemon was started with, in its order. */
public final class Environment {
  private static final String HIDDEN = "__jsupervisor_";

  private Environment() {}

  /**
   * From the kernel (proc_pid_environ(5)), because Java decodes its own copy by the locale, which
   * loses bytes where none is set.
   */
  public static Map<String, String> read() {
    try {
      return parse(Files.readString(Path.of("/proc/self/environ"), StandardCharsets.UTF_8));
    } catch (java.nio.charset.CharacterCodingException _) {
      return System.getenv();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Entries end with NUL; what has no {@code =} is no variable; the first of a name counts. The
   * launcher hides from this JVM what is meant for the programs' JVMs.
   */
  static Map<String, String> parse(String entries) {
    var all = new LinkedHashMap<String, String>();
    for (var entry : entries.split("\0")) {
      int equals = entry.indexOf('=');
      if (equals <= 0) continue;
      var name = entry.substring(0, equals);
      var shown = name.startsWith(HIDDEN) ? name.substring(HIDDEN.length()) : name;
      all.putIfAbsent(shown, entry.substring(equals + 1));
    }
    return Collections.unmodifiableMap(all);
  }
}
