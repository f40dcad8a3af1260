package jsupervisor.rpc;

import java.util.List;
import jsupervisor.ask.ProcessInfo;

/**
 * All processes as structs of the wire. For the same list it gives the same structs, so that
 * whoever encodes them can know them again; the first makes them and the others wait. Any thread.
 */
final class InfoShapes {
  private Shaped last = new Shaped(List.of(), List.of());

  private record Shaped(List<ProcessInfo> infos, List<Object> structs) {}

  @SuppressWarnings("ReferenceEquality") // it is the same one that is looked for
  synchronized List<Object> of(List<ProcessInfo> infos) {
    var known = last;
    if (known.infos() == infos) return known.structs();
    var structs = infos.stream().<Object>map(Shapes::of).toList();
    last = new Shaped(infos, structs);
    return structs;
  }
}
