package jsupervisor.rpc;

import java.util.List;
import jsupervisor.ask.ProcessInfo;

/**
 * All processes as structs of the wire. For the same list, with the same added to it, it gives the
 * same structs, so that whoever encodes them can know them again; the first makes them and the
 * others wait. What is one caller's alone is as large and cannot be shared, so there is one of them
 * at a time. Any thread that may wait.
 */
final class InfoShapes {
  private final Turn turn;
  private Shaped last = new Shaped(List.of(), "", new Shared(List.of()));

  private record Shaped(List<ProcessInfo> infos, Object source, Shared structs) {}

  /**
   * @param turn taken before anything is made for one caller
   */
  InfoShapes(Turn turn) {
    this.turn = turn;
  }

  /**
   * What is one caller's alone replaces nothing.
   *
   * @throws jsupervisor.terms.Fault when others have the turn for too long
   */
  List<Object> of(List<ProcessInfo> infos, Additions.Given given) {
    return given
        .source()
        .<List<Object>>map(source -> shared(infos, source, given))
        .orElseGet(() -> alone(infos, given));
  }

  @SuppressWarnings("ReferenceEquality") // it is the same one that is looked for
  private synchronized Shared shared(
      List<ProcessInfo> infos, Object source, Additions.Given given) {
    var known = last;
    if (known.infos() == infos && known.source() == source) return known.structs();
    var structs = new Shared(structs(infos, given));
    last = new Shaped(infos, source, structs);
    return structs;
  }

  private List<Object> alone(List<ProcessInfo> infos, Additions.Given given) {
    turn.take();
    return structs(infos, given);
  }

  private static List<Object> structs(List<ProcessInfo> infos, Additions.Given given) {
    return infos.stream().<Object>map(info -> Shapes.of(info, given)).toList();
  }
}
