package jsupervisor.ctl.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class TopTableTest {

  @Test
  void theBusiestStandsFirstAndWhatIsUnknownIsAHyphen() {
    var off = new Struct(Map.of("group", "off", "name", "off", "statename", "STOPPED", "pid", 0));
    var web =
        new Struct(
            Map.of(
                "group",
                "w",
                "name",
                "web",
                "statename",
                "RUNNING",
                "pid",
                12,
                "start",
                100,
                "now",
                90_161 + 100));
    var rows =
        List.of(
            new TopTable.Row(off, OptionalDouble.empty(), Optional.empty(), 0),
            new TopTable.Row(web, OptionalDouble.of(12.34), Optional.of(204_800L), 3));
    assertEquals(
        List.of(
            "NAME   STATE         PID   CPU%      MEMORY  RESTARTS  UPTIME",
            "w:web  RUNNING        12   12.3     200 MiB         3  1d 1:02:41",
            "off    STOPPED         -      -           -         0  -"),
        TopTable.lines(rows));
  }
}
