package jsupervisor.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.zip.CRC32;
import jsupervisor.access.Right;
import jsupervisor.access.User;
import jsupervisor.config.HttpServerConfig.Credentials;
import jsupervisor.config.LogConfig.Target;
import jsupervisor.core.Autorestart;
import jsupervisor.core.ExitWith;
import jsupervisor.core.Program;
import jsupervisor.terms.LogLevel;
import jsupervisor.terms.ProcessName;
import jsupervisor.terms.Signal;
import jsupervisor.tls.KeyFiles;
import jsupervisor.tls.ServerTls;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigCodecTest {

  /** Configurations by chance, the same for the same seed. */
  private record Chance(Random random) {

    Configuration configuration() {
      return new Configuration(
          supervisord(),
          list(this::server),
          new AccessConfig(list(this::user), random.nextBoolean()),
          list(this::group),
          list(this::text),
          list(() -> new RpcPluginConfig(text(), text(), Map.of(text(), text()))),
          list(this::text),
          list(this::text),
          list(this::text),
          new Written(text(), list(() -> new Written.Section(text(), environment()))),
          optional(new ChanceSections(random)::metrics),
          optional(() -> new CrashesConfig(text(), random.nextLong(), optional(this::text))),
          optional(() ->
              new HistoryConfig(text(), random.nextInt(), random.nextInt(), random.nextInt())),
          optional(new ChanceSections(random)::health),
          optional(new ChanceSections(random)::requests),
          list(() -> new AlertChance(random).alert()));
    }

    private UserConfig user() {
      var rights = Right.values();
      var user =
          new User(text(), rights[random.nextInt(rights.length)], Set.copyOf(list(this::text)));
      return new UserConfig(user, optional(this::text), Set.copyOf(list(this::text)));
    }

    private GroupConfig group() {
      Supplier<PoolConfig> pool =
          () -> new PoolConfig(random.nextInt(), list(this::text), random.nextBoolean());
      return new GroupConfig(text(), random.nextInt(), list(this::process), optional(pool));
    }

    private SupervisordConfig supervisord() {
      return new SupervisordConfig(
          text(),
          random.nextLong(),
          random.nextInt(),
          LogLevel.values()[random.nextInt(LogLevel.values().length)],
          text(),
          random.nextInt(),
          random.nextBoolean(),
          random.nextBoolean(),
          random.nextInt(),
          random.nextInt(),
          random.nextBoolean(),
          text(),
          number(),
          optional(this::text),
          random.nextBoolean(),
          environment(),
          text(),
          new SupervisordConfig.Survival(random.nextBoolean(), random.nextInt()),
          new SupervisordConfig.Leaving(exitWith(), random.nextInt()));
    }

    private ExitWith exitWith() {
      return switch (random.nextInt(4)) {
        case 0 -> new ExitWith.Nothing();
        case 1 -> new ExitWith.AnyFatal();
        case 2 -> new ExitWith.AllDone();
        default -> new ExitWith.Process(new ProcessName("web", "web_0" + random.nextInt(10)));
      };
    }

    private HttpServerConfig server() {
      Supplier<Credentials> credentials = () -> new Credentials(text(), text());
      if (random.nextBoolean())
        return new HttpServerConfig.Inet(
            text(),
            text(),
            random.nextInt(),
            optional(credentials),
            list(this::text),
            optional(() -> new ServerTls(new KeyFiles(text(), text()), optional(this::text))));
      return new HttpServerConfig.Unix(
          text(),
          text(),
          random.nextInt(),
          random.nextInt(),
          random.nextInt(),
          optional(credentials));
    }

    private ProcessConfig process() {
      return new ProcessConfig(
          program(),
          text(),
          optional(this::text),
          number(),
          number(),
          log(),
          log(),
          random.nextBoolean(),
          environment(),
          optional(this::text),
          optional(this::socket),
          new ChanceSections(random).vigil());
    }

    private FcgiSocket socket() {
      var tcp = new FcgiSocket.Tcp(text(), random.nextInt());
      var owner = optional(() -> new FcgiSocket.Owner(random.nextInt(), random.nextInt()));
      var unix = new FcgiSocket.Unix(text(), random.nextInt(), owner);
      return new FcgiSocket(text(), random.nextBoolean() ? tcp : unix, number());
    }

    private Program program() {
      return new Program(
          new ProcessName(text(), text()),
          random.nextInt(),
          random.nextBoolean(),
          Autorestart.values()[random.nextInt(3)],
          Duration.ofSeconds(random.nextInt(1000)),
          random.nextInt(),
          new HashSet<>(list(() -> random.nextInt(256))),
          new Signal(1 + random.nextInt(64)),
          Duration.ofSeconds(random.nextInt(1000)),
          random.nextBoolean(),
          random.nextBoolean());
    }

    private LogConfig log() {
      var targets =
          List.of(
              new Target.None(),
              new Target.Auto(),
              new Target.AutoFile(text()),
              new Target.File(text()));
      return new LogConfig(
          targets.get(random.nextInt(targets.size())),
          random.nextLong(),
          random.nextInt(),
          random.nextLong(),
          random.nextBoolean(),
          random.nextBoolean(),
          random.nextBoolean());
    }

    private Map<String, String> environment() {
      var all = new HashMap<String, String>();
      for (int i = random.nextInt(4); i > 0; i--) all.put(text(), text());
      return Map.copyOf(all);
    }

    private String text() {
      var all = new StringBuilder();
      var letters = List.of("a", "/", "\u0000", "é", "😀", "\n");
      for (int i = random.nextInt(8); i > 0; i--)
        all.append(letters.get(random.nextInt(letters.size())));
      return all.toString();
    }

    private OptionalInt number() {
      return random.nextBoolean() ? OptionalInt.of(random.nextInt()) : OptionalInt.empty();
    }

    private <T> Optional<T> optional(Supplier<T> value) {
      return random.nextBoolean() ? Optional.of(value.get()) : Optional.empty();
    }

    private <T> List<T> list(Supplier<T> item) {
      var all = new ArrayList<T>();
      for (int i = random.nextInt(4); i > 0; i--) all.add(item.get());
      return all;
    }
  }

  private static Configuration any(int seed) {
    return new Chance(new Random(seed)).configuration();
  }

  @Test
  void whatIsWrittenIsRead() {
    for (int seed = 0; seed < 500; seed++) {
      var configuration = any(seed);
      assertEquals(
          Optional.of(configuration),
          ConfigCodec.decode(ConfigCodec.encode(configuration)),
          "seed " + seed);
    }
  }

  /** Into the frame of the first record, and behind the last one. */
  @Test
  void whatALaterVersionHasAddedIsPassedOver() {
    for (int seed = 0; seed < 100; seed++) {
      var configuration = any(seed);
      assertEquals(Optional.of(configuration), ConfigCodec.decode(extended(configuration, 1)));
      assertEquals(Optional.empty(), ConfigCodec.decode(extended(configuration, 2)));
    }
  }

  private static byte[] extended(Configuration configuration, int later) {
    var bytes = ByteBuffer.wrap(ConfigCodec.encode(configuration));
    int first = bytes.getInt(12);
    var longer = ByteBuffer.allocate(bytes.capacity() + 5);
    longer.putInt(bytes.getInt(0)).putInt(bytes.getInt(4) + later).putInt(bytes.getInt(8) + 5);
    longer.putInt(first + 2).put(bytes.array(), 16, first).put(new byte[] {1, 2});
    longer.put(bytes.array(), 16 + first, bytes.capacity() - 4 - 16 - first);
    longer.put(new byte[] {3, 4, 5});
    var sum = new CRC32();
    sum.update(longer.array(), 0, longer.position());
    return longer.putInt((int) sum.getValue()).array();
  }

  @Test
  void noDamagedByteIsAccepted() {
    var bytes = ConfigCodec.encode(any(1));
    for (int i = 0; i < bytes.length; i++) {
      var damaged = bytes.clone();
      damaged[i] ^= 0x40;
      assertEquals(Optional.empty(), ConfigCodec.decode(damaged), "byte " + i);
    }
  }

  @Test
  void noCutIsAccepted() {
    var bytes = ConfigCodec.encode(any(2));
    for (int length = 0; length < bytes.length; length++)
      assertEquals(Optional.empty(), ConfigCodec.decode(Arrays.copyOf(bytes, length)));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 17, 4096})
  void noNoiseIsAccepted(int length) {
    var noise = new byte[length];
    new Random(length).nextBytes(noise);
    assertEquals(Optional.empty(), ConfigCodec.decode(noise));
  }

  @Test
  void aLongTextIsNoTrouble() {
    var config = any(3);
    var more = config.with(config.groups(), new Written("x".repeat(200_000), List.of()));
    assertEquals(Optional.of(more), ConfigCodec.decode(ConfigCodec.encode(more)));
  }
}
