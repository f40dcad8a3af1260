package jsupervisor.ctl;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SimpleTimeZone;
import java.util.TimeZone;
import jsupervisor.ctl.check.PluginLine;
import jsupervisor.ctl.command.Check;
import jsupervisor.ctl.command.Screen;

/** {@code supervisorctl [options] [action [arguments]]}. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    // Nothing here shows a local time, and the zone's rules cost milliseconds to read.
    TimeZone.setDefault(new SimpleTimeZone(0, "UTC"));
    var out = stream(FileDescriptor.out);
    var err = stream(FileDescriptor.err);
    var program = System.getProperty("jsupervisor.progname", "supervisorctl");
    int code = run(List.of(arguments), program, System.in, Terminals.screen(out, err));
    out.flush();
    err.flush();
    // Not exit: its logger and hooks are of no use here and cost time.
    Runtime.getRuntime().halt(code);
  }

  /**
   * The whole program but its end.
   *
   * @param program the name that usage texts show
   * @return the exit status
   */
  static int run(List<String> arguments, String program, InputStream in, Screen screen) {
    boolean plugin = arguments.contains("check");
    try {
      var options = Options.parse(arguments);
      plugin = Check.asked(options.action());
      if (options.help()) {
        screen.out().print(Usage.text(program));
        return 0;
      }
      return new Client(options, Settings.of(options, program), in, screen).run();
    } catch (UsageError e) {
      if (plugin) return said(screen, Check.failure(e.getMessage()));
      screen.err().print("Error: " + e.getMessage() + "\nFor help, use " + program + " -h\n");
      return 2;
    }
  }

  /** Whoever runs plugins reads one line of standard output and knows other statuses. */
  private static int said(Screen screen, PluginLine line) {
    screen.out().print(screen.forOut(line.text()) + "\n");
    return line.severity().status();
  }

  private static PrintStream stream(FileDescriptor fd) {
    var bytes = new BufferedOutputStream(new FileOutputStream(fd), 8192);
    return new PrintStream(bytes, false, StandardCharsets.UTF_8);
  }
}
