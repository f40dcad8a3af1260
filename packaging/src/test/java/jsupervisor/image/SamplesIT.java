package jsupervisor.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every configuration of sample-conf is free of errors and warnings, and every one that is not
 * tested elsewhere runs: the file as it is, in a folder of the test, with stand-ins in PATH for the
 * programs that a machine may lack.
 */
@Timeout(300)
class SamplesIT {
  private static final Path SAMPLES = Image.HOUSE.resolve("sample-conf");
  private static final Pattern COMMAND = Pattern.compile("(?m)^command=(\\S+)");
  private static final Pattern FOLDER = Pattern.compile("%\\(here\\)s/(\\w+)(?=[/\\s])");
  private static final List<String> EVERYWHERE = List.of("sh", "python3");

  /** Prints how it was called, and goes on until it is stopped; QUIT is no reason for a core. */
  private static final String STAND_IN =
      "#!/bin/sh\nulimit -c 0\necho \"$0 $*\"\nexec sleep 86400\n";

  /** Those that are not RUNNING when all is as it should be. */
  private static final Map<String, String> OTHERWISE =
      Map.of("mail", "STOPPED", "unlucky", "FATAL");

  @TempDir Path home;
  private Path folder;

  static Stream<String> all() throws IOException {
    try (var files = Files.list(SAMPLES)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".conf"))
          .sorted()
          .toList()
          .stream();
    }
  }

  /** demo.conf is run by DemoIT, supervisord.conf by ProgramsIT. */
  static Stream<String> runHere() throws IOException {
    return all().filter(name -> !List.of("demo.conf", "supervisord.conf").contains(name));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("all")
  void aSampleIsFreeOfErrorsAndWarnings(String name) throws IOException {
    lay(name);
    var run = Run.in(folder, List.of(Image.DAEMON, "--check", "-c", name)).ok();
    assertEquals(name + ": 0 errors, 0 warnings\n", run.out());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("runHere")
  void aSampleRunsAndEnds(String name) throws Exception {
    lay(name);
    var builder = new ProcessBuilder(Image.DAEMON, "-n", "-c", name);
    builder.environment().merge("PATH", folder + "/bin", (path, bin) -> bin + ":" + path);
    var daemon = builder.directory(folder.toFile()).redirectErrorStream(true).start();
    var output = Thread.ofVirtual().start(() -> keep(daemon.getInputStream()));
    try {
      var rpc = new Rpc(folder.resolve("run/supervisor.sock"));
      Await.until("the daemon answers: " + name, () -> answers(rpc));
      var wanted = wanted(rpc);
      assertTrue(wanted.size() > 1, wanted::toString);
      Await.until(
          () -> name + ": " + states(rpc) + text("output"),
          Duration.ofSeconds(60),
          Duration.ofMillis(50),
          () -> states(rpc).equals(wanted));
      more(name);
      assertEquals("Shut down\n", Image.client(folder.resolve(name), "shutdown").ok().out());
      assertTrue(daemon.waitFor(60, TimeUnit.SECONDS), () -> text("output"));
      assertEquals(0, daemon.exitValue());
      output.join();
      Await.until("nothing is left", () -> Proc.all(this::isOurs).isEmpty());
    } finally {
      daemon.destroyForcibly();
    }
  }

  /** A pipe, as a container's engine has it. */
  private void keep(InputStream in) {
    try (in;
        var out = Files.newOutputStream(folder.resolve("output"))) {
      in.transferTo(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a sample shows beside running programs. */
  private void more(String name) {
    switch (name) {
      case "container.conf" -> {
        Await.until("the app is heard", () -> text("output").contains("bin/app --listen 0.0.0.0"));
        Await.until("cron is heard", () -> text("output").contains("bin/crond -f"));
      }
      case "jvm-service.conf" ->
          assertTrue(
              text("log/service.log").contains("/log/crash_%p.log"), text("log/service.log"));
      case "workers.conf" ->
          assertTrue(text("log/worker_199.log").contains("--number 199 --of 200"));
      default -> {}
    }
  }

  private void lay(String name) throws IOException {
    folder = home.resolve("sample-conf");
    copy(SAMPLES, folder);
    var text = Files.readString(SAMPLES.resolve(name));
    var folders = FOLDER.matcher(text);
    while (folders.find()) Files.createDirectories(folder.resolve(folders.group(1)));
    Files.createDirectories(home.resolve("target/demo"));
    for (var program : programs(text)) {
      var standIn = folder.resolve("bin").resolve(program);
      Files.createDirectories(standIn.getParent());
      Files.writeString(standIn, STAND_IN);
      assertTrue(standIn.toFile().setExecutable(true));
    }
  }

  private static TreeSet<String> programs(String text) {
    var found = new TreeSet<String>();
    var commands = COMMAND.matcher(text);
    while (commands.find()) found.add(commands.group(1));
    if (text.contains("'java ")) found.add("java");
    found.removeIf(word -> word.contains("/") || EVERYWHERE.contains(word));
    return found;
  }

  private static void copy(Path from, Path to) throws IOException {
    try (var files = Files.walk(from)) {
      for (var file : files.toList()) {
        var copy = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) Files.createDirectories(copy);
        else Files.copy(file, copy);
      }
    }
  }

  private static boolean answers(Rpc rpc) {
    try {
      return rpc.call("supervisor.getPID") instanceof Integer;
    } catch (IOException e) {
      return false;
    }
  }

  /** The state of every process that is configured. */
  private static Map<String, String> wanted(Rpc rpc) throws IOException {
    var states = new TreeMap<String, String>();
    for (var process : (List<?>) rpc.call("supervisor.getAllConfigInfo")) {
      var name = (String) ((Map<?, ?>) process).get("name");
      states.put(name, OTHERWISE.getOrDefault(name, "RUNNING"));
    }
    return states;
  }

  private static Map<String, String> states(Rpc rpc) {
    try {
      var states = new TreeMap<String, String>();
      for (var info : rpc.allInfo())
        states.put((String) info.get("name"), (String) info.get("statename"));
      return states;
    } catch (IOException e) {
      return Map.of(e.toString(), "");
    }
  }

  private boolean isOurs(long pid) {
    return Proc.commandLine(pid).contains(folder.toString());
  }

  private String text(String file) {
    try {
      return Files.readString(folder.resolve(file));
    } catch (IOException e) {
      return e.toString();
    }
  }
}
