package jsupervisor.config;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import jsupervisor.ask.Probe;
import jsupervisor.ask.Vigil;
import jsupervisor.config.values.Address;
import jsupervisor.terms.Signal;

/** Sections by chance, the same for the same seed. */
record ChanceSections(Random random) {

  MetricsConfig metrics() {
    return new MetricsConfig(
        random.nextBoolean(),
        random.nextBoolean(),
        random.nextInt(),
        optional(new Address(text(), random.nextInt())),
        random.nextBoolean(),
        optional(new Address(text(), random.nextInt())),
        text(),
        random.nextInt());
  }

  HealthConfig health() {
    var outside =
        random
            .ints(random.nextInt(3))
            .mapToObj(_ -> new HealthConfig.Outside(text(), vigil()))
            .toList();
    return new HealthConfig(random.nextBoolean(), optional(text()), outside, random.nextBoolean());
  }

  RequestsConfig requests() {
    return new RequestsConfig(
        random.nextInt(),
        number(),
        optional(new RequestsConfig.Log(text(), random.nextLong(), random.nextInt())),
        number(),
        number());
  }

  private OptionalInt number() {
    return random.nextBoolean() ? OptionalInt.of(random.nextInt()) : OptionalInt.empty();
  }

  private <T> Optional<T> optional(T value) {
    return random.nextBoolean() ? Optional.of(value) : Optional.empty();
  }

  Vigil vigil() {
    return new Vigil(random.nextBoolean(), optional(probe()));
  }

  private String text() {
    return "t\u00e4\n" + random.nextInt();
  }

  private Duration seconds() {
    return Duration.ofSeconds(random.nextInt(1000));
  }

  private Probe probe() {
    var targets =
        List.of(
            new Probe.Target.Http(text()),
            new Probe.Target.Tcp(text(), random.nextInt()),
            new Probe.Target.Unix(text()),
            new Probe.Target.Exec(text()));
    var ranges =
        random
            .ints(random.nextInt(3))
            .mapToObj(least -> new Probe.Range(least, random.nextInt()))
            .toList();
    var actions = Probe.Action.values();
    return new Probe(
        targets.get(random.nextInt(targets.size())),
        new Probe.Expected(ranges, optional(text())),
        seconds(),
        seconds(),
        seconds(),
        random.nextInt(),
        actions[random.nextInt(actions.length)],
        new Signal(1 + random.nextInt(64)));
  }
}
