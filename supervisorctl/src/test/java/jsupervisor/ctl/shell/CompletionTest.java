package jsupervisor.ctl.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import jsupervisor.terms.ProcessName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompletionTest {
  private final Completion completion =
      new Completion(
          List.of("help", "add", "start", "status", "stop"),
          () ->
              List.of(
                  new ProcessName("cat", "cat"),
                  new ProcessName("web", "web_0"),
                  new ProcessName("web", "web_1")));

  @ParameterizedTest(name = "\"{0}\" offers {1}")
  @CsvSource({
    "'',help add start status stop",
    "'  ',help add start status stop",
    "st,start status stop",
    "help st,start status stop",
    "'add ',cat web",
    "add w,web",
    "'start ',cat web:web_0 web:* web:web_1",
    "'start cat w',web:web_0 web:* web:web_1",
    "start cat:,cat:cat cat:*",
    "start web:web_1,web:web_1",
    "zork x,''"
  })
  void theTabKeyOffersWhatCanStandThere(String line, String offered) {
    assertEquals(offered, String.join(" ", completion.offer(line)));
  }

  @Test
  void aNameThatATerminalWouldObeyIsNotOffered() {
    var hostile = List.of(new ProcessName("a\u009b2J", "a\u009b2J"), new ProcessName("b", "b"));
    assertEquals(List.of("start", "b"), both(new Completion(List.of("start"), () -> hostile)));
  }

  private static List<String> both(Completion completion) {
    return List.of(
        String.join(" ", completion.offer("st")), String.join(" ", completion.offer("start ")));
  }
}
