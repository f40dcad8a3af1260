package jsupervisor.config;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import jsupervisor.config.HttpServerConfig.Credentials;
import jsupervisor.config.HttpServerConfig.Inet;
import jsupervisor.config.HttpServerConfig.Unix;
import jsupervisor.config.LogConfig.Target;
import jsupervisor.config.values.Address;
import jsupervisor.core.Program;
import jsupervisor.tls.ServerTls;

/**
 * Writes records field by field, in the order of their components; {@link CodecReader} mirrors it.
 * Each record stands behind its length, so that a later version may add fields at its end.
 */
record CodecWriter(DataOutputStream out) {

  void configuration(Configuration all) throws IOException {
    framed(CodecWriter::supervisord).write(all.supervisord());
    list(all.servers(), framed(CodecWriter::server));
    framed(CodecWriter::access).write(all.access());
    list(all.groups(), framed(CodecWriter::group));
    list(all.rpcNamespaces(), this::text);
    list(all.rpcPlugins(), framed(CodecWriter::plugin));
    list(all.warnings(), this::text);
    list(all.infos(), this::text);
    list(all.otherSections(), this::text);
    text(all.written().file());
    list(all.written().sections(), framed(CodecWriter::section));
    optional(all.metrics(), framed(CodecWriter::metrics));
    optional(all.crashes(), framed(CodecWriter::crashes));
  }

  private void crashes(CrashesConfig config) throws IOException {
    text(config.directory());
    out.writeLong(config.bytes());
    optional(config.logErrorPattern(), this::text);
  }

  private void metrics(MetricsConfig config) throws IOException {
    out.writeBoolean(config.prometheus());
    out.writeBoolean(config.open());
    out.writeInt(config.maxProcesses());
    optional(config.statsd(), this::hostPort);
    out.writeBoolean(config.dogstatsd());
    optional(config.graphite(), this::hostPort);
    text(config.prefix());
    out.writeInt(config.interval());
  }

  private void hostPort(Address target) throws IOException {
    text(target.host());
    out.writeInt(target.port());
  }

  private void section(Written.Section section) throws IOException {
    text(section.name());
    environment(section.options());
  }

  private void supervisord(SupervisordConfig config) throws IOException {
    text(config.logfile());
    out.writeLong(config.logfileMaxbytes());
    out.writeInt(config.logfileBackups());
    out.writeInt(config.loglevel().severity());
    text(config.pidfile());
    out.writeInt(config.umask());
    out.writeBoolean(config.nodaemon());
    out.writeBoolean(config.silent());
    out.writeInt(config.minfds());
    out.writeInt(config.minprocs());
    out.writeBoolean(config.nocleanup());
    text(config.childlogdir());
    number(config.user());
    optional(config.directory(), this::text);
    out.writeBoolean(config.stripAnsi());
    environment(config.environment());
    text(config.identifier());
    out.writeBoolean(config.survival().standby());
    out.writeInt(config.survival().watchdog());
    text(ExitWords.text(config.leaving().exitWith()));
    out.writeInt(config.leaving().timeout());
  }

  private void plugin(RpcPluginConfig config) throws IOException {
    text(config.namespace());
    text(config.factory());
    environment(config.options());
  }

  private void server(HttpServerConfig server) throws IOException {
    switch (server) {
      case Inet(var section, var host, var port, var credentials, var webHosts, var tls) -> {
        out.writeByte(0);
        text(section);
        text(host);
        out.writeInt(port);
        optional(credentials, this::credentials);
        list(webHosts, this::text);
        optional(tls, this::tls);
      }
      case Unix(var section, var file, var chmod, var uid, var gid, var credentials) -> {
        out.writeByte(1);
        text(section);
        text(file);
        out.writeInt(chmod);
        out.writeInt(uid);
        out.writeInt(gid);
        optional(credentials, this::credentials);
      }
    }
  }

  private void tls(ServerTls tls) throws IOException {
    text(tls.own().certificate());
    text(tls.own().key());
    optional(tls.clientCa(), this::text);
  }

  private void credentials(Credentials credentials) throws IOException {
    text(credentials.username());
    text(credentials.password());
  }

  private void access(AccessConfig config) throws IOException {
    list(config.users(), framed(CodecWriter::user));
    out.writeBoolean(config.audit());
  }

