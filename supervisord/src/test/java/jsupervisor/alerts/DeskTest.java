package jsupervisor.alerts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jsupervisor.alerts.rule.Digest;
import jsupervisor.alerts.rule.RuleState;
import jsupervisor.kept.Folder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeskTest {
  private static final Kept KEPT =
      new Kept(
          new RuleState(new Digest(List.of(), 3), 1, List.of(2L), Map.of()),
          Map.of("exec", new Digest(List.of(), 4)));

  @TempDir Path folder;

  private final List<String> said = new ArrayList<>();

  private Desk desk(Path where) {
    return new Desk("ops", new Folder(where, ".alert"), said::add);
  }

  @Test
  void whatIsKeptIsThereForTheNextOne() {
    var where = folder.resolve("kept");
    var desk = desk(where);
    assertEquals(Kept.NOTHING, desk.open());
    desk.keep(KEPT, false);
    assertEquals(KEPT, desk(where).open());
    assertEquals(List.of(), said);
  }

  @Test
  void aDamagedFileIsSetAsideAndSaid() throws IOException {
    var where = folder.resolve("kept");
    var desk = desk(where);
    desk.open();
    desk.keep(KEPT, true);
    Files.writeString(where.resolve("ops.alert"), "x");
    assertEquals(Kept.NOTHING, desk(where).open());
    assertTrue(Files.exists(where.resolve("ops.alert.damaged")));
    assertEquals(1, said.size(), said::toString);
    desk.keep(KEPT, true);
    assertEquals(KEPT, desk(where).open());
  }

  @Test
  void aFolderThatCannotBeUsedIsSaidOnceAndCostsNothingElse() throws IOException {
    var where = Files.writeString(folder.resolve("file"), "");
    var desk = desk(where);
    assertEquals(Kept.NOTHING, desk.open());
    desk.keep(KEPT, true);
    desk.keep(KEPT, true);
    assertEquals(1, said.size(), said::toString);
    assertTrue(said.getFirst().startsWith("what is to be told cannot be kept in " + where));
  }
}
