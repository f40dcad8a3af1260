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

  /** A difference counts when each of so many plays shows it: what hangs on the moment does not. */
  private static final int PLAYS = 3;

  /** Only topics whose names contain this; all, when it is empty. */
  private static final String ONLY = System.getProperty("oracle.only", "");

  private static final List<Topic> TOPICS =
      Topic.all().stream().filter(topic -> topic.name().contains(ONLY)).toList();
  private static final List<Wanted> WANTED = Wanted.all();
  private static final Map<Topic, Future<Map<String, String>>> THEIRS = new LinkedHashMap<>();
  private static final Map<Topic, Future<Map<String, String>>> OURS = new LinkedHashMap<>();

  @TempDir static Path folder;
  private static ExecutorService stagehands;
  private static Path probe;
  private static Path debian;

  @BeforeAll
  static void allPlaysBegin() throws IOException {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    probe = Children.compile("probe", folder);
    debian = Path.of(Image.debian("supervisord"));
    stagehands = Executors.newFixedThreadPool(AT_A_TIME);
    TOPICS.forEach(topic -> begin(topic, ""));
  }

  private static void begin(Topic topic, String time) {
    THEIRS.put(topic, play(topic, "them" + time, debian));
    OURS.put(topic, play(topic, "ours" + time, Path.of(Image.DAEMON)));
  }

  private static Future<Map<String, String>> play(Topic topic, String who, Path daemon) {
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
    var topic = topic(name);
    var unwanted = unwanted(topic);
    for (int play = 2; play <= PLAYS && !unwanted.isEmpty(); play++) {
      begin(topic, Integer.toString(play));
      unwanted = unwanted(topic);
    }
    assertEquals("", String.join("\n", unwanted), name);
  }

  private static Topic topic(String name) {
    return TOPICS.stream().filter(topic -> topic.name().equals(name)).findFirst().orElseThrow();
  }

  private static List<String> unwanted(Topic topic) throws InterruptedException {
    try {
      return new Comparison(topic, THEIRS.get(topic).get(), OURS.get(topic).get()).unwanted(WANTED);
    } catch (ExecutionException e) {
      return List.of(e.getCause().toString());
    }
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
