package io.strate.workspace.definition;

import static org.assertj.core.api.Assertions.assertThat;

import io.strate.rule.Place;
import io.strate.rule.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever is done to a file of definitions, it is either still fine or told to be wrong, in
 * sentences with places that exist. {@code -Dstrate.damages=N} tries more.
 */
final class DamagedFilesTest {

  private static final int DAMAGES = Integer.getInteger("strate.damages", 300);

  private static final String[] SCRAPS = {
    ":",
    ": ",
    ",",
    " #",
    "'",
    "\"",
    "{",
    "}",
    "[",
    "]",
    "(",
    ")",
    "- ",
    "\n",
    "\t",
    "  ",
    "&a ",
    "*a",
    "!x ",
    "> ",
    "|",
    "%",
    "@",
    "`",
    "\\",
    "?",
    "---\n",
    "null",
    "~",
    "0",
    "é",
    "𝔸",
    "\u0000",
    "\u0085",
    "\uFEFF",
    "or",
    "sql: x",
    "of: accounts",
    "<<: *a",
    "in (1, 2)"
  };

  @TempDir Path folder;

  private final TestingColumns columns =
      new TestingColumns()
          .with(
              "contacts",
              "customer_id:number",
              "email:text",
              "company_id:text",
              "updated_at:instant",
              "region:text",
              "effectif:text")
          .with(
              "orders",
              "customer_id:number",
              "InvoiceDate:text",
              "order_line_id:number",
              "quantity:number",
              "unit_price:number",
              "stock_code:text");

  @Test
  void everyDamageIsFineOrTold() throws IOException {
    String whole;
    try (var in = getClass().getResourceAsStream("spec.yaml")) {
      whole = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    int told = 0;
    for (int seed = 0; seed < DAMAGES; seed++) {
      String damaged = damage(whole, new Random(seed));
      Files.writeString(folder.resolve(WorkspaceFiles.MAIN), damaged);

      Checked checked = WorkspaceFiles.check(folder, columns);

      for (Problem problem : checked.problems()) {
        assertThat(problem.message())
            .as("seed %d", seed)
            .isNotBlank()
            .doesNotContain("Exception", "\n");
        Place place = problem.place();
        assertThat(place.line()).as("seed %d: %s", seed, problem).isBetween(1, lines(damaged));
        assertThat(place.column())
            .as("seed %d: %s", seed, problem)
            .isBetween(1, place.lineText().codePointCount(0, place.lineText().length()) + 1);
      }
      told += checked.problems().isEmpty() ? 0 : 1;
    }
    assertThat(told).as("most damages are told").isGreaterThan(DAMAGES / 2);
  }

  private static int lines(String text) {
    return (int) text.chars().filter(c -> c == '\n' || c == '\r').count() + 1;
  }

  private static String damage(String text, Random random) {
    StringBuilder damaged = new StringBuilder(text);
    for (int times = 1 + random.nextInt(3); times > 0; times--) {
      int at = random.nextInt(damaged.length());
      switch (random.nextInt(4)) {
        case 0 -> damaged.delete(at, Math.min(damaged.length(), at + 1 + random.nextInt(3)));
        case 1 -> damaged.insert(at, SCRAPS[random.nextInt(SCRAPS.length)]);
        case 2 -> damaged.setLength(at + 1);
        default -> damaged.insert(at, damaged.substring(at, Math.min(damaged.length(), at + 40)));
      }
    }
    return damaged.toString();
  }
}
