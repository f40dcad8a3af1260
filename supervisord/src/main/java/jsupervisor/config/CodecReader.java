package jsupervisor.config;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jsupervisor.access.Right;
import jsupervisor.access.User;
import jsupervisor.ask.Vigil;
import jsupervisor.config.HttpServerConfig.Credentials;
import jsupervisor.config.HttpServerConfig.Inet;
import jsupervisor.config.HttpServerConfig.Unix;
import jsupervisor.config.LogConfig.Target;
import jsupervisor.config.values.Address;
import jsupervisor.core.Autorestart;
import jsupervisor.core.ExitWith;
import jsupervisor.core.Program;
import jsupervisor.frame.FrameReader;
import jsupervisor.ini.BadValue;
import jsupervisor.terms.LogLevel;
import jsupervisor.terms.ProcessName;
import jsupervisor.terms.Signal;
import jsupervisor.tls.KeyFiles;
import jsupervisor.tls.ServerTls;

/**
 * Reads what {@link CodecWriter} wrote from its frame. What a later version has added at the end of
 * a record is passed over; what an earlier one does not have there ({@code in.ended()}) has to get
 * the value that it meant.
 */
record CodecReader(FrameReader in) {

  Configuration configuration() throws IOException {
    return new Configuration(
        framed(CodecReader::supervisord).read(),
        in.list(framed(CodecReader::server)),
        framed(CodecReader::access).read(),
        in.list(framed(CodecReader::group)),
        in.list(in::text),
        in.list(framed(CodecReader::plugin)),
        in.list(in::text),
        in.list(in::text),
        in.list(in::text),
        new Written(in.text(), in.list(framed(CodecReader::section))),
        in.optional(framed(CodecReader::metrics)),
        later(CodecReader::crashes),
        later(CodecReader::history),
        later(it -> HealthCodec.config(it.in())),
        later(CodecReader::requests),
        in.ended() ? List.of() : in.list(() -> AlertCodec.read(in.inner()))); // since version 8
  }

  /** A section that is known since version 8. */
  private <T> Optional<T> later(Fields<T> section) throws IOException {
    return in.ended() ? Optional.empty() : in.optional(framed(section));
  }

  private RequestsConfig requests() throws IOException {
    return new RequestsConfig(
        in.readInt(), in.number(), in.optional(this::requestLog), in.number(), in.number());
  }

  private RequestsConfig.Log requestLog() throws IOException {
    return new RequestsConfig.Log(in.text(), in.readLong(), in.readInt());
  }

  private CrashesConfig crashes() throws IOException {
    return new CrashesConfig(in.text(), in.readLong(), in.optional(in::text));
  }

  private HistoryConfig history() throws IOException {
    return new HistoryConfig(in.text(), in.readInt(), in.readInt(), in.readInt());
  }

  private MetricsConfig metrics() throws IOException {
    return new MetricsConfig(
        in.readBoolean(),
        in.readBoolean(),
        in.readInt(),
        in.optional(this::hostPort),
        in.readBoolean(),
        in.optional(this::hostPort),
        in.text(),
        in.readInt());
  }

  private Address hostPort() throws IOException {
    return new Address(in.text(), in.readInt());
  }

  private Written.Section section() throws IOException {
    return new Written.Section(in.text(), in.pairs());
  }

  private SupervisordConfig supervisord() throws IOException {
    return new SupervisordConfig(
        in.text(),
        in.readLong(),
        in.readInt(),
        level(in.readInt()),
        in.text(),
        in.readInt(),
        in.readBoolean(),
        in.readBoolean(),
        in.readInt(),
        in.readInt(),
        in.readBoolean(),
        in.text(),
        in.number(),
        in.optional(in::text),
        in.readBoolean(),
        environment(),
        in.text(),
        survival(),
        leaving());
  }

  private SupervisordConfig.Survival survival() throws IOException {
    return new SupervisordConfig.Survival(in.readBoolean(), in.readInt());
  }

  /** Since version 8. */
  private SupervisordConfig.Leaving leaving() throws IOException {
    if (in.ended()) return SupervisordConfig.Leaving.USUAL;
    return new SupervisordConfig.Leaving(exitWith(in.text()), in.readInt());
  }

  private static ExitWith exitWith(String words) throws IOException {
    try {
      return ExitWords.read(words);
    } catch (BadValue e) {
      throw new IOException(e);
    }
  }

