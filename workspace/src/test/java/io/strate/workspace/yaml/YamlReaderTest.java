package io.strate.workspace.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.strate.rule.Place;
import io.strate.rule.Problem;
import io.strate.workspace.yaml.YamlNode.Mapping;
import io.strate.workspace.yaml.YamlNode.Scalar;
import io.strate.workspace.yaml.YamlReader.Reading;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;

final class YamlReaderTest {

  @Test
  void noAndOnAndNumbersAreTexts() {
    assertThat(value("a: NO")).isEqualTo("NO");
    assertThat(value("a: on")).isEqualTo("on");
    assertThat(value("a: 007")).isEqualTo("007");
    assertThat(value("a: 1_000")).isEqualTo("1_000");
    assertThat(value("a: 2026-01-31")).isEqualTo("2026-01-31");
  }

  @Test
  void nothingIsNoText() {
    assertThat(((Scalar) node("a:")).isAbsent()).isTrue();
    assertThat(((Scalar) node("a: ~")).isAbsent()).isTrue();
    assertThat(((Scalar) node("a: ''")).isAbsent()).isFalse();
  }

  @Test
  void aFileOfCommentsHoldsNothing() {
    Reading reading = read("# nothing\n\n");

    assertThat(reading.root()).isEmpty();
    assertThat(reading.problems()).isEmpty();
  }

  @Test
  void aKeyTwiceIsAnErrorThatNamesTheFirst() {
    assertThat(problem("a: 1\nb: 2\na: 3"))
        .isEqualTo("s.yaml:3:1: `a` is here a second time, the first is in line 1; keep one");
  }

  @Test
  void mergeKeysAreRefusedByTheirName() {
    assertThat(problem("a: &a { b: 1 }\nc: { <<: *a, d: 2 }"))
        .isEqualTo("s.yaml:2:6: `<<` belongs to an older YAML; write the keys out");
  }

  @Test
  void linesMayEndAsOnWindows() {
    Reading reading = read("a: 1\r\nb: 'x' = y\r\nc: 2\r\n");

    assertThat(reading.problems())
        .extracting(p -> p.place() + ": " + p.message())
        .containsExactly(
            "s.yaml:2:4: a text that starts with ' ends at the next '; put quotes around it: b: \"'x' = y\"");
    assertThat(reading.problems().getFirst().place().lineText()).isEqualTo("b: 'x' = y");
  }

  @Test
  void aFileOfManyDoubtfulTextsIsReadInTime() {
    String line = "- { label: a (b, to: c }\n";
    Reading reading = assertTimeout(Duration.ofMinutes(2), () -> read(line.repeat(5_000)));

    assertThat(reading.problems()).isEmpty();
  }

  @Test
  void aLineOfMillionsIsReadInTime() {
    StringBuilder line = new StringBuilder("a: {");
    for (int i = 0; i < 100_000; i++) {
      line.append("k").append(i).append(": v, ");
    }
    Reading reading =
        assertTimeout(Duration.ofMinutes(2), () -> read(line.append("k0: again }").toString()));

    assertThat(reading.problems()).hasSize(1);
  }

  @Test
  void aTabIsShown() {
    assertThat(problem("a:\n\tb: 1"))
        .isEqualTo("s.yaml:2:1: a tab stands where YAML wants spaces; indent with spaces");
  }

  @Test
  void wrongIndentationIsShown() {
    assertThat(problem("a:\n  b: 1\n c: 2"))
        .isEqualTo(
            "s.yaml:3:2: this line does not fit the lines above it: it stands deeper or less deep"
                + " than its neighbours, or a text needs quotes");
  }

  @Test
  void whatIsNeverClosedIsShownWhereItOpens() {
    assertThat(problem("a: 'open\nb: 2")).isEqualTo("s.yaml:1:4: this quote is never closed");
    assertThat(problem("a: 1\nb: { c: 1\nd: 2"))
        .isEqualTo("s.yaml:2:4: this { is never closed, or a text inside of it needs quotes");
    assertThat(problem("a: [1, 2\nb: 2"))
        .isEqualTo("s.yaml:1:4: this [ is never closed, or a text inside of it needs quotes");
  }

  @Test
  void aSecondDocumentIsRefused() {
    assertThat(problem("a: 1\n---\nb: 2"))
        .isEqualTo(
            "s.yaml:2:1: a second document starts here; a file holds one: take the `---` away");
  }

  @Test
  void aControlCharacterIsNamed() {
    assertThat(problem("a: b\u0007c"))
        .isEqualTo("s.yaml:1:5: the character U+0007 cannot stand in a YAML file; take it out");
  }

  @Test
  void anchorsCanBeUsed() {
    Mapping root = (Mapping) read("a: &x [1, 2]\nb: *x").root().orElseThrow();

    assertThat(root.get("b")).isEqualTo(root.get("a"));
  }

