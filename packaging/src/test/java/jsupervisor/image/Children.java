package jsupervisor.image;

import java.nio.file.Path;
import java.util.List;

/**
 * The programs that the tests have supervised: small C files, compiled by the system's compiler.
 */
final class Children {
  private Children() {}

  /** Compiles one of them into the folder and returns its path. */
  static Path compile(String name, Path folder) {
    var program = folder.resolve(name);
    var source = Image.resource("children/" + name + ".c").toString();
    var command =
        List.of("cc", "-std=c11", "-D_GNU_SOURCE", "-O1", "-Wall", "-Wextra", "-Werror", "-static");
    var words = new java.util.ArrayList<>(command);
    words.addAll(List.of("-o", program.toString(), source));
    Run.in(folder, words).ok();
    return program;
  }
}
