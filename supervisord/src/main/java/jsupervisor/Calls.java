package jsupervisor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import jsupervisor.access.Guard;
import jsupervisor.config.RequestsConfig;
import jsupervisor.logging.MainLog;
import jsupervisor.requests.Call;
import jsupervisor.requests.CallText;
import jsupervisor.requests.Client;
import jsupervisor.requests.Requests;
import jsupervisor.requests.Settings;
import jsupervisor.requests.Verdict;
import jsupervisor.rpc.CallWatch;
import jsupervisor.terms.Fault;
import jsupervisor.terms.FaultCode;
import jsupervisor.terms.LogLevel;

/** What becomes of calls: they are counted, remembered, written down, or told to come later. */
final class Calls implements CallWatch, AutoCloseable {
  private final Onlookers counters;
  private final Optional<MainLog> file;
  private final Optional<Requests> requests;

  /**
   * @param wanted the section; empty = calls are counted only
   * @param log the main log
   * @param counters are told of every call
   */
  Calls(Optional<RequestsConfig> wanted, MainLog log, Onlookers counters) {
    this.counters = counters;
    file = wanted.flatMap(RequestsConfig::log).flatMap(config -> opened(config, log));
    requests = wanted.map(config -> requests(config, log));
  }

  private Requests requests(RequestsConfig config, MainLog log) {
    var settings =
        new Settings(config.keep(), config.slowMillis(), config.maxCalls(), config.maxAtOnce());
    var means =
        new Requests.Means(System::nanoTime, line -> log.log(LogLevel.WARN, line), this::written);
    return new Requests(settings, means);
  }

  /** Without it all the rest goes on. */
  private static Optional<MainLog> opened(RequestsConfig.Log config, MainLog log) {
    var path = Optional.of(Path.of(config.path()));
    try {
      var file =
          MainLog.open(
              new MainLog.Settings(
                  path, false, config.maxbytes(), config.backups(), LogLevel.INFO, false));
      log.reopenToo(file);
      return Optional.of(file);
    } catch (IOException e) {
      log.log(
          LogLevel.WARN, "requests cannot be written to " + config.path() + ": " + e.getMessage());
      return Optional.empty();
    }
  }

  private void written(Call call) {
    if (file.isPresent()) file.get().log(LogLevel.INFO, CallText.line(call));
    counters.request(call.method(), call.result(), call.nanos());
  }

  /** What is remembered; empty = nothing is. */
  Optional<Requests> requests() {
    return requests;
  }

  @Override
  public Place comes(String method) {
    if (requests.isEmpty()) return () -> {};
    return switch (requests.get().admit(client(), method)) {
      case Verdict.Pass pass -> pass::close;
      case Verdict.Refusal(var text, _) -> throw Fault.of(FaultCode.FAILED, text);
    };
  }

  /** Those that came by themselves are written down when their answers are on their way. */
  @Override
  public void answered(Answered call) {
    counters.called(call.method(), call.fault().isPresent(), call.nanos());
    if (call.within() && requests.isPresent()) requests.get().add(inner(requests.get(), call));
  }

  private static Call inner(Requests all, Answered call) {
    return new Call(
        System.currentTimeMillis() - call.nanos() / 1_000_000,
        client(),
        call.method(),
        all.hash(call.values()),
        call.nanos(),
        0,
        call.fault().map(Requests::result).orElse(Call.OK));
  }

  private static Client client() {
    var caller = Guard.caller();
    return new Client(caller.user().name(), caller.from().get());
  }

  /** What waits to be written is, for a few seconds at most. */
  @Override
  public void close() {
    file.ifPresent(MainLog::close);
  }
}
