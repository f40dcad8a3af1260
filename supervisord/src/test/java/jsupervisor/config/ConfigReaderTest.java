package jsupervisor.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import jsupervisor.config.HttpServerConfig.Credentials;
import jsupervisor.config.HttpServerConfig.Inet;
import jsupervisor.config.HttpServerConfig.Unix;
import jsupervisor.terms.LogLevel;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigReaderTest {
  @TempDir Path directory;
  private Scene scene;

  @BeforeEach
  void setUp() {
    scene = new Scene(directory);
  }

  private static List<String> names(GroupConfig group) {
    return group.processes().stream().map(process -> process.program().name().process()).toList();
  }

  @Test
  void anEmptySupervisordSectionMeansTheDefaults() {
    var config = scene.good("[supervisord]\n").supervisord();
    assertEquals(directory.resolve("supervisord.log").toString(), config.logfile());
    assertEquals(50 << 20, config.logfileMaxbytes());
    assertEquals(10, config.logfileBackups());
    assertEquals(LogLevel.INFO, config.loglevel());
    assertEquals(directory.resolve("supervisord.pid").toString(), config.pidfile());
    assertEquals(022, config.umask());
    assertEquals(1024, config.minfds());
    assertEquals(200, config.minprocs());
    assertEquals(OptionalInt.empty(), config.user());
    assertEquals("supervisor", config.identifier());
    assertEquals("/tmp", config.childlogdir());
  }

  @Test
  void aGroupTakesItsProgramsInOrderAndTheirOwnGroupsAreGone() {
    var groups =
        scene
            .good(
                "[supervisord]\n[program:a]\ncommand=a\n[program:b]\ncommand=%(group_name)s\n"
                    + "[program:c]\ncommand=c\npriority=5\n[group:g]\nprograms=b, a\n")
            .groups();
    assertEquals(List.of("c", "g"), groups.stream().map(GroupConfig::name).toList());
    assertEquals(List.of("b", "a"), names(groups.getLast()));
    assertEquals("g", groups.getLast().processes().getFirst().command());
    assertEquals(5, groups.getFirst().priority());
  }

  /** The journal has a page for each process. */
  @ParameterizedTest
  @CsvSource({"150,0", "151,1"})
  void namesThatAreTooLongAreRefused(int letters, int refused) {
    var name = "n".repeat(letters); // of the group as well
    var conf = "[supervisord]\n[program:" + name + "]\ncommand=cat\n";
    var errors =
        switch (scene.read(conf)) {
          case ConfigResult.Good _ -> List.<ConfigError>of();
          case ConfigResult.Bad(var bad) -> bad;
        };
    assertEquals(refused, errors.size());
    for (var error : errors)
      assertEquals(
          "Process name '%s'... is too long: group and process name together may have 300 bytes, not 302"
              .formatted("n".repeat(40)),
          error.reason());
  }

  @Test
  void namesThatAreUsedTwiceAreRefused() {
    var two = "[supervisord]\n[program:a]\ncommand=a\n[program:b]\ncommand=b\nprocess_name=a\n";
    assertEquals(
        "Process name 'a' appears more than once in group 'g'",
        scene.errors(two + "[group:g]\nprograms=a,b\n").getFirst().reason());
    assertEquals(
        "Group name 'a' is used by more than one section",
        scene.errors(two + "[group:a]\nprograms=b\n").getFirst().reason());
  }

  @Test
  void inetServersComeBeforeUnixOnes() {
    var configuration =
        scene.good(
            "[supervisord]\n[unix_http_server]\nfile=%(here)s/s\nchmod=0770\nchown=chris:staff\n"
                + "[inet_http_server]\nport=*:9001\nusername=u\npassword={SHA}abc\n"
                + "[inet_http_server:six]\nport=[::1]:9002\nweb_hosts=SUP.example.com, sup\n");
    assertEquals(
        List.of(
            new Inet(
                "inet_http_server",
                "",
                9001,
                Optional.of(new Credentials("u", "{SHA}abc")),
                List.of(),
                Optional.empty()),
            new Inet(
                "inet_http_server:six",
                "::1",
                9002,
                Optional.empty(),
                List.of("sup.example.com", "sup"),
                Optional.empty()),
            new Unix("unix_http_server", directory + "/s", 0770, 1000, 50, Optional.empty())),
        configuration.servers());
    assertEquals(Optional.of("unix://" + directory + "/s"), configuration.serverUrl());
  }

  @Test
  void hostNamesOfBrowsersAreNamesAndNothingElse() {
    var section = "[supervisord]\n[inet_http_server]\nport=127.0.0.1:1\nweb_hosts=";
    var any = (Inet) scene.good(section + "*\n").servers().getFirst();
    assertEquals(List.of("*"), any.webHosts());
    for (var wrong : List.of("http://a", "a:9001", "a,,b", "a b"))
      assertTrue(
          scene.errors(section + wrong + "\n").getFirst().reason().startsWith("not a list of host"),
          wrong);
  }

  @Test
  void aPasswordIsNeverQuoted() {
    var error =
        scene.errors("[supervisord]\n[inet_http_server]\nport=1\nusername=u\npassword=sec%ret\n");
    assertTrue(error.getFirst().reason().contains("badly formatted"));
    assertTrue(error.stream().noneMatch(found -> found.text().contains("sec%ret")));
  }

  @Test
  void theMainRpcInterfaceIsOursUnderAnyNameAndAnUnknownOneIsOneError() {
    var main = "[supervisord]\n[rpcinterface:mine]\nsupervisor.rpcinterface_factory = ";
    assertEquals(
        List.of("mine"),
        scene.good(main + "supervisor.rpcinterface:make_main_rpcinterface\n").rpcNamespaces());
    assertEquals(
        List.of(
            "FILE:3: [rpcinterface:mine] supervisor.rpcinterface_factory: a.b:c cannot be resolved"
                + " within [rpcinterface:mine]: no plug-in of that name is installed and"
                + " Python code cannot be used; remove the section or name one of:"
                + " supervisor.rpcinterface:make_main_rpcinterface"),
        scene.errors(main + "a.b:c\n").stream().map(ConfigError::text).toList());
  }

  @Test
  void anRpcPluginGetsAllOtherOptionsOfItsSectionExpanded() {
    scene.file(
        "FILE",
        "[supervisord]\n[rpcinterface:sum]\nsupervisor.rpcinterface_factory=a.b:c\nx=%(ENV_A)s\n");
    var plain = scene.host();
    var host =
        new Host(
            plain.environment(),
            plain.accounts(),
            plain.nodeName(),
            plain.workingDirectory(),
            plain.uid(),
            () -> Set.of("a.b:c"));
    var configuration = Scene.good(ConfigReader.read("FILE", Options.none(), host));
    assertEquals(
        List.of(new RpcPluginConfig("sum", "a.b:c", Map.of("x", "1"))), configuration.rpcPlugins());
  }

  @Test
  void sectionsThatNobodyRunsAreKeptByName() {
    var configuration =
        scene.good(
            "[supervisord]\n[ctlplugin:p]\n" + "[supervisorctl]\nserverurl=x\n[unknown]\na=b\n");
    assertEquals(List.of("ctlplugin:p"), configuration.otherSections());
    assertEquals(List.of(), configuration.groups());
  }

  @Test
  void allErrorsAreCollectedWithTheirPlaces() {
    var errors =
        scene.errors(
            "[supervisord]\nuser=nobody-here\nloglevel=loud\n[program:x]\nstartsecs=a\n\n"
                + "command=%(nope)s\nnumprocs=2\nprocess_name=%(process_num)d\n");
    assertEquals(
        List.of(
            "FILE:3: [supervisord] loglevel",
            "FILE:5: [program:x] startsecs",
            "FILE:7: [program:x] command",
            "FILE:2: [supervisord] user"),
        errors.stream()
            .map(error -> error.text().split(": ", 3))
            .map(p -> p[0] + ": " + p[1])
            .toList());
  }

  @Test
  void noMainLogIsPossibleButWarnedAbout() {
    var configuration = scene.good("[supervisord]\nlogfile=NONE\n");
    assertEquals("", configuration.supervisord().logfile());
    assertEquals(1, configuration.warnings().size());
    assertEquals("syslog", scene.good("[supervisord]\nlogfile=syslog\n").supervisord().logfile());
  }

  @Test
  void aMalformedHashOfAPasswordIsAnErrorBeforeItLocksEverybodyOut() {
    var head = "[supervisord]\n[inet_http_server]\nport=1\nusername=u\npassword=";
    assertEquals(
        "Section [inet_http_server] has a malformed {PBKDF2} password: take what"
            + " \"supervisorctl hash-password\" prints",
        scene.errors(head + "{PBKDF2}1000$c2FsdA==\n").getFirst().reason());
  }
}
