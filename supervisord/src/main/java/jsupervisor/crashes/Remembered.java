package jsupervisor.crashes;

import java.util.Optional;
import java.util.OptionalInt;
import jsupervisor.ask.ProcessInfo;
import jsupervisor.chronicle.Chronicler;
import jsupervisor.crashes.report.Good;
import jsupervisor.crashes.store.Store;
import jsupervisor.terms.ProcessName;

/** What is on the disk and in the chronicle. */
record Remembered(Store store, Chronicler chronicler) implements Examiner.Known {
  @Override
  public Optional<Good> good(ProcessName process) {
    return store.good(process);
  }

  @Override
  public OptionalInt starts(ProcessName process) {
    var entry = Optional.ofNullable(chronicler.page().entries().get(process));
    var starts = entry.flatMap(each -> each.info()).map(ProcessInfo::starts);
    return starts.map(OptionalInt::of).orElseGet(OptionalInt::empty);
  }
}
