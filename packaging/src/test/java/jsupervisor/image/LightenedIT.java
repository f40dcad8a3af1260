package jsupervisor.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Class files that packaging/src/main/build/Lighten.java has changed. */
class LightenedIT {
  private static final Path LIB = Image.FOLDER.resolve("lib");

  /** Two values that differ, of each type that the records are tried with. */
  private static final Map<Class<?>, List<Object>> VALUES =
      Map.of(
          boolean.class, List.of(false, true),
          char.class, List.of('a', 'b'),
          int.class, List.of(1, 2),
          long.class, List.of(1L, 1L << 40),
          float.class, List.of(Float.NaN, 0.5f),
          double.class, List.of(Double.NaN, -0.0),
          String.class, List.of("one", "two"),
          List.class, List.of(List.of("one"), List.of()),
          Map.class, List.of(Map.of(), Map.of("one", "two")),
          Optional.class, List.of(Optional.empty(), Optional.of("one")));

  @TempDir private Path folder;

  /** Neither old classes nor switches, records or comparators, whose code the JVM makes itself. */
  @Test
  void nothingThatStatusNeedsIsLoadedOrMadeAnew() throws IOException {
    var log = folder.resolve("classes");
    try (var daemon = Daemon.start(folder, "[program:one]\ncommand=sleep 100\n")) {
      daemon.rpc.awaitState("one", "RUNNING");
      var java = Image.FOLDER.resolve("runtime/bin/java").toString();
      var words =
          List.of(
              java,
              "-XX:+UseSerialGC",
              "-Djdk.reflect.useNativeAccessorOnly=true", // as in the launcher
              "-XX:SharedArchiveFile=" + LIB.resolve("supervisorctl.jsa"),
              "-Xlog:class+load:file=" + log,
              "--enable-native-access=ALL-UNNAMED",
              "-cp",
              LIB.resolve("supervisorctl.jar").toString(),
              "jsupervisor.ctl.Main",
              "-c",
              daemon.conf.toString(),
              "status");
      var shown = Run.in(folder, words).ok().out();
      assertTrue(shown.startsWith("one  "), shown);
    }
    var lines = Files.readAllLines(log);
    assertTrue(lines.size() > 1000, "classes: " + lines.size());
    var anew = lines.stream().filter(line -> !line.contains("source: shared objects file"));
    assertEquals(List.of(), anew.filter(line -> !line.contains("source: jrt:/")).toList());
  }

  @Test
  void recordsAreEqualWhenTheirFieldsAre() throws Exception {
    int tried = 0;
    try (var loader = loader()) {
      for (var type : types(loader)) if (type.isRecord() && judged(type)) tried++;
    }
    assertTrue(tried > 100, "records: " + tried);
  }

  /** Null is no case, and whatever lies before the second argument is none any more. */
  @Test
  void switchesOverTypesAnswerAsThoseOfTheJdk() throws Exception {
    int tried = 0;
    try (var loader = loader()) {
      for (var type : types(loader))
        for (var method : type.getDeclaredMethods()) {
          if (!method.getName().startsWith("typeSwitch$")) continue;
          method.setAccessible(true);
          assertEquals(-1, method.invoke(null, null, 0), type + "." + method.getName());
          assertEquals(-1, method.invoke(null, null, 1000), type + "." + method.getName());
          tried++;
        }
    }
    assertTrue(tried > 50, "switches: " + tried);
  }

  private static URLClassLoader loader() throws IOException {
    var urls = new ArrayList<URL>();
    for (var jar : jars()) urls.add(jar.toUri().toURL());
    return new URLClassLoader(urls.toArray(URL[]::new), null);
  }

  private static List<Path> jars() throws IOException {
    try (var files = Files.list(LIB)) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    }
  }

  private static List<Class<?>> types(URLClassLoader loader) throws Exception {
    var types = new ArrayList<Class<?>>();
    for (var jar : jars()) for (var name : ours(jar)) types.add(Class.forName(name, false, loader));
    return types;
  }

  private static List<String> ours(Path jar) throws IOException {
    try (var file = new JarFile(jar.toFile())) {
      return file.stream()
          .map(entry -> entry.getName())
          .filter(name -> name.startsWith("jsupervisor/") && name.endsWith(".class"))
          .map(name -> name.substring(0, name.length() - ".class".length()).replace('/', '.'))
          .toList();
    }
  }

  /** Whether it can be told: records of other things, or that refuse these values, cannot. */
  private static boolean judged(Class<?> type) throws Exception {
    var components = type.getRecordComponents();
    var types = Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    if (types.length == 0 || !Stream.of(types).allMatch(VALUES::containsKey)) return false;
    var maker = type.getDeclaredConstructor(types);
    maker.setAccessible(true);
    var values = Stream.of(types).map(each -> VALUES.get(each).getFirst()).toArray();
    try {
      var one = maker.newInstance(values);
      assertEquals(one, maker.newInstance(values));
      assertEquals(one.hashCode(), maker.newInstance(values).hashCode(), type.getName());
      assertNotEquals(one, null);
      assertNotEquals(one, "one");
      for (int i = 0; i < types.length; i++) differs(one, maker, values.clone(), types[i], i);
      return true;
    } catch (InvocationTargetException refused) {
      return false;
    }
  }

  private static void differs(
      Object one, Constructor<?> maker, Object[] values, Class<?> type, int i)
      throws ReflectiveOperationException {
    values[i] = VALUES.get(type).getLast();
    assertNotEquals(one, maker.newInstance(values), "component " + i);
  }
}