  @Test
  void anAliasOfItselfIsRefused() {
    assertThat(problem("a: &x [*x]"))
        .isEqualTo("s.yaml:1:8: `*x` stands inside of what it stands for");
  }

  @Test
  void aliasesThatStandForBillionsAreRefused() {
    StringBuilder laughs = new StringBuilder("a0: &a0 [ha, ha, ha, ha, ha, ha, ha, ha, ha, ha]\n");
    for (int i = 1; i < 12; i++) {
      String alias = "*a" + (i - 1);
      laughs.append(
          "a%d: &a%d [%s]%n"
              .formatted(i, i, String.join(", ", java.util.Collections.nCopies(10, alias))));
    }

    assertThat(problem(laughs.toString()))
        .endsWith("with its aliases written out the file has more than 2000000 values");
  }

  @Test
  void depthIsBounded() {
    assertThat(problem("a: " + "[".repeat(100_000)))
        .isEqualTo("s.yaml:1:104: nested deeper than 100 levels");
  }

  @Test
  void bytesThatAreNotUtf8AreShownWithLineAndColumn() {
    byte[] bytes = "a: 1\nlabel: engagé\n".getBytes(Charset.forName("windows-1252"));

    Problem problem = ((YamlBytes.NotText) YamlBytes.decode("s.yaml", bytes)).problem();

    assertThat(problem.place() + ": " + problem.message())
        .isEqualTo("s.yaml:2:13: the byte 0xE9 here is not UTF-8; save the file as UTF-8");
    assertThat(problem.place().lineText()).isEqualTo("label: engagé");
  }

  @Test
  void aByteOrderMarkIsNoPartOfTheText() {
    byte[] bytes = "\uFEFFa: 1".getBytes(StandardCharsets.UTF_8);

    assertThat(((YamlBytes.Readable) YamlBytes.decode("s.yaml", bytes)).text().text())
        .isEqualTo("a: 1");
  }

  @Test
  void utf16AndHugeFilesAreRefused() {
    byte[] utf16 = "a: 1".getBytes(StandardCharsets.UTF_16);
    byte[] huge = new byte[YamlBytes.LARGEST + 1];

    assertThat(((YamlBytes.NotText) YamlBytes.decode("s.yaml", utf16)).problem().message())
        .isEqualTo("the file is UTF-16; save it as UTF-8");
    assertThat(((YamlBytes.NotText) YamlBytes.decode("s.yaml", huge)).problem().message())
        .isEqualTo("the file has 10 000 001 bytes; definitions are read up to 10 MB");
  }

  @Test
  void aSizeReadsTheSameOnEveryMachine() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.GERMANY);
    try {
      assertThat(YamlBytes.tooLarge("s.yaml", 12_345_678).message()).contains("12 345 678 bytes");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void everyCharacterKnowsItsPlaceHoweverTheTextIsWritten() {
    placesFit("a: x > 1 and y");
    placesFit("a: 'it''s x'");
    placesFit("a: \"tab\\there, \\u00e9t\\xe9 and \\\"more\\\"\"");
    placesFit("a: one\n  two\n  three");
    placesFit("a: >\n  one\n  two\n\n  three\n");
    placesFit("a: |\n  one > 1\n    and two\n");
    placesFit("a: \"one\n  two \\\n  three\"");
    placesFit("𝔸: 𝔹 = 'ç'");
  }

  @Test
  void columnsCountCodePoints() {
    Place place = node("𝔸: 𝔹x").place();

    assertThat(place.column()).isEqualTo(4);
    assertThat(place.length()).isEqualTo(2);
  }

  /**
   * Characters that YAML does not rewrite stand in the file where they are said to stand, in order.
   */
  private static void placesFit(String yaml) {
    Scalar scalar = (Scalar) node(yaml);
    int[] offsets = scalar.offsets();
    assertThat(offsets).isSorted().hasSize(scalar.value().length() + 1);
    for (int i = 0; i < scalar.value().length(); i++) {
      char written = yaml.charAt(offsets[i]);
      char meant = scalar.value().charAt(i);
      if (written != '\\' && !Character.isWhitespace(meant)) {
        assertThat(written).as("character %d of %s", i, scalar.value()).isEqualTo(meant);
      }
    }
  }

  private static Reading read(String yaml) {
    return YamlReader.read(new YamlText("s.yaml", yaml));
  }

  private static String problem(String yaml) {
    Reading reading = read(yaml);
    assertThat(reading.problems()).hasSize(1);
    Problem problem = reading.problems().getFirst();
    return problem.place() + ": " + problem.message();
  }

  private static YamlNode node(String yaml) {
    Mapping root = (Mapping) read(yaml).root().orElseThrow();
    return root.entries().getFirst().value();
  }

  private static String value(String yaml) {
    return ((Scalar) node(yaml)).value();
  }
}
