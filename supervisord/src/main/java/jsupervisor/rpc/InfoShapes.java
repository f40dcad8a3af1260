package jsupervisor.rpc;

import java.util.List;
import jsupervisor.ask.ProcessInfo;

/**
 * All processes as structs of the wire. For the same list, with the same added to it, it gives the
 * same structs, so that whoever encodes them can know them again; the first makes them and the
 * others wait. Any thread.
 */
final class InfoShapes {
  private Shaped last = new Shaped(List.of(), "", List.of());

  private record Shaped(List<ProcessInfo> infos, Object source, List<Object> structs) {}

  /** What is one caller's alone is nobody's to wait for, and replaces nothing. */
  List<Object> of(List<ProcessInfo> infos, Additions.Given given) {
    return given
        .source()
        .map(source -> shared(infos, source, given))
        .orElseGet(() -> structs(infos, given));
  }

  @SuppressWarnings("ReferenceEquality") // it is the same one that is looked for
  private synchronized List<Object> shared(
      List<ProcessInfo> infos, Object source, Additions.Given given) {
    var known = last;
    if (known.infos() == infos && known.source() == source) return known.structs();
    var structs = structs(infos, given);
    last = new Shaped(infos, source, structs);
    return structs;
  }

  private static List<Object> structs(List<ProcessInfo> infos, Additions.Given given) {
    return infos.stream().<Object>map(info -> Shapes.of(info, given)).toList();
  }
}
