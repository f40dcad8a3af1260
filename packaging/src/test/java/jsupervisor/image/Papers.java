package jsupervisor.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * Certificates and keys that openssl has made, and a port that a daemon serves with them.
 *
 * @param folder where they lie; own.pem and own.key are those of the daemon
 * @param port on 127.0.0.1
 */
record Papers(Path folder, int port) {
  private static final Path SCRIPT =
      Image.HOUSE.resolve("common/src/test/resources/tls/certificates");

  static Papers made(Path folder) throws IOException {
    Run.in(folder, List.of("sh", SCRIPT.toString(), folder.toString())).ok();
    var papers = new Papers(folder, Ports.free());
    papers.take("server");
    return papers;
  }

  String at(String name) {
    return folder.resolve(name).toString();
  }

  /** The daemon's own are now these, put in place as tools do it. */
  void take(String name) throws IOException {
    replace(name + ".key", "own.key");
    replace(name + ".pem", "own.pem");
  }

  void replace(String from, String to) throws IOException {
    Files.copy(folder.resolve(from), folder.resolve("fresh"), StandardCopyOption.COPY_ATTRIBUTES);
    Files.move(folder.resolve("fresh"), folder.resolve(to), StandardCopyOption.ATOMIC_MOVE);
  }

  /** The daemon's section, with further lines. */
  String section(String more) {
    return "[inet_http_server]\nport=127.0.0.1:%d\ncertificate=%s\ncertificate_key=%s\n"
            .formatted(port, at("own.pem"), at("own.key"))
        + more;
  }

  String url() {
    return "https://127.0.0.1:" + port;
  }

  /** A configuration for our client. */
  Path client(String name, String... options) throws IOException {
    var conf = folder.resolve(name);
    return Files.writeString(
        conf, "[supervisorctl]\nserverurl=" + url() + "\n" + String.join("\n", options) + "\n");
  }

  Run curl(String... options) {
    var command = new java.util.ArrayList<>(List.of("curl", "-sS", "--max-time", "30"));
    command.addAll(List.of(options));
    command.add(url() + "/ok.html");
    return Run.in(folder, command);
  }

  /** The name in the certificate that the port shows now; empty when there is none. */
  String shown() {
    var script =
        "openssl s_client -connect 127.0.0.1:%d </dev/null 2>/dev/null | openssl x509 -noout"
            + " -subject -nameopt multiline 2>/dev/null";
    var out = Run.in(folder, List.of("sh", "-c", script.formatted(port))).out();
    return out.replaceAll("(?s).*commonName *= ", "").strip();
  }
}
