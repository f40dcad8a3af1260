package jsupervisor.metrics.format;

/** Names for those who have a dot between the parts of a name; pure. */
final class Paths {
  /** Longer parts are cut: a name has to fit into a packet. */
  private static final int LONGEST = 120;

  /** What most lines need. */
  private static final int ROOM = 96;

  private Paths() {}

  /**
   * All of a name: {@code PREFIX.process.GROUP.NAME.starts}, {@code PREFIX.rpc_calls.METHOD.ok}.
   */
  static StringBuilder whole(String prefix, Point point) {
    var path = new StringBuilder(ROOM).append(prefix);
    if (point.process().isPresent()) {
      var name = point.process().get();
      part(path.append(".process."), name.group());
      part(path.append('.'), name.process());
    }
    path.append('.').append(point.family().path());
    for (var label : point.labels()) part(path.append('.'), label);
    return path;
  }

  /** Letters, digits, minus and underscore of ASCII stay; whatever else there is means nothing. */
  static void part(StringBuilder path, String text) {
    for (int i = 0; i < text.length() && i < LONGEST; i++) {
      char c = text.charAt(i);
      boolean stays =
          (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || (c >= '0' && c <= '9')
              || c == '-'
              || c == '_';
      path.append(stays ? c : '_');
    }
    if (text.isEmpty()) path.append('_');
  }
}
