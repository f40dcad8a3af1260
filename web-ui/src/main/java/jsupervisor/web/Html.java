package jsupervisor.web;

import gg.jte.TemplateOutput;
import gg.jte.generated.precompiled.JteconfigGenerated;
import gg.jte.generated.precompiled.JtecrashGenerated;
import gg.jte.generated.precompiled.JtecrashesGenerated;
import gg.jte.generated.precompiled.JtelogGenerated;
import gg.jte.generated.precompiled.JteoverviewGenerated;
import gg.jte.generated.precompiled.JteprocessGenerated;
import gg.jte.generated.precompiled.JterefusedGenerated;
import gg.jte.generated.precompiled.JterequestsGenerated;
import gg.jte.generated.precompiled.JtetailGenerated;
import gg.jte.html.HtmlTemplateOutput;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import java.util.function.Consumer;
import jsupervisor.web.view.Listing;
import jsupervisor.web.view.Query;
import jsupervisor.web.view.Tally;

/**
 * Records into templates. The generated classes are called directly, not through an engine: the
 * compiler then checks what each template gets, and nothing is looked up by name.
 */
final class Html {
  private Html() {}

  static String overview(Overview page, Query query) {
    var tally = Tally.of(page.rows());
    var listing = Listing.of(page.rows(), query);
    return render(out -> JteoverviewGenerated.render(out, null, page, query, tally, listing));
  }

  static String process(ProcessPage page) {
    return render(out -> JteprocessGenerated.render(out, null, page));
  }

  static String log(LogPage page) {
    return render(out -> JtelogGenerated.render(out, null, page));
  }

  static String config(ConfigPage page) {
    return render(out -> JteconfigGenerated.render(out, null, page));
  }

  static String crashes(CrashesPage page) {
    return render(out -> JtecrashesGenerated.render(out, null, page));
  }

  static String requests(RequestsPage page) {
    return render(out -> JterequestsGenerated.render(out, null, page));
  }

  static String crash(CrashPage page) {
    return render(out -> JtecrashGenerated.render(out, null, page));
  }

  static String tail(TailPage page) {
    return render(out -> JtetailGenerated.render(out, null, page));
  }

  static String refused(RefusedPage page) {
    return render(out -> JterefusedGenerated.render(out, null, page));
  }

  /** What is not markup of a template is escaped for the place where it stands. */
  private static String render(Consumer<HtmlTemplateOutput> template) {
    TemplateOutput text = new StringOutput();
    template.accept(new OwaspHtmlTemplateOutput(text));
    return text.toString();
  }
}
