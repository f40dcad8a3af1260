package jsupervisor.ctl.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CrashTextsTest {
  private static Map<String, Object> brief() {
    var members = new HashMap<String, Object>();
    members.put("id", "0123456789ab");
    members.put("group", "shop");
    members.put("processes", List.of("shop:a", "shop:b", "shop:c"));
    members.put("count", 10_000);
    members.put("read", 7);
    members.put("first", 1_700_000_000);
    members.put("last", 1_700_000_100);
    members.put("how", "exit status 3");
    members.put("what", "java.lang.Error: \nno");
    return members;
  }

  private static String one(Map<String, Object> more) {
    var all = brief();
    all.putAll(more);
    return String.join("\n", CrashTexts.one(new Struct(all)));
  }

  @Test
  void eachKindIsALine() {
    assertEquals(List.of("No crashes"), CrashTexts.list(List.of()));
    var lines = CrashTexts.list(List.of(new Struct(brief()), new Struct(Map.of())));
    assertEquals(3, lines.size());
    assertTrue(
        lines
            .get(1)
            .matches(
                "0123456789ab  10000   \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d  shop:a \\+2 +exit"
                    + " status 3 +java.lang.Error: \\\\nno"),
        lines.get(1));
  }

  @Test
  void whatIsNotKnownIsNotShown() {
    var text = one(Map.of());
    assertTrue(text.contains("last good start: none was seen yet"), text);
    for (var word : List.of("pid", "core", "memory", "binary", "ran for", "environment"))
      assertFalse(text.contains(word), text);
  }

  @Test
  void everythingThatIsKnownIsShown() {
    var text =
        one(
            Map.ofEntries(
                Map.entry("name", "a"),
                Map.entry("pid", 42),
                Map.entry("ran", 1.5),
                Map.entry("early", true),
                Map.entry("core", "/srv/core.42"),
                Map.entry("oom", "OOM kills of this machine: 2, before 1"),
                Map.entry("memory_kb", 1024),
                Map.entry("threads", 3),
                Map.entry("fds", 9),
                Map.entry("seen", 1_700_000_000),
                Map.entry("binary", "/bin/x"),
                Map.entry("binary_sha256", "ab"),
                Map.entry("good_since", 1_700_000_000),
                Map.entry("binary_changed", true),
                Map.entry("configuration_changed", false),
                Map.entry("environment_changes", List.of("- A=1", "+ A=2\n3")),
                Map.entry("environment", Map.of("B", "2", "A", "1\n")),
                Map.entry("stdout", List.of()),
                Map.entry("stdout_note", "it has no log"),
                Map.entry("stderr", List.of("\tat x", "end"))));
    for (var line :
        List.of(
            "crash 0123456789ab of shop:a: exit status 3",
            "  processes: shop:a, shop:b, shop:c",
            "9993 of them were counted only",
            ", ran for 1.5 s, before startsecs were over",
            "  core: /srv/core.42",
            "  out of memory: OOM kills of this machine: 2, before 1",
            "  used: 1024 KiB of memory, threads: 3, open files: 9, at ",
            "  binary: /bin/x, sha256 ab",
            "    the binary has changed",
            "    the configuration is the same",
            "      + A=2\\n3",
            "  environment:\n    A=1\\n\n    B=2",
            "  end of standard output (it has no log):\n  end of standard error:\n    \tat x"))
      assertTrue(text.contains(line), () -> "\"" + line + "\" is in:\n" + text);
  }
}