  private static LogLevel level(int severity) throws IOException {
    return Arrays.stream(LogLevel.values())
        .filter(level -> level.severity() == severity)
        .findFirst()
        .orElseThrow(() -> new IOException("no log level " + severity));
  }

  private RpcPluginConfig plugin() throws IOException {
    return new RpcPluginConfig(in.text(), in.text(), environment());
  }

  private HttpServerConfig server() throws IOException {
    int kind = in.readByte();
    return switch (kind) {
      case 0 ->
          new Inet(
              in.text(),
              in.text(),
              in.readInt(),
              in.optional(this::credentials),
              in.list(in::text),
              in.optional(this::tls));
      case 1 ->
          new Unix(
              in.text(),
              in.text(),
              in.readInt(),
              in.readInt(),
              in.readInt(),
              in.optional(this::credentials));
      default -> throw new IOException("no server of kind " + kind);
    };
  }

  private ServerTls tls() throws IOException {
    return new ServerTls(new KeyFiles(in.text(), in.text()), in.optional(in::text));
  }

  private Credentials credentials() throws IOException {
    return new Credentials(in.text(), in.text());
  }

  private AccessConfig access() throws IOException {
    return new AccessConfig(in.list(framed(CodecReader::user)), in.readBoolean());
  }

  private UserConfig user() throws IOException {
    return new UserConfig(
        new User(in.text(), right(in.text()), Set.copyOf(in.list(in::text))),
        in.optional(in::text),
        Set.copyOf(in.list(in::text)));
  }

  private static Right right(String word) throws IOException {
    return Right.of(word).orElseThrow(() -> new IOException("no right " + word));
  }

  private GroupConfig group() throws IOException {
    return new GroupConfig(
        in.text(),
        in.readInt(),
        in.list(framed(CodecReader::process)),
        in.optional(framed(CodecReader::pool)));
  }

  private PoolConfig pool() throws IOException {
    return new PoolConfig(in.readInt(), in.list(in::text), in.readBoolean());
  }

  private ProcessConfig process() throws IOException {
    return new ProcessConfig(
        framed(CodecReader::program).read(),
        in.text(),
        in.optional(in::text),
        in.number(),
        in.number(),
        framed(CodecReader::log).read(),
        framed(CodecReader::log).read(),
        in.readBoolean(),
        environment(),
        in.optional(in::text),
        in.optional(framed(CodecReader::socket)),
        in.ended() ? Vigil.NONE : HealthCodec.vigil(in)); // since version 8
  }

  private FcgiSocket socket() throws IOException {
    return new FcgiSocket(in.text(), address(), in.number());
  }

  private FcgiSocket.Address address() throws IOException {
    int kind = in.readByte();
    return switch (kind) {
      case 0 -> new FcgiSocket.Tcp(in.text(), in.readInt());
      case 1 -> new FcgiSocket.Unix(in.text(), in.readInt(), in.optional(this::owner));
      default -> throw new IOException("no socket of kind " + kind);
    };
  }

  private FcgiSocket.Owner owner() throws IOException {
    return new FcgiSocket.Owner(in.readInt(), in.readInt());
  }

  private Program program() throws IOException {
    return new Program(
        new ProcessName(in.text(), in.text()),
        in.readInt(),
        in.readBoolean(),
        Autorestart.valueOf(in.text()),
        Duration.ofSeconds(in.readLong()),
        in.readInt(),
        new HashSet<>(in.list(in::readInt)),
        new Signal(in.readInt()),
        Duration.ofSeconds(in.readLong()),
        in.readBoolean(),
        in.readBoolean());
  }

  private LogConfig log() throws IOException {
    return new LogConfig(
        target(),
        in.readLong(),
        in.readInt(),
        in.readLong(),
        in.readBoolean(),
        in.readBoolean(),
        !in.ended() && in.readBoolean()); // since version 8
  }

  private Target target() throws IOException {
    int kind = in.readByte();
    return switch (kind) {
      case 0 -> new Target.None();
      case 1 -> new Target.Auto();
      case 2 -> new Target.AutoFile(in.text());
      case 3 -> new Target.File(in.text());
      default -> throw new IOException("no log target of kind " + kind);
    };
  }

  private Map<String, String> environment() throws IOException {
    return Map.copyOf(in.pairs());
  }

  private <T> FrameReader.Item<T> framed(Fields<T> fields) {
    return () -> fields.read(new CodecReader(in.inner()));
  }

  /** What stands within the frame of a record. */
  private interface Fields<T> {
    T read(CodecReader reader) throws IOException;
  }
}
