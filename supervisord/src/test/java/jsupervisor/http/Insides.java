package jsupervisor.http;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiConsumer;
import jsupervisor.ask.Newsroom;
import jsupervisor.ask.Scripted;
import jsupervisor.rpc.RpcTable;
import jsupervisor.terms.LogLevel;
import jsupervisor.usage.Meter;

/** What real servers serve without a daemon behind them. */
final class Insides {
  private Insides() {}

  static HttpServers.Inside scripted(BiConsumer<LogLevel, String> log) {
    var asker = new Scripted();
    return new HttpServers.Inside(
        new RpcTable(List.of("supervisor"), asker),
        asker,
        new Newsroom(),
        new Meter(OptionalInt.empty(), () -> {}, _ -> {}),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        log,
        _ -> {});
  }
}
