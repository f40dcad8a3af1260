package jsupervisor.plugin;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/**
 * Plug-ins of one sort, found by {@link ServiceLoader} on the class path and in the jars of the
 * folder {@code lib/plugins} of the image.
 *
 * @param plugins in the order in which they are found
 * @param problems what is wrong with others, a line each
 */
public record PluginJars<T>(List<T> plugins, List<String> problems) {
  /** The system property that names the folder; the launchers set it. */
  public static final String FOLDER = "jsupervisor.plugins";

  public PluginJars {
    plugins = List.copyOf(plugins);
    problems = List.copyOf(problems);
  }

  /**
   * Looks for plug-ins. Their classes stay loaded until the process ends.
   *
   * @param service the interface that they offer
   */
  public static <T> PluginJars<T> load(Class<T> service) {
    var problems = new ArrayList<String>();
    var plugins = new ArrayList<T>();
    var loader = new URLClassLoader(jars(problems), service.getClassLoader());
    ServiceLoader.load(service, loader).stream()
        .forEach(provider -> make(provider, plugins, problems));
    return new PluginJars<>(plugins, problems);
  }

  private static <T> void make(
      ServiceLoader.Provider<T> provider, List<T> plugins, List<String> problems) {
    try {
      plugins.add(provider.get());
    } catch (ServiceConfigurationError | LinkageError e) {
      problems.add(e.getMessage());
    }
  }

  private static URL[] jars(List<String> problems) {
    var folder = System.getProperty(FOLDER, "");
    if (folder.isEmpty() || !Files.isDirectory(Path.of(folder))) return new URL[0];
    try (var files = Files.list(Path.of(folder))) {
      var urls = new ArrayList<URL>();
      for (var file : files.filter(file -> file.toString().endsWith(".jar")).sorted().toList())
        urls.add(url(file));
      return urls.toArray(URL[]::new);
    } catch (IOException e) {
      problems.add("cannot read the plug-ins in " + folder + ": " + e);
      return new URL[0];
    }
  }

  private static URL url(Path file) throws MalformedURLException {
    return file.toUri().toURL();
  }
}
