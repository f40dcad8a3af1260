package jsupervisor.ini;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What stands in one or more INI files.
 *
 * @param sections by name, in the order of their first appearance; {@code DEFAULT} among them
 */
public record IniDocument(Map<String, IniSection> sections) {
  private static final String DEFAULT = "DEFAULT";

  public IniDocument {
    sections = Collections.unmodifiableMap(new LinkedHashMap<>(sections));
  }

  /** The section of that name, the options of {@code [DEFAULT]} under it. */
  public Optional<IniSection> section(String name) {
    return name.equals(DEFAULT)
        ? Optional.empty()
        : Optional.ofNullable(sections.get(name)).map(this::complete);
  }

  /** Every section whose name begins with {@code prefix}, in file order. */
  public List<IniSection> beginningWith(String prefix) {
    return sections.values().stream()
        .filter(section -> section.name().startsWith(prefix) && !section.name().equals(DEFAULT))
        .map(this::complete)
        .toList();
  }

  /** This document with a file that was read later laid over it, option by option. */
  public IniDocument merged(IniDocument later) {
    var all = new LinkedHashMap<>(sections);
    later.sections.forEach((name, section) -> all.merge(name, section, IniSection::merged));
    return new IniDocument(all);
  }

  /** This document with a literal text replaced in every value. */
  public IniDocument replacing(String literal, String by) {
    var all = new LinkedHashMap<String, IniSection>();
    sections.forEach((name, section) -> all.put(name, section.replacing(literal, by)));
    return new IniDocument(all);
  }

  private IniSection complete(IniSection section) {
    var defaults = sections.get(DEFAULT);
    return defaults == null ? section : section.over(defaults);
  }
}
