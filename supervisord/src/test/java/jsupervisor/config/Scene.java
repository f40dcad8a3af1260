package jsupervisor.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import jsupervisor.terms.Account;

/** A directory with configuration files in it, on a machine with two users. */
record Scene(Path directory) {
  private static final Map<String, Account> USERS =
      Map.of(
          "root", new Account(0, 0, "root", "/root", List.of(0)),
          "chris", new Account(1000, 1001, "chris", "/home/chris", List.of(1001)));

  private static final Accounts ACCOUNTS =
      new Accounts() {
        @Override
        public Optional<Account> user(String nameOrUid) {
          return USERS.values().stream()
              .filter(user -> user.name().equals(nameOrUid) || nameOrUid.equals("" + user.uid()))
              .findFirst();
        }

        @Override
        public OptionalInt group(String nameOrGid) {
          return nameOrGid.equals("staff") || nameOrGid.equals("50")
              ? OptionalInt.of(50)
              : OptionalInt.empty();
        }
      };

  Host host() {
    return host(Map.of("A", "1"));
  }

  Host host(Map<String, String> environment) {
    return new Host(environment, ACCOUNTS, "venus", directory, 1000);
  }

  Path file(String name, String text) {
    try {
      var path = directory.resolve(name);
      Files.createDirectories(path.getParent());
      return Files.writeString(path, text);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  ConfigResult read(String text) {
    return read(text, Options.none());
  }

  ConfigResult read(String text, Options options) {
    file("FILE", text);
    return ConfigReader.read("FILE", options, host());
  }

  Configuration good(String text) {
    return good(read(text));
  }

  static Configuration good(ConfigResult result) {
    return switch (result) {
      case ConfigResult.Good(var configuration) -> configuration;
      case ConfigResult.Bad(var errors) -> throw new AssertionError(errors);
    };
  }

  List<ConfigError> errors(String text) {
    return switch (read(text)) {
      case ConfigResult.Good good -> throw new AssertionError("no error in " + good);
      case ConfigResult.Bad(var errors) -> errors;
    };
  }

  /** The only process of a program whose section holds these lines as well. */
  ProcessConfig process(String lines) {
    return program(lines).groups().getFirst().processes().getFirst();
  }

  Configuration program(String lines) {
    return good("[supervisord]\n[program:x]\ncommand=/bin/cat\n" + lines + "\n");
  }
}
