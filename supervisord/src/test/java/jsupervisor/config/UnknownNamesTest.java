package jsupervisor.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import jsupervisor.ini.IniOption;
import jsupervisor.ini.IniSection;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names that nobody reads are warned about, with what was meant. */
class UnknownNamesTest {
  @TempDir Path directory;
  private Scene scene;

  @BeforeEach
  void setUp() {
    scene = new Scene(directory);
  }

  private List<String> warnings(String more) {
    return scene.good("[supervisord]\n[program:x]\ncommand=a\n" + more + "\n").warnings();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          autorestrat  | did you mean 'autorestart'?
          auto_start   | did you mean 'autostart'?
          stop-signal  | did you mean 'stopsignal'?
          comand       | did you mean 'command'?
          logfile      | did you mean 'stdout_logfile' or 'stderr_logfile'?
          programs     | it is an option of [group:x], [alert:x]
          loglevel     | it is an option of [supervisord]
          """)
  void anUnknownOptionIsWarnedAboutWithWhatWasMeant(String option, String hint) {
    assertEquals(
        List.of(
            "FILE:4: unknown option '%s' in section [program:x] is ignored (%s)"
                .formatted(option, hint)),
        warnings(option + "=1"));
  }

  @ParameterizedTest
  @CsvSource({
    "program:a\u0001b,program:a\\x01b",
    "program:a\u009bb,program:a\\x9bb",
    "program:a\u202eb,program:a\\u202eb",
    "group:a\u0007b,group:a\\x07b"
  })
  void aNameWithControlCharactersIsWarnedAbout(String name, String shown) {
    var option = name.startsWith("group") ? "programs=x" : "command=a";
    assertEquals(
        List.of(
            "FILE:4: control character in the name of section '%s': no client can call what is named so"
                .formatted(shown)),
        warnings("[" + name + "]\n" + option));
  }

  @Test
  void whatIsLikeNothingOfOursIsWarnedAboutWithoutAGuess() {
    assertEquals(
        List.of("FILE:4: unknown option 'colour_of_the_sky' in section [program:x] is ignored"),
        warnings("colour_of_the_sky=blue"));
  }

  @ParameterizedTest(name = "[{0}] should be {1}")
  @CsvSource({
    "progam:web, [program:web]",
    "Program:web, [program:web]",
    "program web, [program:web]",
    "program, [program:NAME]",
    "groups:g, [group:g]",
    "event-listener:l, [eventlistener:l]",
    "eventlistner:l, [eventlistener:l]",
    "fcgi_program:f, [fcgi-program:f]",
    "supervisor, [supervisord]",
    "supervisord:x, [supervisord]",
    "rpc_interface:supervisor, [rpcinterface:supervisor]",
    "includes, [include]",
    "unix_http_sever, [unix_http_server]",
    "crash, [crashes]",
    "Crash:x, [crashes]",
    "alert, [alert:NAME]",
    "alerts:ops, [alert:ops]",
    "probe, [probe:NAME]",
    "probes:db, [probe:db]",
    "request, [requests]",
    "metric, [metrics]",
    "histories, [history]",
    "healthz, [health]",
  })
  void aSectionThatLooksLikeOneOfOursIsWarnedAbout(String section, String meant) {
    assertEquals(
        List.of(
            "FILE:4: unknown section [" + section + "] is ignored (did you mean " + meant + "?)"),
        warnings("[" + section + "]\nfiles=/no"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[circus]\nx=1",
        "[watcher:web]\ncmd=1",
        "[uwsgi]",
        "[unix_http_server_2]\nfile=s",
        "[rpcinterface:supervisor]\nsupervisor.rpcinterface_factory="
            + "supervisor.rpcinterface:make_main_rpcinterface\nx=1",
        "[ctlplugin:p]\nsupervisor.ctl_factory=p:q\nx=1",
        "[DEFAULT]\nstartsecs=1\nfile=x",
      })
  void whatBelongsToOthersIsNotWarnedAbout(String more) {
    assertEquals(List.of(), warnings(more));
  }

  @Test
  void aDefaultThatNoSectionKnowsIsWarnedAboutOnce() {
    assertEquals(
        List.of(
            "FILE:5: unknown option 'startsec' in section [DEFAULT] is ignored"
                + " (did you mean 'startsecs'?)"),
        warnings("[DEFAULT]\nstartsec=1"));
  }

  @Test
  void theWarningsCanBeSwitchedOff() {
    var file = "[supervisord]\nwarn_unknown=false\nnodeamon=1\n[progam:x]\n";
    assertEquals(List.of(), scene.good(file).warnings());
    assertEquals(2, scene.good(file.replace("false", "true")).warnings().size());
    assertEquals(
        "FILE:2: [supervisord] warn_unknown: not a valid boolean value: 'maybe'",
        scene.errors(file.replace("false", "maybe")).getFirst().text());
  }

  @Test
  void everyOptionOfEveryKindOfSectionIsKnown() {
    for (var kind : SectionKind.values())
      for (var option : kind.options())
        assertTrue(SectionKind.of(kind.word() + ":x").orElse(kind).knows(option), option);
  }

  /** The list is the truth for the reader too: what it lacks cannot be read by mistake. */
  @Test
  void anOptionThatIsNotOnTheListCannotBeRead() {
    var section =
        new IniSection("program:x", "FILE", 1, Map.of("fresh", new IniOption("1", "FILE", 2)));
    var reader = new SectionReader(section, Map.of(), new Problems(), false);
    assertThrows(AssertionError.class, () -> reader.text("fresh"));
  }
}
