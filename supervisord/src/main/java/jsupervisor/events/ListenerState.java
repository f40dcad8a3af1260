package jsupervisor.events;

/**
 * What is known of a listener (spec events, 2.3). Bytes that have come and do not decide anything
 * yet are part of the state; a character stands for a byte. All of it is bounded.
 */
public sealed interface ListenerState {

  /** A listener that has just been started: it is to say READY first. */
  ListenerState SPAWNED = new Acknowledged("");

  /** Supervisor's name of this state. */
  Name name();

  /** The names in log lines. */
  enum Name {
    ACKNOWLEDGED,
    READY,
    BUSY,
    UNKNOWN
  }

  /**
   * It is to say READY.
   *
   * @param held the beginning of what it says, fewer than 6 bytes
   */
  record Acknowledged(String held) implements ListenerState {
    /** The longest that decides nothing: one letter more and it is READY, or is not. */
    private static final int LONGEST = 5;

    public Acknowledged {
      bound(held, LONGEST);
    }

    @Override
    public Name name() {
      return Name.ACKNOWLEDGED;
    }
  }

  /** It waits for an event, and is to say nothing. */
  record Ready() implements ListenerState {
    @Override
    public Name name() {
      return Name.READY;
    }
  }

  /**
   * It has an event and is to say a line with the size of its result.
   *
   * @param line the beginning of the line, {@link Protocol#LINE} bytes at most
   */
  record Busy(String line) implements ListenerState {
    public Busy {
      bound(line, Protocol.LINE);
    }

    @Override
    public Name name() {
      return Name.BUSY;
    }
  }

  /**
   * It is saying its result.
   *
   * @param left bytes that are still to come, 1 or more
   * @param result the beginning of the result: as much as it takes to know that it is not OK, 3
   *     bytes at most
   */
  record Answering(long left, String result) implements ListenerState {
    private static final int LONGEST = 3;

    public Answering {
      if (left < 1) throw new IllegalArgumentException("no bytes are left: " + left);
      bound(result, LONGEST);
    }

    @Override
    public Name name() {
      return Name.BUSY;
    }
  }

  /** It has broken the protocol; only a new child of the process is listened to again. */
  record Unknown() implements ListenerState {
    @Override
    public Name name() {
      return Name.UNKNOWN;
    }
  }

  private static void bound(String held, int most) {
    if (held.length() > most)
      throw new IllegalArgumentException("more than " + most + " bytes are held: " + held.length());
  }
}
