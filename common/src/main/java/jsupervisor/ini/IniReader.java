package jsupervisor.ini;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ini4j.Config;
import org.ini4j.spi.IniHandler;
import org.ini4j.spi.IniParser;

/** Reads INI text as Python's ConfigParser does when Supervisor uses it (spec config, 2). */
public final class IniReader {
  /** Longest file that is read, in bytes. */
  public static final int LARGEST_FILE = 16 << 20;

  private IniReader() {}

  /**
   * Reads one file.
   *
   * @param path where it is
   * @param name how messages name it
   * @throws IOException when it cannot be opened or read
   */
  public static IniResult read(Path path, String name) throws IOException {
    byte[] bytes;
    try (var in = Files.newInputStream(path)) {
      bytes = in.readNBytes(LARGEST_FILE + 1);
    }
    if (bytes.length > LARGEST_FILE)
      return new IniResult.Broken(
          name, 0, "config file " + name + " is larger than " + LARGEST_FILE + " bytes");
    try {
      return parse(Utf8.decode(bytes), name);
    } catch (BadValue e) {
      return new IniResult.Broken(name, 0, e.getMessage());
    }
  }

  /**
   * Parses text.
   *
   * @param text of a whole file, lines ended by LF, CRLF or CR
   * @param name how messages name the file
   */
  public static IniResult parse(String text, String name) {
    var lines = text.lines().toList();
    var folding = Folding.of(lines);
    if (folding.orphan() > 0) return noHeader(lines, name, folding.orphan());
    if (!folding.badLines().isEmpty()) return badLines(lines, name, folding.badLines());
    return new IniResult.Parsed(new IniDocument(sections(folding.text(), name)));
  }

  private static IniResult noHeader(List<String> lines, String name, int number) {
    var reason =
        "File contains no section headers.\nfile: %s, line: %d\n%s"
            .formatted(Repr.of(name), number, raw(lines, number));
    return new IniResult.Broken(name, number, reason);
  }

  private static IniResult badLines(List<String> lines, String name, List<Integer> numbers) {
    var reason = new StringBuilder("Source contains parsing errors: ").append(Repr.of(name));
    for (int number : numbers)
      reason.append("\n\t[line %2d]: %s".formatted(number, raw(lines, number)));
    return new IniResult.Broken(name, numbers.getFirst(), reason.toString());
  }

  private static String raw(List<String> lines, int number) {
    return Repr.of(lines.get(number - 1) + "\n");
  }

  private static Map<String, IniSection> sections(String folded, String file) {
    var config = new Config();
    config.setEscape(true);
    config.setEscapeNewline(false);
    config.setInclude(false);
    config.setEmptyOption(false);
    config.setEmptySection(true);
    config.setTree(false);
    var collector = new Collector(file);
    try {
      IniParser.newInstance(config).parse(new StringReader(folded), collector);
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory", e);
    }
    return collector.sections;
  }

  /** Takes what ini4j finds; names come as {@code line|name|}, values as {@code |value}. */
  private static final class Collector implements IniHandler {
    private final Map<String, IniSection> sections = new LinkedHashMap<>();
    private final String file;
    private String section = "";

    Collector(String file) {
      this.file = file;
    }

    @Override
    public void startSection(String header) {
      section = name(header);
      sections.putIfAbsent(section, new IniSection(section, file, line(header), Map.of()));
    }

    @Override
    public void handleOption(String key, String value) {
      var option = new IniOption(value.substring(1), file, line(key));
      var found = new IniSection(section, file, 0, Map.of(name(key), option));
      sections.merge(section, found, IniSection::merged);
    }

    private static int line(String guarded) {
      return Integer.parseInt(guarded.substring(0, guarded.indexOf('|')));
    }

    private static String name(String guarded) {
      return guarded.substring(guarded.indexOf('|') + 1, guarded.length() - 1);
    }

    @Override
    public void startIni() {}

    @Override
    public void endIni() {}

    @Override
    public void endSection() {}

    @Override
    public void handleComment(String comment) {}
  }
}
