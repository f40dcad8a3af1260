package jsupervisor.config;

import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import jsupervisor.config.values.Numbers;
import jsupervisor.ini.BadValue;
import jsupervisor.ini.IniSection;
import jsupervisor.ini.Repr;

/** {@code [crashes]}. */
final class CrashesPass {
  private static final long USUAL = 16L << 20;
  private static final long LEAST = 1L << 20;
  private static final long MOST = 64L << 20;
  private static final int LONGEST = 1000;
  private static final String FOLDER = "crashes";

  private final Draft draft;
  private final SectionReader reader;

  private CrashesPass(Draft draft, IniSection section) {
    this.draft = draft;
    this.reader = draft.reader(section).with(Map.of("host_node_name", draft.host.nodeName()));
  }

  static void apply(Draft draft) {
    draft.crashes =
        draft.document.section("crashes").map(section -> new CrashesPass(draft, section).read());
  }

  private CrashesConfig read() {
    return new CrashesConfig(
        OwnFolder.of(draft, reader, FOLDER),
        reader.get("size", USUAL, CrashesPass::bytes),
        reader.find("log_error_pattern", CrashesPass::pattern));
  }

  private static String pattern(String text) throws BadValue {
    try {
      if (!text.isBlank() && text.length() <= LONGEST) return Pattern.compile(text).pattern();
      throw new BadValue("an expression has 1 to " + LONGEST + " characters");
    } catch (PatternSyntaxException e) {
      throw new BadValue("no regular expression: " + Repr.of(text) + ": " + e.getDescription());
    }
  }

  private static long bytes(String text) throws BadValue {
    long bytes = Numbers.byteSize(text);
    if (bytes >= LEAST && bytes <= MOST) return bytes;
    throw new BadValue(text + " is not between 1MB and 64MB");
  }
}
