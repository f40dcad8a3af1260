package jsupervisor.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import jsupervisor.posix.Fds;
import jsupervisor.terms.Channel;
import jsupervisor.terms.LogLevel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever wants to know is told where the output of each child begins and ends. */
class MarksTest {
  @TempDir Path folder;

  private final List<String> told = new CopyOnWriteArrayList<>();

  private final Marks marks =
      new Marks() {
        @Override
        public void begins(Place place) {
          told.add("begins " + text(place));
        }

        @Override
        public void ends(Place place) {
          told.add("ends " + text(place));
        }
      };

  private String text(Marks.Place place) {
    assertEquals(Rig.CAT, place.process());
    assertEquals(Channel.STDOUT, place.channel());
    return folder.relativize(Path.of(place.path())) + " " + place.offset();
  }

  @Test
  void aChildsOutputIsBetweenItsMarks() throws IOException {
    Files.writeString(folder.resolve("log"), "before");
    try (var rig = new Rig(folder, LogLevel.INFO)) {
      rig.output.mark(marks);
      int first = rig.stdout(rig.sink("log", 0, 0));
      Rig.write(first, "own");
      finish(rig);
      int second = rig.stdout(rig.sink("log", 0, 0));
      finish(rig);
      Fds.close(first);
      Fds.close(second);
    }
    assertEquals(List.of("begins log 6", "ends log 9", "begins log 9", "ends log 9"), told);
  }

  @Test
  void whatGoesToNoFileHasNone() {
    try (var rig = new Rig(folder, LogLevel.INFO)) {
      rig.output.mark(marks);
      int stdout = rig.stdout(rig.sink("/dev/null", 0, 0));
      Rig.write(stdout, "lost");
      finish(rig);
      Fds.close(stdout);
    }
    assertEquals(List.of(), told);
  }

  private static void finish(Rig rig) {
    var done = new CompletableFuture<Boolean>();
    rig.output.finish(Rig.CAT, () -> done.complete(true));
    done.join();
  }
}
