package jsupervisor.rpc;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;

/**
 * A result that is given to many callers, and not made for one of them. Who has encoded it may keep
 * that for the next. Immutable; any thread.
 */
public final class Shared extends AbstractList<Object> implements RandomAccess {
  private final List<Object> values;

  /**
   * @param values that the wire can carry, none of which changes any more
   */
  public Shared(List<Object> values) {
    this.values = List.copyOf(values);
  }

  @Override
  public Object get(int index) {
    return values.get(index);
  }

  @Override
  public int size() {
    return values.size();
  }
}
