package jsupervisor.crashes;

import java.util.LinkedHashMap;
import java.util.Map;

/** Maps that forget, so that nothing that comes and goes without end fills the memory. */
final class Latest {
  private Latest() {}

  /** Of so many entries; the one that was put first is forgotten first. */
  static <K, V> LinkedHashMap<K, V> put(int most) {
    return map(most, false);
  }

  /** Likewise; the one that was used least recently is forgotten first. */
  static <K, V> LinkedHashMap<K, V> used(int most) {
    return map(most, true);
  }

  private static <K, V> LinkedHashMap<K, V> map(int most, boolean byUse) {
    return new LinkedHashMap<>(16, 0.75f, byUse) {
      private static final long serialVersionUID = 1L;

      @Override
      protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > most;
      }
    };
  }
}
