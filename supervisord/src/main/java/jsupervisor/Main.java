package jsupervisor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import jsupervisor.boot.Environment;
import jsupervisor.boot.Preparation;
import jsupervisor.boot.StartRefused;
import jsupervisor.checkup.Checkup;
import jsupervisor.config.Accounts;
import jsupervisor.config.CheckReport;
import jsupervisor.config.ConfigCodec;
import jsupervisor.config.ConfigFiles;
import jsupervisor.config.ConfigReader;
import jsupervisor.config.ConfigResult;
import jsupervisor.config.Configuration;
import jsupervisor.config.Host;
import jsupervisor.config.Options;
import jsupervisor.config.Usage;
import jsupervisor.logging.LastWords;
import jsupervisor.loop.ControlLoop;
import jsupervisor.loop.Groups;
import jsupervisor.loop.Journal;
import jsupervisor.posix.Keeper;
import jsupervisor.posix.Users;
import jsupervisor.terms.Account;
import jsupervisor.terms.Version;

/** {@code supervisord}: options, configuration, preparation, life. */
public final class Main {
  private static final int WRONG_USE = 2;
  private static final int ORPHANED = 3;
  private static final int CRASHED = 70;
  private static final String UNREADABLE =
      "the configuration that the Java process before had cannot be read by this version";
  private static final String PROGNAME = System.getProperty("jsupervisor.progname", "supervisord");

  private final Keeper keeper;
  private final Host host;
  private final Options options;
  private final String configFile;
  private final Upgrade upgrade;

  private Main(Keeper keeper, Host host, Options options, String configFile, Upgrade upgrade) {
    this.keeper = keeper;
    this.host = host;
    this.options = options;
    this.configFile = configFile;
    this.upgrade = upgrade;
  }

  /** Runs the daemon; ends the process. */
  public static void main(String[] words) {
    var keeper =
        Keeper.attach()
            .orElseThrow(
                () -> new IllegalStateException("start the daemon by its program bin/supervisord"));
    try {
      start(keeper, List.of(words));
    } catch (StartRefused e) {
      refused(keeper, Usage.error(PROGNAME, e.getMessage()), e.getMessage());
    } catch (Throwable e) {
      e.printStackTrace();
      giveUp(keeper, e.toString());
    }
  }

  /** Where programs run, the daemon does not end for that: another JVM is tried. */
  private static void refused(Keeper keeper, String said, String why) {
    System.err.print(said);
    if (!new Journal(keeper.journal()).left() && !early(keeper)) keeper.exit(WRONG_USE);
    giveUp(keeper, why);
  }

  private static void giveUp(Keeper keeper, String why) {
    if (early(keeper)) keeper.self().words().reason(why);
    else if (keeper.armed())
      LastWords.say("the daemon does not come up, it is tried again: " + why);
    Runtime.getRuntime().halt(CRASHED);
  }

  /** Whether another JVM is at work, or would be again. */
  private static boolean early(Keeper keeper) {
    return keeper.self().words().trial() || keeper.succession().waiting();
  }

  private static void start(Keeper keeper, List<String> words) throws IOException {
    var here = new Journal(keeper.journal()).directory(Path.of("").toAbsolutePath());
    var host =
        new Host(
            Environment.read(),
            new SystemAccounts(),
            Host.thisNode(),
            here,
            Users.current(),
            RpcPlugins::factories);
    switch (Options.parse(words, host)) {
      case Options.Request.Help() -> leave(keeper, Usage.text(PROGNAME));
      case Options.Request.Version() -> leave(keeper, Version.SUPERVISOR + "\n");
      case Options.Request.Wrong(String message) -> throw new StartRefused(message);
      case Options.Request.Run(Options options) -> {
        var file = options.configFile().or(() -> search(keeper, host));
        var path = file.orElseThrow(() -> new StartRefused(ConfigFiles.notFound(PROGNAME)));
        if (options.check()) check(keeper, CheckReport.of(path, options, host));
        else if (options.doctor()) leave(keeper, Checkup.text(path, options, host));
        else
          new Main(keeper, host, options, path, new Upgrade(keeper, host, PROGNAME, words)).run();
      }
    }
  }

