package jsupervisor.house;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Who may import whom: the table of rooms of ARCHITECTURE.md. A room may always use itself. */
class RoomsTest {
  private static final Map<String, String> ROOMS =
      Map.ofEntries(
          Map.entry("terms", ""),
          Map.entry("ini", ""),
          Map.entry("json", "terms"),
          Map.entry("tls", ""),
          Map.entry("wire", "terms tls"),
          Map.entry("ask", "terms"),
          Map.entry("plugin", "terms"),
          Map.entry("core", "terms"),
          Map.entry("access", "terms ask"),
          Map.entry("frame", ""),
          Map.entry("config", "terms ini core ask access tls frame"),
          Map.entry("events", "terms core"),
          Map.entry("output", "terms posix logging"),
          Map.entry("tails", "posix"),
          Map.entry("logging", "terms posix"),
          Map.entry("posix", "terms"),
          Map.entry("loop", "terms ask core events output logging posix config"),
          Map.entry("rpc", "terms ask wire tails plugin"),
          Map.entry(
              "http",
              "terms ask access rpc tails wire tls web logging usage crashes history probes"
                  + " requests"),
          Map.entry("requests", "terms"),
          Map.entry("usage", ""),
          Map.entry("chronicle", "terms ask"),
          Map.entry("metrics", "terms ask chronicle usage"),
          Map.entry("kept", ""),
          Map.entry("crashes", "terms ask core config chronicle usage tails output frame kept"),
          Map.entry("history", "terms ask chronicle usage kept"),
          Map.entry("probes", "terms ask chronicle core commands frame kept wire"),
          Map.entry("alerts", "terms json ask config chronicle usage frame kept commands"),
          Map.entry("web", ""),
          Map.entry("commands", "posix"),
          Map.entry("checkup", "terms posix core config"),
          Map.entry("boot", "terms posix config logging"));

  /** A library stands behind one room, so that it can be replaced without the rest noticing. */
  private static final Map<String, String> LIBRARIES =
      Map.of(
          "org.ini4j..", "ini",
          "org.apache.xmlrpc..", "wire",
          "org.apache.ws..", "wire",
          "org.slf4j..", "logging",
          "org.apache.commons.exec..", "commands",
          "org.eclipse.jetty..", "http",
          "gg.jte..", "web",
          "java.lang.foreign..", "posix");

  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("jsupervisor");

  @TestFactory
  Stream<DynamicTest> aRoomUsesOnlyTheRoomsOfItsRow() {
    return new TreeMap<>(ROOMS)
        .entrySet().stream()
            .map(row -> DynamicTest.dynamicTest(row.getKey(), () -> check(row.getKey())));
  }

  private static void check(String room) {
    var allowed = Stream.concat(Stream.of(room), words(ROOMS.get(room))).map(RoomsTest::inside);
    noClasses()
        .that(resideInAPackage(inside(room)))
        .should()
        .dependOnClassesThat(
            resideInAPackage("jsupervisor..")
                .and(not(resideInAnyPackage(allowed.toArray(String[]::new)))))
        .allowEmptyShould(true)
        .check(HOUSE);
  }

  @TestFactory
  Stream<DynamicTest> aLibraryStandsBehindOneRoom() {
    return new TreeMap<>(LIBRARIES)
        .entrySet().stream().map(row -> DynamicTest.dynamicTest(row.getKey(), () -> behind(row)));
  }

  private static void behind(Map.Entry<String, String> row) {
    noClasses()
        .that(not(resideInAPackage(inside(row.getValue()))))
        .should()
        .dependOnClassesThat(resideInAPackage(row.getKey()))
        .check(HOUSE);
  }

  @Test
  void coreKnowsNoFileThreadClockOrLogger() {
    noClasses()
        .that(resideInAPackage(inside("core")))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("java.io..", "java.nio..", "java.net..", "java.util.concurrent.."))
        .orShould()
        .dependOnClassesThat(resideInAPackage("java.util.logging.."))
        .orShould()
        .dependOnClassesThat()
        .belongToAnyOf(Thread.class, System.class, java.time.Clock.class, java.util.Random.class)
        .orShould()
        .callMethod(java.time.Instant.class, "now")
        .orShould()
        .callMethod(java.time.ZonedDateTime.class, "now", java.time.ZoneId.class)
        .check(HOUSE);
  }

  @Test
  void everyPackageIsARoomOfTheTable() {
    var there = new TreeSet<String>();
    for (var type : HOUSE) {
      var parts = type.getPackageName().split("\\.");
      if (parts.length > 1) there.add(parts[1]);
    }
    there.removeAll(ROOMS.keySet());
    assertEquals(List.of(), List.copyOf(there));
  }

  @Test
  void theRoomsThatMustBeThereAreSeen() {
    for (var room : List.of("terms", "ini", "wire", "core", "config"))
      assertEquals(
          true, HOUSE.stream().anyMatch(type -> resideInAPackage(inside(room)).test(type)), room);
  }

  private static Stream<String> words(String text) {
    return Arrays.stream(text.split(" ")).filter(word -> !word.isEmpty());
  }

  private static String inside(String room) {
    return "jsupervisor." + room + "..";
  }
}
