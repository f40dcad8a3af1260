package jsupervisor.events;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TicksTest {

  @Test
  void theFirstLookOnlyRemembers() {
    assertEquals(List.of(), new Ticks().at(7203));
  }

  @Test
  void aBoundaryIsToldOnceWithTheBeginningOfItsSlice() {
    var ticks = new Ticks();
    ticks.at(7196);
    assertEquals(List.of(), ticks.at(7199));
    assertEquals(
        List.of(
            Event.tick(EventType.TICK_5, 7200),
            Event.tick(EventType.TICK_60, 7200),
            Event.tick(EventType.TICK_3600, 7200)),
        ticks.at(7201));
    assertEquals(List.of(), ticks.at(7204));
    assertEquals(List.of(Event.tick(EventType.TICK_5, 7205)), ticks.at(7205));
  }

  @Test
  void slicesThatNobodySawAreOneEvent() {
    var ticks = new Ticks();
    ticks.at(0);
    assertEquals(List.of(Event.tick(EventType.TICK_5, 40)), ticks.at(43));
  }

  @Test
  void aClockThatIsSetBackBeginsAnotherSlice() {
    var ticks = new Ticks();
    ticks.at(58);
    assertEquals(List.of(Event.tick(EventType.TICK_5, 20)), ticks.at(21));
  }

  @ParameterizedTest(name = "at {0}, {1}: {2} s")
  @CsvSource({"0,TICK_5,5", "3,TICK_5,2", "3,TICK_60,57", "3599,TICK_3600,1", "-1,TICK_60,1"})
  void theNextBoundaryIsWaitedFor(long second, EventType type, long wait) {
    assertEquals(wait, Ticks.wait(second, Set.of(type)));
  }
}
