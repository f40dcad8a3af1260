package jsupervisor.config;

import java.io.IOException;
import jsupervisor.config.HttpServerConfig.Credentials;
import jsupervisor.config.HttpServerConfig.Inet;
import jsupervisor.config.HttpServerConfig.Unix;
import jsupervisor.config.LogConfig.Target;
import jsupervisor.config.values.Address;
import jsupervisor.core.Program;
import jsupervisor.frame.FrameWriter;
import jsupervisor.tls.ServerTls;

/**
 * Writes records field by field, in the order of their components; {@link CodecReader} mirrors it.
 * Each record stands behind its length, so that a later version may add fields at its end.
 */
record CodecWriter(FrameWriter out) {

  void configuration(Configuration all) throws IOException {
    framed(CodecWriter::supervisord).write(all.supervisord());
    out.list(all.servers(), framed(CodecWriter::server));
    framed(CodecWriter::access).write(all.access());
    out.list(all.groups(), framed(CodecWriter::group));
    out.list(all.rpcNamespaces(), out::text);
    out.list(all.rpcPlugins(), framed(CodecWriter::plugin));
    out.list(all.warnings(), out::text);
    out.list(all.infos(), out::text);
    out.list(all.otherSections(), out::text);
    out.text(all.written().file());
    out.list(all.written().sections(), framed(CodecWriter::section));
    out.optional(all.metrics(), framed(CodecWriter::metrics));
    out.optional(all.crashes(), framed(CodecWriter::crashes));
    out.optional(all.history(), framed(CodecWriter::history));
    out.optional(all.health(), framed((it, health) -> HealthCodec.write(it.out(), health)));
    out.optional(all.requests(), framed(CodecWriter::requests));
    out.list(all.alerts(), alert -> out.inner(frame -> AlertCodec.write(frame, alert)));
  }

  private void requests(RequestsConfig config) throws IOException {
    out.writeInt(config.keep());
    out.number(config.slowMillis());
    out.optional(config.log(), this::requestLog);
    out.number(config.maxCalls());
    out.number(config.maxAtOnce());
  }

  private void requestLog(RequestsConfig.Log log) throws IOException {
    out.text(log.path());
    out.writeLong(log.maxbytes());
    out.writeInt(log.backups());
  }

  private void crashes(CrashesConfig config) throws IOException {
    out.text(config.directory());
    out.writeLong(config.bytes());
    out.optional(config.logErrorPattern(), out::text);
  }

  private void history(HistoryConfig config) throws IOException {
    out.text(config.directory());
    out.writeInt(config.days());
    out.writeInt(config.interval());
    out.writeInt(config.maxProcesses());
  }

  private void metrics(MetricsConfig config) throws IOException {
    out.writeBoolean(config.prometheus());
    out.writeBoolean(config.open());
    out.writeInt(config.maxProcesses());
    out.optional(config.statsd(), this::hostPort);
    out.writeBoolean(config.dogstatsd());
    out.optional(config.graphite(), this::hostPort);
    out.text(config.prefix());
    out.writeInt(config.interval());
  }

  private void hostPort(Address target) throws IOException {
    out.text(target.host());
    out.writeInt(target.port());
  }

  private void section(Written.Section section) throws IOException {
    out.text(section.name());
    out.pairs(section.options());
  }

  private void supervisord(SupervisordConfig config) throws IOException {
    out.text(config.logfile());
    out.writeLong(config.logfileMaxbytes());
    out.writeInt(config.logfileBackups());
    out.writeInt(config.loglevel().severity());
    out.text(config.pidfile());
    out.writeInt(config.umask());
    out.writeBoolean(config.nodaemon());
    out.writeBoolean(config.silent());
    out.writeInt(config.minfds());
    out.writeInt(config.minprocs());
    out.writeBoolean(config.nocleanup());
    out.text(config.childlogdir());
    out.number(config.user());
    out.optional(config.directory(), out::text);
    out.writeBoolean(config.stripAnsi());
    out.pairs(config.environment());
    out.text(config.identifier());
    out.writeBoolean(config.survival().standby());
    out.writeInt(config.survival().watchdog());
    out.text(ExitWords.text(config.leaving().exitWith()));
    out.writeInt(config.leaving().timeout());
  }

