package jsupervisor.ask;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import jsupervisor.ask.Subscription.Taken;
import jsupervisor.terms.ProcessName;
import jsupervisor.terms.StateCode;
import jsupervisor.terms.SupervisorState;
import org.junit.jupiter.api.Test;

class NewsroomTest {
  private final Newsroom newsroom = new Newsroom();

  private static News news(int number) {
    var transition =
        new Transition(
            number, StateCode.STOPPED, StateCode.STARTING, new Cause.StartRequested(), 0);
    return new News.Changed(new ProcessName("g", "p"), transition);
  }

  @Test
  void everySubscriberGetsEverythingFromItsFirstMomentOn() {
    newsroom.tell(news(0));
    var one = newsroom.subscribe(4);
    newsroom.tell(news(1));
    var other = newsroom.subscribe(4);
    newsroom.tell(news(2));
    assertEquals(new Taken(List.of(news(1), news(2)), 0), one.take());
    assertEquals(new Taken(List.of(news(2)), 0), other.take());
    assertEquals(new Taken(List.of(), 0), one.take());
  }

  @Test
  void whatDoesNotFitIsDroppedAndCounted() {
    var slow = newsroom.subscribe(3);
    var quick = newsroom.subscribe(3);
    for (int i = 0; i < 5; i++) {
      newsroom.tell(news(i));
      assertEquals(new Taken(List.of(news(i)), 0), quick.take());
    }
    assertEquals(new Taken(List.of(news(0), news(1), news(2)), 2), slow.take());
    newsroom.tell(news(9));
    assertEquals(new Taken(List.of(news(9)), 0), slow.take());
  }

  @Test
  void whoHasLeftIsToldNothing() {
    var subscription = newsroom.subscribe(3);
    newsroom.leave(subscription);
    newsroom.tell(new News.Mood(SupervisorState.SHUTDOWN));
    assertEquals(new Taken(List.of(), 0), subscription.take());
  }

  @Test
  void aReaderOnAnotherThreadMissesNothingThatIsNotCounted() throws InterruptedException {
    int many = 200_000;
    var subscription = newsroom.subscribe(64);
    var writer =
        Thread.ofPlatform()
            .start(() -> {
              for (int i = 0; i < many; i++) newsroom.tell(news(i));
            });
    var seen = new ArrayList<News>();
    long dropped = 0;
    boolean over = false;
    while (!over) {
      over = !writer.isAlive();
      var taken = subscription.take();
      seen.addAll(taken.news());
      dropped += taken.dropped();
    }
    var rest = subscription.take();
    assertEquals(many, seen.size() + rest.news().size() + dropped + rest.dropped());
    long last = -1;
    for (var one : seen) {
      long at = ((News.Changed) one).transition().atMillis();
      assertTrue(at > last, "in order");
      last = at;
    }
  }
}
