package jsupervisor.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The tarball and the .deb, as the build has made them. {@code bench/install} installs the .deb.
 */
class PackagesIT {
  @TempDir Path folder;

  @BeforeEach
  void everybodyMayLookIn() throws IOException {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
  }

  /** The one file of the build's whose name ends so. */
  private static Path built(String end) throws IOException {
    try (var files = Files.list(Image.FOLDER.getParent())) {
      var found = files.filter(file -> file.toString().endsWith(end)).toList();
      assertEquals(1, found.size(), "files *" + end + ": " + found);
      return found.getFirst();
    }
  }

  private Run run(String... command) {
    return Run.in(folder, List.of(command)).ok();
  }

  @Test
  void theTarballRunsWhereNobodyMayWriteAndUsesItsClassArchive() throws IOException {
    var tarball = built(".tar.gz");
    run("tar", "-xf", tarball.toString());
    var name = tarball.getFileName().toString().replace(".tar.gz", "");
    run("chmod", "-R", "a-w", name);
    var daemon = folder.resolve(name).resolve("bin/supervisord").toString();
    var program = new ArrayList<>(asSomebody());
    program.add(daemon);
    try (var running = Daemon.start(program, folder, "[program:cat]\ncommand=/bin/cat\n")) {
      running.rpc.awaitState("cat", "RUNNING");
      var maps = Files.readString(Path.of("/proc/" + running.jvm() + "/maps"));
      assertTrue(maps.contains(name + "/lib/supervisord.jsa"), maps);
    } finally {
      run("chmod", "-R", "u+w", name);
    }
  }

  /** As nobody, when root can become that. */
  private static List<String> asSomebody() {
    var somebody = Daemon.Account.possible().contains(Daemon.Account.NOBODY);
    return somebody
        ? List.of("setpriv", "--reuid", "nobody", "--regid", "nogroup", "--clear-groups")
        : List.of();
  }

  @Test
  void theTarballIsTheImageAndItsFilesAreInOrder() throws IOException {
    var tarball = built(".tar.gz");
    var name = tarball.getFileName().toString().replace(".tar.gz", "");
    var names = run("tar", "-tf", tarball.toString()).out().lines().toList();
    try (var files = Files.walk(Image.FOLDER)) {
      var expected =
          files
              .map(file -> name + "/" + Image.FOLDER.relativize(file))
              .map(file -> file.endsWith("/") ? file.substring(0, file.length() - 1) : file)
              .sorted();
      assertEquals(expected.toList(), names.stream().map(PackagesIT::plain).sorted().toList());
    }
    var owners = run("tar", "-tvf", tarball.toString(), "--numeric-owner").out();
    assertTrue(owners.lines().allMatch(line -> line.contains(" 0/0 ")), owners);
  }

  private static String plain(String file) {
    return file.endsWith("/") ? file.substring(0, file.length() - 1) : file;
  }

  @Test
  void theDebTakesThePlaceOfSupervisor() throws IOException {
    var deb = built(".deb").toString();
    var version = run("dpkg-deb", "-f", deb, "Version").out().strip();
    assertTrue(deb.contains("jsupervisor_" + version + "_"), deb);
    for (var field : List.of("Conflicts", "Replaces", "Provides")) {
      var value = run("dpkg-deb", "-f", deb, field).out().strip();
      assertTrue(value.startsWith("supervisor"), field + ": " + value);
    }
    run("dpkg-deb", "-e", deb, "control");
    assertEquals(
        List.of(
            "/etc/supervisor/supervisord.conf",
            "/etc/default/supervisor",
            "/etc/init.d/supervisor"),
        Files.readAllLines(folder.resolve("control/conffiles")));
    for (var script : List.of("preinst", "postinst", "prerm", "postrm")) {
      run("sh", "-n", "control/" + script);
      var text = Files.readString(folder.resolve("control").resolve(script));
      assertTrue(!text.contains("@"), script + " has a gap that was not filled: " + text);
    }
  }

  @Test
  void theDebHoldsWhatDebiansDoesAndOnlyRootsFiles() throws IOException {
    var listed = run("dpkg-deb", "-c", built(".deb").toString()).out();
    assertTrue(listed.lines().allMatch(line -> line.contains(" root/root ")), listed);
    for (var file :
        List.of(
            "etc/default/supervisor",
            "etc/init.d/supervisor",
            "etc/supervisor/conf.d/",
            "etc/supervisor/supervisord.conf",
            "lib/systemd/system/supervisor.service",
            "usr/bin/echo_supervisord_conf",
            "usr/bin/pidproxy",
            "usr/bin/supervisorctl",
            "usr/bin/supervisord",
            "usr/share/doc/jsupervisor/copyright",
            "usr/share/man/man1/supervisor.1.gz",
            "usr/share/man/man1/supervisorctl.1.gz",
            "usr/share/man/man1/supervisord.1.gz",
            "var/log/supervisor/")) {
      assertTrue(listed.matches("(?s).* \\./" + file + "( -> .*)?\n.*"), file + " in " + listed);
    }
  }

  @Test
  void theUnpackedDebRunsWithItsStockConfiguration() throws Exception {
    run("dpkg-deb", "-R", built(".deb").toString(), "system");
    var system = folder.resolve("system");
    Run.in(system, List.of("md5sum", "--quiet", "-c", "DEBIAN/md5sums")).ok();
    Files.createDirectories(system.resolve("var/run"));
    Files.writeString(
        system.resolve("etc/supervisor/conf.d/cat.conf"), "[program:cat]\ncommand=/bin/cat\n");
    var conf = system.resolve("etc/supervisor/supervisord.conf");
    Files.writeString(conf, Files.readString(conf).replace("/var/", system + "/var/"));
    var bin = system.resolve("usr/lib/jsupervisor/dist/bin");
    var daemon = bin.resolve("supervisord").toString();
    run(daemon, "-c", conf.toString());
    var ctl = bin.resolve("supervisorctl").toString();
    try {
      new Rpc(system.resolve("var/run/supervisor.sock")).awaitState("cat", "RUNNING");
      var status = run(ctl, "-c", conf.toString(), "status").out();
      assertTrue(status.startsWith("cat "), status);
    } finally {
      var pid = Long.parseLong(Files.readString(system.resolve("var/run/supervisord.pid")).strip());
      run(ctl, "-c", conf.toString(), "shutdown");
      Await.until("it has ended", () -> !Proc.alive(pid));
    }
    try (var logs = Files.list(system.resolve("var/log/supervisor"))) {
      assertTrue(names(logs).contains("supervisord.log"));
    }
  }

  private static List<String> names(Stream<Path> files) {
    return files.map(file -> file.getFileName().toString()).toList();
  }
}
