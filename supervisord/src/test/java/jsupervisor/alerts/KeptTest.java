package jsupervisor.alerts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jsupervisor.alerts.rule.Alarm;
import jsupervisor.alerts.rule.Digest;
import jsupervisor.alerts.rule.RuleState;
import jsupervisor.alerts.rule.Trouble;
import jsupervisor.ask.Vigil;
import jsupervisor.config.alert.AlertEvent;
import jsupervisor.config.alert.Severity;
import jsupervisor.frame.Envelope;
import jsupervisor.frame.FrameReader;
import jsupervisor.frame.FrameWriter;
import jsupervisor.terms.ProcessName;
import org.junit.jupiter.api.Test;

class KeptTest {
  private static final ProcessName DB = new ProcessName(Vigil.OUTSIDE, "db");
  private static final Alarm CRASH = alarm("a", AlertEvent.CRASH, 3);
  private static final Alarm SICK =
      new Alarm(DB, AlertEvent.UNHEALTHY, Severity.CRITICAL, 1, 2, 4, "status 500");

  private static Alarm alarm(String process, AlertEvent event, long count) {
    return new Alarm(ProcessName.parse(process), event, 1, 2, count, "why\n");
  }

  private static Trouble trouble(boolean sick) {
    return new Trouble(true, 10, 11, sick, List.of(12L));
  }

  private static Kept kept() {
    var pending = new Digest(List.of(CRASH, SICK, alarm("b", AlertEvent.FATAL, 1)), 6);
    var troubles = Map.of(ProcessName.parse("x:y"), trouble(false), DB, trouble(true));
    var waiting = new LinkedHashMap<String, Digest>();
    waiting.put("exec", new Digest(List.of(alarm("\ud83d\ude00:b", AlertEvent.CRASH, 4)), 0));
    waiting.put(
        "webhook", new Digest(List.of(SICK, CRASH, alarm("c", AlertEvent.UNHEALTHY, 1)), 0));
    return new Kept(new RuleState(pending, 7, List.of(8L, 9L), troubles), waiting);
  }

  private static byte[] body(byte[] bytes) {
    return Envelope.open(bytes, Kept.LARGEST, version -> version == 1).orElseThrow();
  }

  @Test
  void whatIsKeptIsReadAgainAndDamageIsSeen() {
    var bytes = kept().encode();
    assertEquals(Optional.of(kept()), Kept.decode(bytes));
    for (int i = 0; i < bytes.length; i++) {
      var damaged = bytes.clone();
      damaged[i] ^= 1;
      assertEquals(Optional.empty(), Kept.decode(damaged), "byte " + i);
    }
    var body = body(bytes);
    for (int i = 0; i < body.length; i++) {
      var other = body.clone();
      other[i] ^= (byte) 0x81;
      var read = Kept.decode(Envelope.seal(1, other));
      read.ifPresent(odd -> assertEquals(read, Kept.decode(odd.encode())));
    }
  }

  /** Field by field as the first version reads it, which knows no event of health. */
  @Test
  void theFirstVersionCountsWhatItDoesNotKnow() throws IOException {
    var in = FrameReader.of(body(kept().encode()));
    assertEquals(List.of("a CRASH 3", "b FATAL 1"), alarms(in));
    assertEquals(6 + 4, in.readLong());
    assertEquals(7, in.readLong());
    assertEquals(List.of(8L, 9L), in.list(in::readLong));
    in.list(() -> trouble(in));
    assertEquals(2, in.readInt());
    assertEquals("exec", in.text());
    assertEquals(List.of("\ud83d\ude00:b CRASH 4"), alarms(in));
    assertEquals(0, in.readLong());
    assertEquals("webhook", in.text());
    assertEquals(List.of("a CRASH 3"), alarms(in));
    assertEquals(4 + 1, in.readLong());
  }

  private static String trouble(FrameReader in) throws IOException {
    var name = in.text() + in.text();
    return name + in.readBoolean() + in.readLong() + in.readLong() + in.list(in::readLong);
  }

  private static List<String> alarms(FrameReader in) throws IOException {
    return in.list(() -> {
      var name = new ProcessName(in.text(), in.text());
      var event = AlertEvent.valueOf(in.text());
      in.readLong();
      in.readLong();
      var read = name + " " + event + " " + in.readLong();
      in.text();
      return read;
    });
  }

  private static void early(FrameWriter out, long others) throws IOException {
    out.list(
        List.of(CRASH),
        alarm -> {
          out.text(alarm.process().group());
          out.text(alarm.process().process());
          out.text(alarm.event().name());
          out.writeLong(alarm.firstMillis());
          out.writeLong(alarm.lastMillis());
          out.writeLong(alarm.count());
          out.text(alarm.why());
        });
    out.writeLong(others);
    out.writeLong(7);
    out.list(List.of(8L), out::writeLong);
    out.list(List.of(), _ -> {});
    out.list(List.of(), _ -> {});
  }

  private static Optional<Kept> ofPending(long others) {
    var pending = new Digest(List.of(CRASH), others);
    return Optional.of(new Kept(new RuleState(pending, 7, List.of(8L), Map.of()), Map.of()));
  }

  @Test
  void whatTheFirstVersionHasKeptIsRead() {
    var bytes = Envelope.seal(1, FrameWriter.bytes(out -> early(out, 6)));
    assertEquals(ofPending(6), Kept.decode(bytes));
  }

  @Test
  void anEventOfALaterVersionStaysOneOfTheOthers() {
    var bytes =
        FrameWriter.bytes(out -> {
          early(out, 9);
          out.list(
              List.of("new", "event"),
              word ->
                  out.inner(later -> {
                    later.writeInt(0);
                    later.text("g");
                    later.text("p");
                    later.text(word);
                    later.text("warning");
                    later.text("whatever follows");
                  }));
          out.list(List.of(), _ -> {});
        });
    assertEquals(ofPending(9), Kept.decode(Envelope.seal(1, bytes)));
  }
}
