package jsupervisor.ctl;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import jsupervisor.ctl.command.Link;
import jsupervisor.ctl.command.PluginActions;
import jsupervisor.ctl.local.Installed;
import jsupervisor.wire.Credentials;
import jsupervisor.wire.RpcClient;

/**
 * What the client goes by, from options and configuration file together.
 *
 * @param link the way to the daemon; credentials are there when both name and password are known
 * @param prompt what the shell's prompt begins with
 * @param history where the shell keeps typed lines
 * @param plugins what adds actions to ours
 * @param installed the client's own program and its file
 */
record Settings(
    Link link,
    String prompt,
    Optional<Path> history,
    List<PluginActions> plugins,
    Installed installed) {
  private static final String DEFAULT_URL = "http://localhost:9001";

  /**
   * Options count more than the file.
   *
   * @param program the name by which we were called, for the folders that are searched
   * @throws UsageError when the file is missing, unreadable, malformed or lacks our section
   */
  static Settings of(Options options, String program) throws UsageError {
    var place = SettingsFile.place(options, program);
    var file = SettingsFile.read(options, place);
    var username = options.value(Options.USERNAME).or(() -> file.text("username"));
    var password = options.value(Options.PASSWORD).or(() -> file.text("password"));
    return new Settings(
        new Link(
            options.value(Options.SERVER_URL).or(file::serverUrl).orElse(DEFAULT_URL),
            username.flatMap(name -> password.map(word -> new Credentials(name, word))),
            RpcClient.Timeouts.PATIENT,
            file.tls()),
        file.text("prompt").orElse("supervisor"),
        options.value(Options.HISTORY).map(SettingsFile::absolute).or(file::history).map(Path::of),
        file.plugins(),
        new Installed(Path.of(program), place));
  }
}
