package jsupervisor.config;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import jsupervisor.config.LogConfig.Target;
import jsupervisor.ini.Repr;
import jsupervisor.terms.Channel;

/**
 * Child logs that name themselves (spec daemon, section 8).
 *
 * @param directory childlogdir
 * @param identifier of this daemon; part of every name
 */
public record Autologs(Path directory, String identifier) {
  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789_";
  private static final int RANDOM_LETTERS = 8;
  private static final int MOST_TRIES = 100;

  /** The AUTO logs of a configuration. */
  public static Autologs of(Configuration configuration) {
    var supervisord = configuration.supervisord();
    return new Autologs(Path.of(supervisord.childlogdir()), supervisord.identifier());
  }

  /**
   * Creates an empty file, mode 0600, for every AUTO log of a group.
   *
   * @return the group with the names put in
   * @throws IOException when a file cannot be created; those created before it stay
   */
  public GroupConfig named(GroupConfig group) throws IOException {
    var processes = new ArrayList<ProcessConfig>();
    for (var process : group.processes()) {
      var stdout = named(process, Channel.STDOUT);
      processes.add(process.withLogs(stdout, named(process, Channel.STDERR)));
    }
    return group.withProcesses(processes);
  }

  private LogConfig named(ProcessConfig process, Channel channel) throws IOException {
    var log = process.log(channel);
    return switch (log.target()) {
      // one that has a name already had it from an earlier life, which took its file along
      case Target.Auto _, Target.AutoFile _ -> {
        var name = process.program().name().process();
        yield log.withTarget(new Target.AutoFile(create(name, channel).toString()));
      }
      case Target.File _, Target.None _ -> log;
    };
  }

  private Path create(String process, Channel channel) throws IOException {
    var mode = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    var lower = channel.name().toLowerCase(Locale.ROOT);
    for (int tries = 1; ; tries++) {
      var name = "%s-%s---%s-%s.log".formatted(process, lower, identifier, random());
      try {
        return Files.createFile(directory.resolve(name), mode);
      } catch (FileAlreadyExistsException e) {
        if (tries == MOST_TRIES) throw e;
      }
    }
  }

  private static String random() {
    var random = ThreadLocalRandom.current();
    var text = new StringBuilder();
    for (int i = 0; i < RANDOM_LETTERS; i++)
      text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    return text.toString();
  }

  /**
   * Removes what earlier daemons of the same identifier left behind, rotated files included.
   *
   * @param keep paths that are in use, as children that were taken over use them
   * @return warnings for the main log
   */
  public List<String> clean(Set<String> keep) {
    var pattern = Pattern.compile(".+?---" + Pattern.quote(identifier) + "-\\S+\\.log\\.?\\d{0,4}");
    var warnings = new ArrayList<String>();
    try (var entries = Files.newDirectoryStream(directory)) {
      for (var path : entries) {
        if (pattern.matcher(path.getFileName().toString()).lookingAt() && !inUse(path, keep))
          remove(path, warnings);
      }
    } catch (IOException | DirectoryIteratorException e) {
      warnings.add("Could not clear childlog dir");
    }
    return warnings;
  }

  /** Whether the file, or the one that it is a backup of, is kept. */
  private static boolean inUse(Path path, Set<String> keep) {
    var text = path.toString();
    return keep.contains(text) || keep.contains(text.replaceFirst("\\.\\d+$", ""));
  }

  /**
   * Removes the AUTO logs of a group that is gone, rotated files included.
   *
   * @return warnings for the main log
   */
  public static List<String> remove(GroupConfig group) {
    var warnings = new ArrayList<String>();
    for (var process : group.processes()) {
      for (var log : List.of(process.stdout(), process.stderr()))
        if (log.target() instanceof Target.AutoFile(var path)) removeAll(path, log, warnings);
    }
    return warnings;
  }

  private static void removeAll(String path, LogConfig log, List<String> warnings) {
    remove(Path.of(path), warnings);
    for (int i = 1; i <= log.backups() && Files.exists(Path.of(path + "." + i)); i++)
      remove(Path.of(path + "." + i), warnings);
  }

  private static void remove(Path path, List<String> warnings) {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      warnings.add("Failed to clean up " + Repr.of(path.toString()));
    }
  }
}
