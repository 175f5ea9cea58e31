package io.strate.app.page;

import com.microsoft.playwright.Page;
import io.strate.app.Sdks;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/** axe-core, which looks for what shuts people out. */
final class Axe {

  /** What is serious or critical, one line for each: which rule, where, and why. */
  private static final String RUN =
      """
      async () => {
        const found = await axe.run(document, { resultTypes: ['violations'] });
        return found.violations
          .filter(fault => fault.impact === 'serious' || fault.impact === 'critical')
          .flatMap(fault => fault.nodes.map(node =>
            fault.id + ' ' + node.target.join(' ') + ': ' + node.failureSummary.replace(/\\s+/g, ' ')));
      }
      """;

  private final String library;

  Axe() throws IOException, InterruptedException {
    library = Files.readString(Sdks.installed().resolve("node_modules/axe-core/axe.min.js"));
  }

  /** What a page has that a person with a screen reader, or weak eyes, cannot use. */
  List<String> faults(Page page) {
    page.evaluate(library);
    Object found = page.evaluate(RUN);
    return found instanceof List<?> lines
        ? lines.stream().map(Object::toString).toList()
        : List.of();
  }
}
