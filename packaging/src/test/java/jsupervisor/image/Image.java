package jsupervisor.image;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the things are that the tests run: the image, the house that it was built from, and
 * Debian's programs.
 */
final class Image {
  static final Path FOLDER = Path.of(System.getProperty("image"));
  static final Path HOUSE = Path.of(System.getProperty("house")).normalize();
  static final String DAEMON = System.getProperty("image.daemon");
  static final String CLIENT = System.getProperty("image.client");
  static final String PYTHON =
      Files.exists(Path.of("/usr/bin/python3")) ? "/usr/bin/python3" : "python3";

  private Image() {}

  /** One of the image's programs. */
  static Path program(String name) {
    return FOLDER.resolve("bin").resolve(name);
  }

  /** Runs our client on a configuration. */
  static Run client(Path conf, String... words) {
    return client(CLIENT, conf, words);
  }

  /** Runs Debian's client on a configuration. */
  static Run debianClient(Path conf, String... words) {
    return client(debian("supervisorctl"), conf, words);
  }

  private static Run client(String program, Path conf, String... words) {
    var command = new ArrayList<>(List.of(program, "-c", conf.toString()));
    command.addAll(List.of(words));
    return Run.in(conf.getParent(), command);
  }

  /** Path of a program of Debian's package supervisor, which is installed when it is missing. */
  static synchronized String debian(String program) {
    var path = Path.of("/usr/bin", program);
    if (!Files.isExecutable(path)) {
      var root = Path.of("/");
      Run.in(root, List.of("apt-get", "update", "-qq"));
      Run.in(
          root,
          List.of("apt-get", "install", "-y", "-qq", "--no-install-recommends", "supervisor"));
    }
    if (!Files.isExecutable(path)) {
      throw new AssertionError(
          path + " is missing and could not be installed; as root: apt-get install supervisor");
    }
    return path.toString();
  }

  /** Text of a file of the tests' own resources. */
  static Path resource(String name) {
    return HOUSE.resolve("packaging/src/test/resources").resolve(name);
  }
}
