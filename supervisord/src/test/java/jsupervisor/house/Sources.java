package jsupervisor.house;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** The Java files of all modules, as text and as trees; Maven runs tests in the module's folder. */
final class Sources {
  private Sources() {}

  /** Every Java file of ours, tests too. */
  static List<Path> all() {
    return under("");
  }

  /** Every Java file that is not a test. */
  static List<Path> main() {
    return under("main");
  }

  /** The files as the compiler reads them, without looking at what names mean. */
  static List<CompilationUnitTree> parsed(List<Path> files) {
    var compiler = ToolProvider.getSystemJavaCompiler();
    try (var manager = compiler.getStandardFileManager(null, null, null)) {
      var sources = manager.getJavaFileObjectsFromPaths(files);
      var task = (JavacTask) compiler.getTask(null, manager, null, List.of(), null, sources);
      var trees = new ArrayList<CompilationUnitTree>();
      task.parse().forEach(trees::add);
      return trees;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> under(String kind) {
    var files = new ArrayList<Path>();
    for (var module : modules()) files.addAll(javaFiles(module.resolve("src").resolve(kind)));
    assertTrue(files.size() > 50, "only " + files.size() + " source files found");
    return files;
  }

  private static List<Path> modules() {
    return Stream.of("common", "supervisord", "supervisorctl", "web-ui")
        .map(module -> Path.of("..").resolve(module))
        .toList();
  }

  /** The Java files below a folder, in order. */
  static List<Path> javaFiles(Path folder) {
    if (!Files.isDirectory(folder)) return List.of();
    try (var paths = Files.walk(folder)) {
      return paths.filter(path -> path.toString().endsWith(".java")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
