package jsupervisor.output;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import jsupervisor.logging.MainLog;
import jsupervisor.terms.Channel;
import jsupervisor.terms.LogLevel;
import jsupervisor.terms.ProcessName;

/**
 * Tells an {@link Ear} what is to be heard of one stream. Output thread only, but for what runs
 * when the ear has taken something.
 */
final class Hearing {
  /** Bytes that may be on their way to the ear; then the child has to wait. */
  private static final long MOST = 256 << 10;

  /** What one event holds at most. */
  private static final int PIECE = 1 << 16;

  /** What a message counts at least: objects take room, too. */
  private static final int LEAST = 256;

  private final Voice voice;
  private final Attention attention;
  private final Ear ear;
  private final Runnable room;
  private final MainLog log;
  private final Optional<Capture> capture;
  private final WholeCharacters characters = new WholeCharacters();
  private final AtomicLong onTheirWay = new AtomicLong();

  /** Who writes, and where. */
  record Voice(ProcessName process, int pid, Channel channel) {
    /** For the main log. */
    Label label() {
      return new Label(process.process(), channel);
    }
  }

  /**
   * @param room run by any thread when there is room again after {@link #full}
   */
  Hearing(Voice voice, Attention attention, Ear ear, Runnable room, MainLog log) {
    this.voice = voice;
    this.attention = attention;
    this.ear = ear;
    this.room = room;
    this.log = log;
    capture =
        attention instanceof Attention.Text(_, long most) && most > 0
            ? Optional.of(new Capture(most))
            : Optional.empty();
  }

  /** Whether it is this one that writes. */
  boolean of(Voice other) {
    return voice.equals(other);
  }

  /** Whether so much is on its way that no more may be read now. */
  boolean full() {
    return onTheirWay.get() >= MOST;
  }

  /** Empty when nobody wants to hear anything. */
  static Optional<Hearing> of(
      Voice voice, Attention attention, Ear ear, Runnable room, MainLog log) {
    return attention instanceof Attention.None
        ? Optional.empty()
        : Optional.of(new Hearing(voice, attention, ear, room, log));
  }

  /** How to look at a listener's answers; empty when others are heard. */
  Optional<Glance> glance(int fd) {
    return attention instanceof Attention.Answers(int known, int sum)
        ? Optional.of(new Glance(fd, known, sum))
        : Optional.empty();
  }

  /** What was looked at is in the pipe no more. */
  void gone() {
    ear.gone(voice.process, voice.pid);
  }

  /** Bytes as the child wrote them. */
  void raw(byte[] bytes, int length) {
    switch (attention) {
      case Attention.Answers _ ->
          tell(new Heard.Answered(voice.process, voice.pid, Arrays.copyOf(bytes, length)));
      case Attention.None(), Attention.Text _ -> {}
    }
  }

  /** Bytes for the log, without escape sequences; returns those that do go there. */
  byte[] text(byte[] bytes, int length) {
    return switch (attention) {
      case Attention.None _, Attention.Answers _ -> Arrays.copyOf(bytes, length);
      case Attention.Text(boolean everything, _) ->
          capture
              .map(found -> pieces(found.take(bytes, length), everything))
              .orElseGet(() -> plain(Arrays.copyOf(bytes, length), everything));
    };
  }

  /** The stream has ended; returns what was held back of the log. */
  byte[] end() {
    return switch (attention) {
      case Attention.None(), Attention.Answers _ -> new byte[0];
      case Attention.Text(boolean everything, _) -> {
        var rest = capture.map(found -> pieces(found.end(), everything)).orElse(new byte[0]);
        if (everything) logged(characters.end());
        yield rest;
      }
    };
  }

  private byte[] pieces(List<Capture.Piece> pieces, boolean everything) {
    var text = new ByteArrayOutputStream();
    for (var piece : pieces) {
      switch (piece) {
        case Capture.Piece.Text(byte[] bytes) -> text.writeBytes(plain(bytes, everything));
        case Capture.Piece.Message(byte[] bytes) -> message(bytes);
      }
    }
    return text.toByteArray();
  }

  private byte[] plain(byte[] bytes, boolean everything) {
    for (int at = 0; everything && at < bytes.length; at += PIECE)
      logged(characters.take(Arrays.copyOfRange(bytes, at, Math.min(at + PIECE, bytes.length))));
    return bytes;
  }

  private void logged(byte[] bytes) {
    if (bytes.length > 0) tell(new Heard.Logged(voice.process, voice.pid, voice.channel, bytes));
  }

  private void message(byte[] bytes) {
    log.log(LogLevel.DEBUG, voice.label() + " emitted a comm event");
    tell(new Heard.Captured(voice.process, voice.pid, voice.channel, bytes));
  }

  private void tell(Heard heard) {
    long size = Math.max(LEAST, heard.bytes().length);
    onTheirWay.addAndGet(size);
    ear.heard(heard, () -> taken(size));
  }

  private void taken(long size) {
    long after = onTheirWay.addAndGet(-size);
    boolean answers = attention instanceof Attention.Answers;
    if (answers || (after < MOST && after + size >= MOST)) room.run();
  }
}
