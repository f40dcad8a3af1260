package jsupervisor.posix;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against this machine's own databases. */
class UsersTest {
  @Test
  void rootIsFoundByNameAndByNumber() {
    var root = Users.user("root").orElseThrow();
    assertEquals(0, root.uid());
    assertEquals(0, root.gid());
    assertEquals("root", root.name());
    assertEquals(root, Users.user("0").orElseThrow());
    assertEquals("root", Users.name(0));
    assertEquals(0, root.groups().getFirst());
    assertEquals(OptionalInt.of(0), Users.group("root"));
    assertEquals(OptionalInt.of(0), Users.group("0"));
  }

  @Test
  void whoIsNotThereIsNotFound() {
    assertEquals(Optional.empty(), Users.user("nobody-of-that-name"));
    assertEquals(Optional.empty(), Users.user("2147483646"));
    assertEquals("2147483646", Users.name(2147483646));
    assertEquals(Optional.empty(), Users.user(""));
    assertEquals(OptionalInt.empty(), Users.group("no-group-of-that-name"));
    assertEquals(OptionalInt.empty(), Users.group("2147483646"));
  }

  /** CVE-2017-1000082, CVE-2020-13776: what is not understood is nobody, and never root. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0day",
        "0x1",
        "0x0",
        "+0",
        "-0",
        "-1",
        "4294967295",
        "4294967296",
        "18446744073709551616",
        " 0",
        "0 ",
        "0 0",
        "root ",
        " root",
        "root\n",
        "root\u0000",
        "\u0660",
        "0.0",
        "1e0",
        "0_0"
      })
  void cve20171000082AndCve202013776WhatIsNoNameAndNoNumberIsNobody(String text) {
    assertEquals(Optional.empty(), Users.user(text));
    assertEquals(OptionalInt.empty(), Users.group(text));
  }

  @Test
  void everyUserOfTheFileIsFoundWithItsHomeAndGroups() throws IOException {
    for (var line : Files.readAllLines(Path.of("/etc/passwd"))) {
      var fields = line.split(":", -1);
      if (fields.length < 7) continue;
      var user = Users.user(fields[0]).orElseThrow(() -> new AssertionError(line));
      assertEquals(fields[2], Integer.toString(user.uid()));
      assertEquals(fields[3], Integer.toString(user.gid()));
      assertEquals(fields[5], user.home());
      assertEquals(groups(fields[0], user.gid()), new HashSet<>(user.groups()), line);
    }
  }

  private static HashSet<Integer> groups(String name, int primary) throws IOException {
    var all = new HashSet<Integer>();
    all.add(primary);
    for (var line : Files.readAllLines(Path.of("/etc/group"))) {
      var fields = line.split(":", -1);
      if (fields.length == 4 && java.util.List.of(fields[3].split(",")).contains(name))
        all.add(Integer.valueOf(fields[2]));
    }
    return all;
  }
}
