package jsupervisor.config;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jsupervisor.ask.WrittenConfig;
import jsupervisor.ini.IniDocument;
import jsupervisor.ini.IniSection;

/**
 * A configuration in the words of its file, for people who want to see what was read.
 *
 * @param file absolute path of the main file; empty = nobody remembers
 * @param sections by appearance, {@code DEFAULT} among them
 */
public record Written(String file, List<Section> sections) {
  /** Of a file that is longer, the rest is not kept: it is only for show. */
  static final int MOST_LETTERS = 1 << 20;

  static final Written NOTHING = new Written("", List.of());

  public Written {
    sections = List.copyOf(sections);
  }

  /**
   * One section.
   *
   * @param name without brackets
   * @param options values as they stand in the file, in its order
   */
  record Section(String name, Map<String, String> options) {
    Section {
      options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
    }

    private int letters() {
      return name.length()
          + options.entrySet().stream()
              .mapToInt(one -> one.getKey().length() + one.getValue().length())
              .sum();
    }
  }

  static Written of(String file, IniDocument document) {
    var sections = new ArrayList<Section>();
    long letters = 0;
    for (var section : document.sections().values()) {
      var written = written(section);
      letters += written.letters();
      if (letters > MOST_LETTERS) break;
      sections.add(written);
    }
    return new Written(file, sections);
  }

  private static Section written(IniSection section) {
    var options = new LinkedHashMap<String, String>();
    section.options().forEach((name, option) -> options.put(name, option.value()));
    return new Section(section.name(), options);
  }

  /** The same as it may be shown. */
  public WrittenConfig shown() {
    return new WrittenConfig(
        file,
        sections.stream()
            .map(one -> new WrittenConfig.Section(one.name(), Secrets.options(one.options())))
            .toList());
  }
}
