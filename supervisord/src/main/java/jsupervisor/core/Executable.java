package jsupervisor.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jsupervisor.core.FileFacts.Seen;
import jsupervisor.terms.Fault;
import jsupervisor.terms.FaultCode;

/** What a command means on this machine: a file to run, or why there is none (spec process, 5). */
public sealed interface Executable {

  /**
   * It can be tried.
   *
   * @param file what execve(2) gets; right after the change to the program's directory, too
   * @param argv the words of the command as typed, at least one
   */
  record Found(String file, List<String> argv) implements Executable {
    public Found {
      argv = List.copyOf(argv);
    }
  }

  /**
   * It cannot be run.
   *
   * @param code NO_FILE or NOT_EXECUTABLE
   * @param reason Supervisor's words, for the fault as well as for spawnerr
   */
  record Missing(FaultCode code, String reason) implements Executable {
    /** The answer to a caller who wants this started. */
    public Fault fault() {
      return Fault.of(code, reason);
    }
  }

  /**
   * Where commands without a slash are looked for.
   *
   * @param cwd the daemon's current directory, absolute
   * @param directory the program's, if it has one; a command with a slash is looked for there
   *     first, because that is where it will be run
   * @param path directories for commands without a slash, in order
   */
  record Places(String cwd, Optional<String> directory, List<String> path) {
    private static final String DEFAULT_PATH = "/bin:/usr/bin:/usr/local/bin";

    public Places {
      path = List.copyOf(path);
    }

    /**
     * The directories of PATH.
     *
     * @param program PATH in the program's merged environment
     * @param daemon PATH in the daemon's own environment
     */
    public static List<String> path(Optional<String> program, Optional<String> daemon) {
      return List.of(program.or(() -> daemon).orElse(DEFAULT_PATH).split(":", -1));
    }

    /** The files that a first word may stand for, in order. */
    List<String> candidates(String word) {
      var all = new ArrayList<String>();
      if (!word.contains("/")) path.forEach(place -> all.add(settled(join(place, word))));
      else {
        directory.ifPresent(place -> all.add(settled(join(place, word))));
        all.add(settled(word));
      }
      return all;
    }

    /** A relative file would mean another one after the change of directory. */
    private String settled(String file) {
      return directory.isPresent() ? join(cwd, file) : file;
    }

    private static String join(String place, String name) {
      if (name.startsWith("/") || place.isEmpty()) return name;
      return place.endsWith("/") ? place + name : place + "/" + name;
    }
  }

  /**
   * Splits a command and finds its file. The first file that can be run is taken; if there is none,
   * the last one that is there says why.
   */
  static Executable find(String command, Places places, FileFacts files) {
    return switch (CommandLine.split(command)) {
      case CommandLine.Unbalanced(var why) -> refused("can't parse command %s: " + why, command);
      case CommandLine.Words(var argv) when argv.isEmpty() ->
          new Missing(FaultCode.NOT_EXECUTABLE, "command is empty");
      case CommandLine.Words(var argv) -> find(argv, places, files);
    };
  }

  /** Nobody can tell now what the command means. */
  static Executable silent(String command) {
    return refused("the disk of command %s, or of its directory, does not answer", command);
  }

  private static Executable find(List<String> argv, Places places, FileFacts files) {
    var word = argv.getFirst();
    Executable best =
        new Missing(FaultCode.NO_FILE, "can't find command %s".formatted(Quoted.of(word)));
    for (var file : places.candidates(word)) {
      var seen = files.look(file);
      if (seen.isEmpty()) continue;
      best = judge(file, argv, seen.get());
      if (best instanceof Found) return best;
    }
    return best;
  }

  private static Executable judge(String file, List<String> argv, Seen seen) {
    if (seen.directory()) return refused("command at %s is a directory", file);
    if ((seen.mode() & 0111) == 0) return refused("command at %s is not executable", file);
    if (!seen.runnable()) return refused("no permission to run command %s", file);
    return new Found(file, argv);
  }

  private static Missing refused(String text, String what) {
    return new Missing(FaultCode.NOT_EXECUTABLE, text.replace("%s", Quoted.of(what)));
  }
}