  private void plugin(RpcPluginConfig config) throws IOException {
    out.text(config.namespace());
    out.text(config.factory());
    out.pairs(config.options());
  }

  private void server(HttpServerConfig server) throws IOException {
    switch (server) {
      case Inet(var section, var host, var port, var credentials, var webHosts, var tls) -> {
        out.writeByte(0);
        out.text(section);
        out.text(host);
        out.writeInt(port);
        out.optional(credentials, this::credentials);
        out.list(webHosts, out::text);
        out.optional(tls, this::tls);
      }
      case Unix(var section, var file, var chmod, var uid, var gid, var credentials) -> {
        out.writeByte(1);
        out.text(section);
        out.text(file);
        out.writeInt(chmod);
        out.writeInt(uid);
        out.writeInt(gid);
        out.optional(credentials, this::credentials);
      }
    }
  }

  private void tls(ServerTls tls) throws IOException {
    out.text(tls.own().certificate());
    out.text(tls.own().key());
    out.optional(tls.clientCa(), out::text);
  }

  private void credentials(Credentials credentials) throws IOException {
    out.text(credentials.username());
    out.text(credentials.password());
  }

  private void access(AccessConfig config) throws IOException {
    out.list(config.users(), framed(CodecWriter::user));
    out.writeBoolean(config.audit());
  }

  private void user(UserConfig config) throws IOException {
    out.text(config.user().name());
    out.text(config.user().right().word());
    out.list(config.user().groups(), out::text);
    out.optional(config.password(), out::text);
    out.list(config.accounts(), out::text);
  }

  private void group(GroupConfig group) throws IOException {
    out.text(group.name());
    out.writeInt(group.priority());
    out.list(group.processes(), framed(CodecWriter::process));
    out.optional(group.pool(), framed(CodecWriter::pool));
  }

  private void pool(PoolConfig pool) throws IOException {
    out.writeInt(pool.bufferSize());
    out.list(pool.events(), out::text);
    out.writeBoolean(pool.payloadBytes());
  }

  private void process(ProcessConfig process) throws IOException {
    framed(CodecWriter::program).write(process.program());
    out.text(process.command());
    out.optional(process.directory(), out::text);
    out.number(process.umask());
    out.number(process.uid());
    framed(CodecWriter::log).write(process.stdout());
    framed(CodecWriter::log).write(process.stderr());
    out.writeBoolean(process.redirectStderr());
    out.pairs(process.environment());
    out.optional(process.serverUrl(), out::text);
    out.optional(process.socket(), framed(CodecWriter::socket));
    HealthCodec.write(out, process.vigil());
  }

  private void socket(FcgiSocket socket) throws IOException {
    out.text(socket.section());
    switch (socket.address()) {
      case FcgiSocket.Tcp(var host, var port) -> {
        out.writeByte(0);
        out.text(host);
        out.writeInt(port);
      }
      case FcgiSocket.Unix(var path, var mode, var owner) -> {
        out.writeByte(1);
        out.text(path);
        out.writeInt(mode);
        out.optional(owner, this::owner);
      }
    }
    out.number(socket.backlog());
  }

  private void owner(FcgiSocket.Owner owner) throws IOException {
    out.writeInt(owner.uid());
    out.writeInt(owner.gid());
  }

  private void program(Program program) throws IOException {
    out.text(program.name().group());
    out.text(program.name().process());
    out.writeInt(program.priority());
    out.writeBoolean(program.autostart());
    out.text(program.autorestart().name());
    out.writeLong(program.startsecs().toSeconds());
    out.writeInt(program.startretries());
    out.list(program.exitcodes(), out::writeInt);
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
    out.text(path);
  }

  private <T> FrameWriter.Item<T> framed(Fields<T> fields) {
    return value -> out.inner(frame -> fields.write(new CodecWriter(frame), value));
  }

  /** What stands within the frame of a record. */
  private interface Fields<T> {
    void write(CodecWriter writer, T value) throws IOException;
  }
}
