package jsupervisor.config;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Thousands of texts by chance for every reader; the time limit is for what hangs. */
@Timeout(300)
class BadInputTest {
  private static final int SEEDS = 5_000;
  private static final int PIECES = 40;

  @TempDir Path directory;

  static Stream<Arguments> readers() {
    return Stream.of(
        reader("INI text", Noise.INI, Readers::ini),
        reader("expansions", Noise.EXPANSION, Readers::expansion),
        reader("environment lists", Noise.ENVIRONMENT, Readers::environment),
        reader("commands", Noise.COMMAND, Readers::command),
        reader("byte sizes", Noise.NUMBER, Readers::byteSize),
        reader("guesses", Noise.CONFIGURATION, Readers::likeness));
  }

  private static Arguments reader(String what, List<String> pieces, Consumer<String> reader) {
    return Arguments.of(what, pieces, reader);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("readers")
  void anyTextGivesAnAnswerOrAnErrorInWords(
      String what, List<String> pieces, Consumer<String> reader) {
    for (int seed = 0; seed < SEEDS; seed++) {
      var text = Noise.of(seed, pieces).text(PIECES);
      try {
        reader.accept(text);
      } catch (Throwable e) {
        throw new AssertionError(what + ", seed " + seed + ": <<<" + text + ">>>", e);
      }
    }
  }

  @Test
  void anyFileGivesAConfigurationOrItsErrors() {
    var scene = new Scene(directory);
    for (int seed = 0; seed < SEEDS / 5; seed++) {
      var text = "[supervisord]\n" + Noise.of(seed, Noise.CONFIGURATION).text(PIECES) + "\n";
      try {
        Readers.configuration(scene, text);
      } catch (Throwable e) {
        throw new AssertionError("seed " + seed + ": <<<" + text + ">>>", e);
      }
    }
  }

  /** Lengths that make a reader of quadratic cost hang, and a greedy one run out of memory. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("readers")
  void aLongTextOfOnePieceIsNoDanger(String what, List<String> pieces, Consumer<String> reader) {
    for (var piece : pieces) reader.accept(piece.repeat(200_000 / piece.length()));
  }
}
