package jsupervisor.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Debian's daemon is the oracle: on every topic it and ours are seen to do the same, but for the
 * differences that the table names.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OracleIT {
  /** Plays at a time: each mostly waits for Debian's daemon, which looks around once a second. */
  private static final int AT_A_TIME = Integer.getInteger("oracle.plays", 8);

  /** Only topics whose names contain this; all, when it is empty. */
  private static final String ONLY = System.getProperty("oracle.only", "");

  private static final List<Topic> TOPICS =
      Topic.all().stream()
          .filter(topic -> topic.name().contains(ONLY))
          .toList();
  private static final List<Wanted> WANTED = Wanted.all();
  private static final Map<Topic, Future<Map<String, String>>> THEIRS = new LinkedHashMap<>();
  private static final Map<Topic, Future<Map<String, String>>> OURS = new LinkedHashMap<>();

  @TempDir static Path folder;
  private static ExecutorService stagehands;

  @BeforeAll
  static void allPlaysBegin() throws IOException {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    var probe = Children.compile("probe", folder);
    var debian = Path.of(Image.debian("supervisord"));
    stagehands = Executors.newFixedThreadPool(AT_A_TIME);
    for (var topic : TOPICS) {
      THEIRS.put(topic, play(topic, "them", debian, probe));
      OURS.put(topic, play(topic, "ours", Path.of(Image.DAEMON), probe));
    }
  }

  private static Future<Map<String, String>> play(
      Topic topic, String who, Path daemon, Path probe) {
    var place = folder.resolve(who).resolve(topic.folder());
    return stagehands.submit(
        () -> Play.of(topic, Stage.set(topic, place, daemon, probe, port(topic))));
  }

  private static int port(Topic topic) {
    return topic.text().contains(Stage.PORT) ? Ports.own() : Stage.NO_PORT;
  }

  @AfterAll
  static void allPlaysEnd() {
    stagehands.close();
  }

  static List<String> topics() {
    return TOPICS.stream().map(Topic::name).toList();
  }

  @Order(1)
  @ParameterizedTest(name = "{0}")
  @MethodSource("topics")
  void theDaemonsDifferOnlyAsWanted(String name) throws Exception {
    assertEquals("", String.join("\n", unwanted(topic(name))), name);
  }

  private static Topic topic(String name) {
    return TOPICS.stream().filter(topic -> topic.name().equals(name)).findFirst().orElseThrow();
  }

  private static List<String> unwanted(Topic topic)
      throws InterruptedException, ExecutionException {
    return new Comparison(topic, THEIRS.get(topic).get(), OURS.get(topic).get()).unwanted(WANTED);
  }

  @Order(2)
  @Test
  void everyWantedDifferenceStillOccurs() {
    if (!ONLY.isEmpty()) return; // the others had no chance to
    assertEquals(List.of(), WANTED.stream().flatMap(Wanted::idle).toList());
  }

  @Order(3)
  @Test
  void thereAreManyTopics() {
    assertTrue(!ONLY.isEmpty() || TOPICS.size() >= 120, "topics: " + TOPICS.size());
  }
}
