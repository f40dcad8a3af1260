package jsupervisor.crashes.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import jsupervisor.terms.Channel;
import jsupervisor.terms.ExitStatus;
import jsupervisor.terms.ProcessName;
import org.junit.jupiter.api.Test;

class CrashCodecTest {
  private static CrashGroup group() {
    var report = Examples.report("odd\n<b>\u001b[31m\ud83d\ude00", 5_000, "line");
    return new CrashGroup(Summary.first(Examples.print(report), report), report);
  }

  @Test
  void whatIsWrittenIsReadAgain() {
    assertEquals(Optional.of(group()), CrashCodec.group(CrashCodec.encode(group())));
    var bare =
        new CrashReport(
            new ProcessName("a", "a"),
            0,
            1,
            OptionalLong.empty(),
            new Kind.Ended(new ExitStatus.Code(3)),
            false,
            "",
            "",
            LogEnd.none("x"),
            LogEnd.none("y"),
            Profile.UNKNOWN,
            Optional.empty(),
            Optional.empty(),
            0);
    var kind = group().summary().more(bare.process(), 9_000, false);
    var poor = new CrashGroup(kind, bare);
    assertEquals(Optional.of(poor), CrashCodec.group(CrashCodec.encode(poor)));
    var logged =
        new CrashReport(
            bare.process(),
            1,
            2,
            OptionalLong.empty(),
            new Kind.Logged(Channel.STDERR),
            false,
            "",
            "",
            LogEnd.none(""),
            LogEnd.none(""),
            Profile.UNKNOWN,
            Optional.empty(),
            Optional.empty(),
            0);
    var line = new CrashGroup(kind, logged);
    assertEquals(Optional.of(line), CrashCodec.group(CrashCodec.encode(line)));
    var good = new Good("a:b", group().last().profile(), 77);
    assertEquals(Optional.of(good), CrashCodec.good(CrashCodec.encode(good)));
  }

  @Test
  void whatIsCutOrChangedIsNotRead() {
    var bytes = CrashCodec.encode(group());
    for (int length = 0; length < bytes.length; length++)
      assertEquals(Optional.empty(), CrashCodec.group(Arrays.copyOf(bytes, length)));
    for (int at = 0; at < bytes.length; at++) {
      var other = bytes.clone();
      other[at] ^= 1;
      assertEquals(Optional.empty(), CrashCodec.group(other), "byte " + at);
    }
  }

  @Test
  void aComparisonNamesWhatIsOther() {
    var before = Examples.report("a", 1, "").profile();
    var now =
        new Profile(
            before.command(),
            before.directory(),
            before.user(),
            java.util.Map.of("A", "2", "NEW", "x"),
            "other",
            Optional.of(new Binary("/bin/sh", "cd34", 7)));
    assertEquals(
        new Comparison(
            3, List.of("- A=1", "+ A=2", "+ NEW=x", "- PASSWORD=***"), true, Optional.of(true)),
        Comparison.of(new Good("a", before, 3), now));
    assertEquals(
        new Comparison(3, List.of(), false, Optional.of(false)),
        Comparison.of(new Good("a", before, 3), before));
  }
}
