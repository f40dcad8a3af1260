package jsupervisor.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Clients that others wrote, in other languages, from Debian's packages: they judge our answers by
 * their own reading of XML-RPC. What is not installed makes a test fail.
 */
class OtherClientsIT {
  private static final String PROGRAMS =
      """
      [inet_http_server]
      port=127.0.0.1:%d
      username=joe
      password=s3cret
      [program:cat]
      command=/bin/cat
      startsecs=0
      stdout_logfile=%%1$s/cat.out
      [program:late]
      command=/bin/cat
      autostart=false
      startsecs=0
      [program:a]
      command=/bin/cat
      startsecs=0
      [program:b]
      command=/bin/cat
      startsecs=0
      [group:g]
      programs=a,b
      """;

  @TempDir Path folder;

  @Test
  void perlsRpcXmlIsContent() throws IOException {
    content("perl", "librpc-xml-perl", "/usr/bin/perl", "perl/rpc_xml.pl");
  }

  @Test
  void perlsFrontierIsContent() throws IOException {
    content("frontier", "libfrontier-rpc-perl", "/usr/bin/perl", "perl/frontier.pl");
  }

  @Test
  void rubysXmlrpcIsContent() throws IOException {
    content("ruby", "ruby ruby-xmlrpc", "/usr/bin/ruby", "ruby/client.rb");
  }

  @Test
  void ansiblesModuleReadsOurClientsWords() throws IOException {
    var broken = "[program:broken]\ncommand=/no/such/file\nautostart=false\n";
    try (var daemon = start(Ports.free(), broken)) {
      var words = new ArrayList<>(List.of(installed("ansible", "/usr/bin/ansible-playbook")));
      words.addAll(List.of("-i", "localhost,", "-c", "local"));
      words.addAll(List.of("-e", "ansible_python_interpreter=/usr/bin/python3"));
      words.addAll(List.of("-e", "conf=" + daemon.conf, "-e", "client=" + Image.CLIENT));
      words.add(Image.resource("ansible/play.yml").toString());
      var played = Run.in(folder, words, ansible(), 200);
      assertTrue(
          played.status() == 0 && played.out().contains("ok=14 "),
          () -> played + "\n" + daemon.log());
      daemon.rpc.awaitState("new", "RUNNING");
    }
  }

  /** Its own files lie in the test's folder, and its words are English. */
  private Map<String, String> ansible() {
    return Map.of(
        "HOME",
        folder.toString(),
        "ANSIBLE_LOCAL_TEMP",
        folder.resolve("local") + "",
        "ANSIBLE_REMOTE_TEMP",
        folder.resolve("remote") + "",
        "ANSIBLE_PIPELINING",
        "1",
        "ANSIBLE_NOCOLOR",
        "1",
        "LC_ALL",
        "C.UTF-8");
  }

  private void content(String name, String packages, String program, String script)
      throws IOException {
    int port = Ports.free();
    try (var daemon = start(port, "")) {
      var file = Image.resource(script).toString();
      var run = Run.in(folder, List.of(installed(packages, program), file, "127.0.0.1:" + port));
      assertEquals(new Run(0, name + " is content\n", ""), run, daemon::log);
    }
  }

  private Daemon start(int port, String more) {
    var daemon = Daemon.start(folder, PROGRAMS.formatted(port) + more);
    for (var name : List.of("cat", "g:a", "g:b")) daemon.rpc.awaitState(name, "RUNNING");
    return daemon;
  }

  private static String installed(String packages, String program) {
    assertTrue(
        Files.isExecutable(Path.of(program)),
        program + " is missing; as root: apt-get install " + packages);
    return program;
  }
}
