package jsupervisor.posix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import org.junit.jupiter.api.Test;

class SpaceTest {

  @Test
  void aFileSystemIsAsLargeAsTheJdkSays() {
    var space = Space.of("/tmp");
    assertEquals(new File("/tmp").getTotalSpace(), space.bytes());
    assertTrue(space.freeBytes() > 0 && space.freeBytes() <= space.bytes(), space::toString);
    assertTrue(space.freePercent() > 0 && space.freePercent() <= 100, space::toString);
    assertTrue(space.freeFilesPercent() > 0 && space.freeFilesPercent() <= 100, space::toString);
  }

  @Test
  void whereNothingIsCountedEverythingIsFree() {
    var space = Space.of("/proc");
    assertEquals(100, space.freePercent());
    assertEquals(100, space.freeFilesPercent());
  }

  @Test
  void whatIsNotThereIsSaid() {
    var e = assertThrows(PosixException.class, () -> Space.of("/none"));
    assertEquals("statfs /none", e.op());
  }
}
