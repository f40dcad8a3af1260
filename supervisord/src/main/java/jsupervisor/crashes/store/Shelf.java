package jsupervisor.crashes.store;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import jsupervisor.kept.Folder;
import jsupervisor.kept.Reason;

/**
 * Things in a folder, of which only a short form is held in memory. When they are larger than they
 * may be together, those that were touched least recently go. Writing is for one thread.
 *
 * @param <T> what is kept
 * @param <S> its short form
 */
final class Shelf<T, S> {
  private final Folder folder;
  private final long most;
  private final Form<T, S> form;
  private final Consumer<String> said;
  private final Map<String, Slip<S>> slips = new HashMap<>();
  private long total;

  /** What is in memory of one. */
  private record Slip<S>(S brief, long touched, int bytes) {}

  /**
   * How things are written, and what is in memory of them.
   *
   * @param encode to bytes
   * @param decode again; empty = damaged
   * @param brief short form
   * @param touched when it was needed last, in wall time
   */
  record Form<T, S>(
      Function<T, byte[]> encode,
      Function<byte[], Optional<T>> decode,
      Function<T, S> brief,
      Function<T, Long> touched) {}

  /**
   * @param most bytes of all files together
   * @param said takes a line about damage
   */
  Shelf(Path path, String suffix, long most, Form<T, S> form, Consumer<String> said) {
    folder = new Folder(path, suffix);
    this.most = most;
    this.form = form;
    this.said = said;
  }

  /**
   * Looks at what is there; what is damaged is set aside.
   *
   * @throws IOException when the folder cannot be used at all
   */
  void open() throws IOException {
    for (var name : folder.open()) {
      try {
        var thing = form.decode().apply(folder.read(name, Store.LARGEST));
        if (thing.isPresent()) note(name, thing.get(), form.encode().apply(thing.get()).length);
        else aside(name, "it is damaged, or of another version");
      } catch (Folder.Unfit e) {
        aside(name, e.getMessage());
      } catch (IOException e) {
        said.accept("a file of crashes, " + name + ", cannot be read: " + Reason.of(e));
      }
    }
    makeRoom("");
  }

  private void aside(String name, String why) {
    try {
      folder.setAside(name);
      said.accept("a file of crashes is set aside as " + name + ".*.damaged: " + why);
    } catch (IOException e) {
      said.accept("a file of crashes, " + name + ", cannot be used: " + why + "; " + Reason.of(e));
    }
  }

  private void note(String name, T thing, int bytes) {
    var before =
        slips.put(name, new Slip<>(form.brief().apply(thing), form.touched().apply(thing), bytes));
    total += bytes - (before == null ? 0 : before.bytes());
  }

  /**
   * Keeps one, under a name that is fit for a file.
   *
   * @throws IOException when it cannot be written; what was there stays
   */
  void put(String name, T thing, boolean durable) throws IOException {
    var bytes = form.encode().apply(thing);
    if (bytes.length > Store.LARGEST) throw new IOException(name + " is too large to be kept");
    folder.write(name, bytes, durable);
    note(name, thing, bytes.length);
    makeRoom(name);
  }

  private void makeRoom(String newest) {
    if (total <= most) return;
    var oldest = new ArrayList<>(slips.keySet());
    oldest.sort(Comparator.comparingLong(name -> slips.get(name).touched()));
    for (var name : oldest) {
      if (total <= most) return;
      if (!name.equals(newest)) drop(name);
    }
  }

  /** Forgets one. */
  void drop(String name) {
    var slip = slips.remove(name);
    if (slip == null) return;
    total -= slip.bytes();
    try {
      folder.delete(name);
    } catch (IOException e) {
      said.accept("a file of crashes cannot be removed: " + Reason.of(e));
    }
  }

  /**
   * One of them that is to be written anew. One that somebody has removed is forgotten; so is one
   * that is damaged, which is set aside and said.
   *
   * @throws IOException when it cannot be read now; it is kept
   */
  Optional<T> reread(String name) throws IOException {
    try {
      var thing = form.decode().apply(folder.read(name, Store.LARGEST));
      if (thing.isEmpty()) leave(name, "it is damaged");
      return thing;
    } catch (NoSuchFileException _) {
      drop(name);
    } catch (Folder.Unfit e) {
      leave(name, e.getMessage());
    }
    return Optional.empty();
  }

  private void leave(String name, String why) {
    var slip = slips.remove(name);
    if (slip != null) total -= slip.bytes();
    aside(name, why);
  }

  /** One of them; empty when it is not there, or is damaged. Any thread. */
  Optional<T> get(String name) {
    try {
      return form.decode().apply(folder.read(name, Store.LARGEST));
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  Optional<S> brief(String name) {
    return Optional.ofNullable(slips.get(name)).map(Slip::brief);
  }

  /** All short forms, in no order. */
  List<S> briefs() {
    return slips.values().stream().map(Slip::brief).toList();
  }
}
