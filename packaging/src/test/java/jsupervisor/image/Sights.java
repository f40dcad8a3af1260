package jsupervisor.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What a daemon leaves on its stage: texts, and files by name, mode and content.
 *
 * @param ordered whether the log counts line by line although there are several processes
 */
record Sights(Stage stage, Plain plain, boolean ordered, Map<String, String> seen) {
  private static final Set<String> TEXTS = Set.of("stdout", "stderr", "supervisord.log");
  private static final Set<String> PROPS = Set.of("bin", "bin/supervisord", "bin/probe", "conf");

  private static final Pattern DAEMON_LOG =
      Pattern.compile("(?m)^\\d{4}-\\d\\d-\\d\\d [\\d:]{8},\\d{3} (CRIT|ERRO|WARN|INFO|DEBG) ");

  /** Names, kinds and modes of all files. */
  void noteFiles(String name) throws IOException {
    var lines = new TreeSet<String>();
    for (var file : files()) lines.add(plain.text(line(file)));
    seen.put(name, String.join("\n", lines));
  }

  private String line(Path file) throws IOException {
    var mode = Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS);
    var kind =
        Files.isDirectory(file) ? "folder" : Files.isRegularFile(file) ? "file" : "something";
    return stage.folder().relativize(file) + " " + kind + " " + PosixFilePermissions.toString(mode);
  }

  private List<Path> files() throws IOException {
    try (var files = Files.walk(stage.folder())) {
      return files
          .filter(file -> !file.equals(stage.folder()))
          .filter(file -> !PROPS.contains(stage.folder().relativize(file).toString()))
          .toList();
    }
  }

  /** Everything, once the daemon is gone. */
  void noteRest() throws IOException {
    noteFiles("files when it had ended");
    noteLogs();
    seen.put("stderr", plain.text(stage.text("stderr")));
    for (var file : files()) {
      var name = stage.folder().relativize(file).toString();
      if (Files.isRegularFile(file) && !TEXTS.contains(name))
        seen.put("file " + plain.text(name), content(stage.text(name)));
    }
  }

  private void noteLogs() {
    var log = LogText.of(plain.text(stage.text("supervisord.log")));
    var stdout = LogText.of(plain.text(stage.text("stdout")));
    seen.put("start order", log.started());
    if (ordered) seen.put("log", log.whole());
    else seen.putAll(log.parts("log"));
    if (stdout.equals(log)) seen.put("stdout", "(the log)");
    else seen.putAll(stdout.parts("stdout"));
  }

  /** Logs of the daemon itself may have other names; all else counts byte by byte. */
  private String content(String text) {
    return DAEMON_LOG.matcher(text).find()
        ? LogText.of(plain.text(text)).whole()
        : plain.file(text);
  }
}
