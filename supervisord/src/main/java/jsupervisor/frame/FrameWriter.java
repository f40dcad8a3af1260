package jsupervisor.frame;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Writes what {@link FrameReader} reads; into memory, where nothing can fail. */
public record FrameWriter(DataOutputStream out) {

  /** How one value is written. */
  public interface Item<T> {
    void write(T value) throws IOException;
  }

  /** What fills a record. */
  public interface Fields {
    void write(FrameWriter out) throws IOException;
  }

  /** All that the fields of a record write. */
  public static byte[] bytes(Fields fields) {
    var bytes = new ByteArrayOutputStream();
    try {
      fields.write(new FrameWriter(new DataOutputStream(bytes)));
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
    return bytes.toByteArray();
  }

  /** A record within this one, behind its length. */
  public void inner(Fields fields) throws IOException {
    bytes(bytes(fields));
  }

  public void writeBoolean(boolean value) throws IOException {
    out.writeBoolean(value);
  }

  public void writeByte(int value) throws IOException {
    out.writeByte(value);
  }

  public void writeInt(int value) throws IOException {
    out.writeInt(value);
  }

  public void writeLong(long value) throws IOException {
    out.writeLong(value);
  }

  public void text(String text) throws IOException {
    bytes(text.getBytes(StandardCharsets.UTF_8));
  }

  /** One that may be absent. */
  public void number(OptionalInt number) throws IOException {
    out.writeBoolean(number.isPresent());
    out.writeInt(number.orElse(0));
  }

  /** In their order. */
  public void pairs(Map<String, String> pairs) throws IOException {
    list(
        pairs.entrySet(),
        pair -> {
          text(pair.getKey());
          text(pair.getValue());
        });
  }

  public <T> void optional(Optional<T> value, Item<T> item) throws IOException {
    out.writeBoolean(value.isPresent());
    if (value.isPresent()) item.write(value.get());
  }

  public <T> void list(Collection<T> values, Item<T> item) throws IOException {
    out.writeInt(values.size());
    for (var value : values) item.write(value);
  }

  private void bytes(byte[] bytes) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }
}