  private static void leave(Keeper keeper, String text) {
    leave(keeper, text, 0);
  }

  private static void check(Keeper keeper, CheckReport report) {
    leave(keeper, report.text(), report.errors() == 0 ? 0 : WRONG_USE);
  }

  private static void leave(Keeper keeper, String text, int status) {
    System.out.print(text);
    System.out.flush();
    keeper.exit(status);
  }

  private static Optional<String> search(Keeper keeper, Host host) {
    if (host.uid() == 0 && keeper.generation() == 1) System.err.println(ConfigFiles.ROOT_WARNING);
    return ConfigFiles.search(PROGNAME, host);
  }

  private void run() throws IOException {
    keeper.oomScores().settle();
    boolean prepared = keeper.succession().waiting();
    if (prepared) prepare();
    var journal = new Journal(keeper.journal());
    var end = journal.left() ? goOn(journal, prepared) : begin(journal);
    switch (end) {
      case SHUTDOWN -> keeper.exit(journal.status());
      case RESTART, UPGRADE -> {
        keeper.startAgain();
        Runtime.getRuntime().halt(0);
      }
      case ORPHANED -> Runtime.getRuntime().halt(ORPHANED);
    }
  }

  /** Does what can be done before the turn of this JVM comes, which may be early. */
  private void prepare() {
    var journal = new Journal(keeper.journal());
    if (journal.foreign()) throw new StartRefused(journal.unreadable());
    var left = inForce(journal).orElseThrow(() -> new StartRefused(UNREADABLE));
    var succession = keeper.succession();
    var rehearsal =
        Thread.ofPlatform()
            .name("rehearsal")
            .daemon()
            .start(() -> {
              try {
                DressRehearsal.run(left);
              } finally {
                succession.sayReady();
              }
            });
    succession.awaitTurn();
    rehearsal.interrupt();
  }

  /**
   * Another JVM was here. A version on trial that cannot read what it left lets the last one go on.
   *
   * @param prepared what servers need is loaded already
   */
  private ControlLoop.End goOn(Journal journal, boolean prepared) throws IOException {
    boolean trial = keeper.self().words().trial();
    if (journal.foreign()) {
      if (trial) throw new StartRefused(journal.unreadable());
      return begin(journal);
    }
    if (!prepared) Servers.warm();
    var left = inForce(journal);
    if (left.isPresent()) return takeOver(journal, left.get(), Optional.empty());
    if (trial) throw new StartRefused(UNREADABLE);
    return takeOver(journal, read(), Optional.of(UNREADABLE + "; taking that of the file"));
  }

  /** The configuration that the JVM before has left; empty when this version cannot read it. */
  private static Optional<Configuration> inForce(Journal journal) {
    return journal.configuration().flatMap(ConfigCodec::decode);
  }

  private ControlLoop.End takeOver(Journal journal, Configuration left, Optional<String> warning)
      throws IOException {
    return new Daemon(keeper, journal, left, source(), host, upgrade).takeOver(warning);
  }

  /** The configuration of the file. */
  private Configuration read() throws IOException {
    return switch (source().read()) {
      case ConfigResult.Bad(var errors) -> {
        refused(keeper, Usage.errors(PROGNAME, errors), errors.getFirst().text());
        throw new IllegalStateException("this JVM has not ended");
      }
      case ConfigResult.Good(var configuration) -> configuration;
    };
  }

  private ControlLoop.End begin(Journal journal) throws IOException {
    var configuration = read();
    var preparation = new Preparation(keeper, configuration.supervisord());
    if (preparation.run()) Runtime.getRuntime().halt(0);
    return new Daemon(keeper, journal, configuration, source(), host, upgrade).begin(preparation);
  }

  private Groups.ConfigSource source() {
    return () -> ConfigReader.read(configFile, options, host);
  }

  /** The kernel's view of users, as the configuration wants it. */
  private static final class SystemAccounts implements Accounts {
    @Override
    public Optional<Account> user(String nameOrUid) {
      return Users.user(nameOrUid);
    }

    @Override
    public OptionalInt group(String nameOrGid) {
      return Users.group(nameOrGid);
    }
  }
}
