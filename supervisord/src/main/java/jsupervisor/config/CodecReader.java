package jsupervisor.config;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import jsupervisor.access.Right;
import jsupervisor.access.User;
import jsupervisor.config.HttpServerConfig.Credentials;
import jsupervisor.config.HttpServerConfig.Inet;
import jsupervisor.config.HttpServerConfig.Unix;
import jsupervisor.config.LogConfig.Target;
import jsupervisor.core.Autorestart;
import jsupervisor.core.ExitWith;
import jsupervisor.core.Program;
import jsupervisor.ini.BadValue;
import jsupervisor.terms.LogLevel;
import jsupervisor.terms.ProcessName;
import jsupervisor.terms.Signal;
import jsupervisor.tls.KeyFiles;
import jsupervisor.tls.ServerTls;

/**
 * Reads what {@link CodecWriter} wrote; no length is believed beyond the bytes that are there. What
 * a later version has added at the end of a record is passed over; what an earlier one does not
 * have there ({@code in.available() == 0}) has to get the value that it meant.
 */
record CodecReader(DataInputStream in) {

  Configuration configuration() throws IOException {
    return new Configuration(
        framed(CodecReader::supervisord).read(),
        list(framed(CodecReader::server)),
        framed(CodecReader::access).read(),
        list(framed(CodecReader::group)),
        list(this::text),
        list(framed(CodecReader::plugin)),
        list(this::text),
        list(this::text),
        list(this::text),
        new Written(text(), list(framed(CodecReader::section))));
  }

  private Written.Section section() throws IOException {
    return new Written.Section(text(), pairs());
  }

  private SupervisordConfig supervisord() throws IOException {
    return new SupervisordConfig(
        text(),
        in.readLong(),
        in.readInt(),
        level(in.readInt()),
        text(),
        in.readInt(),
        in.readBoolean(),
        in.readBoolean(),
        in.readInt(),
        in.readInt(),
        in.readBoolean(),
        text(),
        number(),
        optional(this::text),
        in.readBoolean(),
        environment(),
        text(),
        survival(),
        leaving());
  }

  private SupervisordConfig.Survival survival() throws IOException {
    return new SupervisordConfig.Survival(in.readBoolean(), in.readInt());
  }

  /** Since version 7. */
  private SupervisordConfig.Leaving leaving() throws IOException {
    if (in.available() == 0) return SupervisordConfig.Leaving.USUAL;
    return new SupervisordConfig.Leaving(exitWith(text()), in.readInt());
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
    return new RpcPluginConfig(text(), text(), environment());
  }

  private HttpServerConfig server() throws IOException {
    int kind = in.readByte();
    return switch (kind) {
      case 0 ->
          new Inet(
              text(),
              text(),
              in.readInt(),
              optional(this::credentials),
              list(this::text),
              optional(this::tls));
      case 1 ->
          new Unix(
              text(),
              text(),
              in.readInt(),
              in.readInt(),
              in.readInt(),
              optional(this::credentials));
      default -> throw new IOException("no server of kind " + kind);
    };
  }

  private ServerTls tls() throws IOException {
    return new ServerTls(new KeyFiles(text(), text()), optional(this::text));
  }

  private Credentials credentials() throws IOException {
    return new Credentials(text(), text());
  }

  private AccessConfig access() throws IOException {
    return new AccessConfig(list(framed(CodecReader::user)), in.readBoolean());
  }

  private UserConfig user() throws IOException {
    return new UserConfig(
        new User(text(), right(text()), Set.copyOf(list(this::text))),
        optional(this::text),
        Set.copyOf(list(this::text)));
  }

  private static Right right(String word) throws IOException {
    return Right.of(word).orElseThrow(() -> new IOException("no right " + word));
  }

  private GroupConfig group() throws IOException {
    return new GroupConfig(
        text(),
        in.readInt(),
        list(framed(CodecReader::process)),
        optional(framed(CodecReader::pool)));
  }

  private PoolConfig pool() throws IOException {
    return new PoolConfig(in.readInt(), list(this::text), in.readBoolean());
  }

  private ProcessConfig process() throws IOException {
    return new ProcessConfig(
        framed(CodecReader::program).read(),
        text(),
        optional(this::text),
        number(),
        number(),
        framed(CodecReader::log).read(),
        framed(CodecReader::log).read(),
        in.readBoolean(),
        environment(),
        optional(this::text),
        optional(framed(CodecReader::socket)));
  }

  private FcgiSocket socket() throws IOException {
    return new FcgiSocket(text(), address(), number());
  }

  private FcgiSocket.Address address() throws IOException {
    int kind = in.readByte();
    return switch (kind) {
      case 0 -> new FcgiSocket.Tcp(text(), in.readInt());
      case 1 -> new FcgiSocket.Unix(text(), in.readInt(), optional(this::owner));
      default -> throw new IOException("no socket of kind " + kind);
    };
  }

  private FcgiSocket.Owner owner() throws IOException {
    return new FcgiSocket.Owner(in.readInt(), in.readInt());
  }

  private Program program() throws IOException {
    return new Program(
        new ProcessName(text(), text()),
        in.readInt(),
        in.readBoolean(),
        Autorestart.valueOf(text()),
        Duration.ofSeconds(in.readLong()),
        in.readInt(),
        new HashSet<>(list(in::readInt)),
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
        in.available() > 0 && in.readBoolean()); // since version 7
  }

  private Target target() throws IOException {
    int kind = in.readByte();
    return switch (kind) {
      case 0 -> new Target.None();
      case 1 -> new Target.Auto();
      case 2 -> new Target.AutoFile(text());
      case 3 -> new Target.File(text());
      default -> throw new IOException("no log target of kind " + kind);
    };
  }

  private Map<String, String> environment() throws IOException {
    return Map.copyOf(pairs());
  }

  private Map<String, String> pairs() throws IOException {
    int size = length();
    var all = new LinkedHashMap<String, String>();
    for (int i = 0; i < size; i++) all.put(text(), text());
    return all;
  }

  private String text() throws IOException {
    var bytes = new byte[length()];
    in.readFully(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private OptionalInt number() throws IOException {
    boolean present = in.readBoolean();
    int number = in.readInt();
    return present ? OptionalInt.of(number) : OptionalInt.empty();
  }

  private <T> Item<T> framed(Fields<T> fields) {
    return () -> {
      var bytes = new byte[length()];
      in.readFully(bytes);
      return fields.read(new CodecReader(new DataInputStream(new ByteArrayInputStream(bytes))));
    };
  }

  private <T> Optional<T> optional(Item<T> item) throws IOException {
    return in.readBoolean() ? Optional.of(item.read()) : Optional.empty();
  }

  private <T> List<T> list(Item<T> item) throws IOException {
    int size = length();
    var all = new ArrayList<T>();
    for (int i = 0; i < size; i++) all.add(item.read());
    return all;
  }

  /** A length or a count; every item takes a byte at least. */
  private int length() throws IOException {
    int length = in.readInt();
    if (length < 0 || length > in.available()) throw new IOException("no length: " + length);
    return length;
  }

  /** What stands within the frame of a record. */
  private interface Fields<T> {
    T read(CodecReader reader) throws IOException;
  }

  /** How one value is read. */
  private interface Item<T> {
    T read() throws IOException;
  }
}
