package jsupervisor.frame;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The bytes of one record and what they are made of: numbers, texts, lists, and records behind
 * their lengths. No length is believed beyond the bytes that are there.
 */
public record FrameReader(DataInputStream in) {

  /** How one value is read. */
  public interface Item<T> {
    T read() throws IOException;
  }

  /** Of the bytes that {@link FrameWriter#bytes} gives. */
  public static FrameReader of(byte[] bytes) {
    return new FrameReader(new DataInputStream(new ByteArrayInputStream(bytes)));
  }

  /** A record within this one. */
  public FrameReader inner() throws IOException {
    return of(bytes());
  }

  /** Whether all of it has been read, as when an earlier version wrote it. */
  public boolean ended() throws IOException {
    return in.available() == 0;
  }

  public boolean readBoolean() throws IOException {
    return in.readBoolean();
  }

  public int readByte() throws IOException {
    return in.readByte();
  }

  public int readInt() throws IOException {
    return in.readInt();
  }

  public long readLong() throws IOException {
    return in.readLong();
  }

  public String text() throws IOException {
    return new String(bytes(), StandardCharsets.UTF_8);
  }

  /** One that may be absent. */
  public OptionalInt number() throws IOException {
    boolean present = in.readBoolean();
    int number = in.readInt();
    return present ? OptionalInt.of(number) : OptionalInt.empty();
  }

  /** In the order in which they were written. */
  public Map<String, String> pairs() throws IOException {
    int size = length();
    var all = new LinkedHashMap<String, String>();
    for (int i = 0; i < size; i++) all.put(text(), text());
    return all;
  }

  public <T> Optional<T> optional(Item<T> item) throws IOException {
    return in.readBoolean() ? Optional.of(item.read()) : Optional.empty();
  }

  public <T> List<T> list(Item<T> item) throws IOException {
    int size = length();
    var all = new ArrayList<T>();
    for (int i = 0; i < size; i++) all.add(item.read());
    return all;
  }

  private byte[] bytes() throws IOException {
    var bytes = new byte[length()];
    in.readFully(bytes);
    return bytes;
  }

  /** A length or a count; every item takes a byte at least. */
  private int length() throws IOException {
    int length = in.readInt();
    if (length < 0 || length > in.available()) throw new IOException("no length: " + length);
    return length;
  }
}