  private void user(UserConfig config) throws IOException {
    text(config.user().name());
    text(config.user().right().word());
    list(config.user().groups(), this::text);
    optional(config.password(), this::text);
    list(config.accounts(), this::text);
  }

  private void group(GroupConfig group) throws IOException {
    text(group.name());
    out.writeInt(group.priority());
    list(group.processes(), framed(CodecWriter::process));
    optional(group.pool(), framed(CodecWriter::pool));
  }

  private void pool(PoolConfig pool) throws IOException {
    out.writeInt(pool.bufferSize());
    list(pool.events(), this::text);
    out.writeBoolean(pool.payloadBytes());
  }

  private void process(ProcessConfig process) throws IOException {
    framed(CodecWriter::program).write(process.program());
    text(process.command());
    optional(process.directory(), this::text);
    number(process.umask());
    number(process.uid());
    framed(CodecWriter::log).write(process.stdout());
    framed(CodecWriter::log).write(process.stderr());
    out.writeBoolean(process.redirectStderr());
    environment(process.environment());
    optional(process.serverUrl(), this::text);
    optional(process.socket(), framed(CodecWriter::socket));
  }

  private void socket(FcgiSocket socket) throws IOException {
    text(socket.section());
    switch (socket.address()) {
      case FcgiSocket.Tcp(var host, var port) -> {
        out.writeByte(0);
        text(host);
        out.writeInt(port);
      }
      case FcgiSocket.Unix(var path, var mode, var owner) -> {
        out.writeByte(1);
        text(path);
        out.writeInt(mode);
        optional(owner, this::owner);
      }
    }
    number(socket.backlog());
  }

  private void owner(FcgiSocket.Owner owner) throws IOException {
    out.writeInt(owner.uid());
    out.writeInt(owner.gid());
  }

  private void program(Program program) throws IOException {
    text(program.name().group());
    text(program.name().process());
    out.writeInt(program.priority());
    out.writeBoolean(program.autostart());
    text(program.autorestart().name());
    out.writeLong(program.startsecs().toSeconds());
    out.writeInt(program.startretries());
    list(program.exitcodes(), out::writeInt);
    out.writeInt(program.stopsignal().number());
    out.writeLong(program.stopwaitsecs().toSeconds());
    out.writeBoolean(program.stopasgroup());
    out.writeBoolean(program.killasgroup());
  }

  private void log(LogConfig log) throws IOException {
    switch (log.target()) {
      case Target.None _ -> out.writeByte(0);
      case Target.Auto _ -> out.writeByte(1);
      case Target.AutoFile(var path) -> path(2, path);
      case Target.File(var path) -> path(3, path);
    }
    out.writeLong(log.maxbytes());
    out.writeInt(log.backups());
    out.writeLong(log.captureMaxbytes());
    out.writeBoolean(log.eventsEnabled());
    out.writeBoolean(log.syslog());
    out.writeBoolean(log.prefix());
  }

  private void path(int kind, String path) throws IOException {
    out.writeByte(kind);
    text(path);
  }

  private void environment(Map<String, String> environment) throws IOException {
    list(
        environment.entrySet(),
        entry -> {
          text(entry.getKey());
          text(entry.getValue());
        });
  }

  private void text(String text) throws IOException {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private void number(OptionalInt number) throws IOException {
    out.writeBoolean(number.isPresent());
    out.writeInt(number.orElse(0));
  }

  private <T> Item<T> framed(Fields<T> fields) {
    return value -> {
      var bytes = new ByteArrayOutputStream();
      fields.write(new CodecWriter(new DataOutputStream(bytes)), value);
      out.writeInt(bytes.size());
      bytes.writeTo(out);
    };
  }

  private <T> void optional(Optional<T> value, Item<T> item) throws IOException {
    out.writeBoolean(value.isPresent());
    if (value.isPresent()) item.write(value.get());
  }

  private <T> void list(Collection<T> values, Item<T> item) throws IOException {
    out.writeInt(values.size());
    for (var value : values) item.write(value);
  }

  /** What stands within the frame of a record. */
  private interface Fields<T> {
    void write(CodecWriter writer, T value) throws IOException;
  }

  /** How one value is written. */
  private interface Item<T> {
    void write(T value) throws IOException;
  }
}
