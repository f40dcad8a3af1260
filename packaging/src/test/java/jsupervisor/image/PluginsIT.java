package jsupervisor.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The plug-ins that the documentation shows, compiled and put where it says. */
class PluginsIT {
  private static final String CONF =
      """
      [rpcinterface:sums]
      supervisor.rpcinterface_factory=sums:make
      [ctlplugin:who]
      supervisor.ctl_factory=who:make
      """;

  @TempDir Path folder;
  private Path jar;

  @BeforeEach
  void install() throws IOException {
    jar = Image.FOLDER.resolve("lib/plugins/test.jar");
    Files.createDirectories(jar.getParent());
    try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
      add(out, "Sums", "config-rpcinterface.md", "jsupervisor.plugin.rpc", "RpcPlugin");
      add(out, "Who", "config-ctlplugin.md", "jsupervisor.ctl.plugin", "CtlPlugin");
    }
  }

  @AfterEach
  void remove() throws IOException {
    Files.delete(jar);
    Files.delete(jar.getParent());
  }

  private void add(JarOutputStream out, String name, String page, String room, String service)
      throws IOException {
    var code =
        Files.readAllLines(Image.HOUSE.resolve("docs/" + page)).stream()
            .dropWhile(line -> !line.startsWith("    public final class " + name))
            .takeWhile(line -> line.isEmpty() || line.startsWith("    "))
            .collect(
                Collectors.joining("\n", "import java.util.*;\nimport " + room + ".*;\n", "\n"));
    var source = Files.writeString(folder.resolve(name + ".java"), code);
    var lib = Image.FOLDER.resolve("lib") + "/";
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-proc:none",
                "-cp",
                lib + "supervisord.jar:" + lib + "supervisorctl.jar",
                source.toString());
    assertEquals(0, status, code);
    out.putNextEntry(new JarEntry(name + ".class"));
    out.write(Files.readAllBytes(folder.resolve(name + ".class")));
    out.putNextEntry(new JarEntry("META-INF/services/" + room + "." + service));
    out.write((name + "\n").getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  @Test
  void theirMethodsAndActionsWork() throws IOException {
    try (var daemon = Daemon.start(folder, CONF)) {
      assertEquals(42, daemon.rpc.call("sums.twice", 21));
      assertEquals("supervisor\n", Image.client(daemon.conf, "who").ok().out());
    }
  }

  @Test
  void aNameThatNobodyAnswersToIsOneClearError() throws IOException {
    Daemon.write(folder, CONF.replace("sums:make", "sum:make").replace("who:make", "wo:make"));
    var run = Run.in(folder, List.of(Image.DAEMON, "-n", "-c", "conf"));
    assertEquals(2, run.status());
    assertTrue(
        run.err()
            .startsWith(
                "Error: sum:make cannot be resolved within [rpcinterface:sums]: no plug-in of that"
                    + " name is installed and Python code cannot be used; remove the section or"
                    + " name one of: sums:make, supervisor.rpcinterface:make_main_rpcinterface\n"),
        run::toString);
    var client = Image.client(folder.resolve("conf"), "status");
    assertEquals(2, client.status());
    assertTrue(client.err().startsWith("Error: wo:make cannot be resolved within [ctlplugin:who]"));
  }
}
