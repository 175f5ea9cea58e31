package io.strate.workspace.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.strate.workspace.yaml.YamlNode.Mapping;
import io.strate.workspace.yaml.YamlNode.Scalar;
import io.strate.workspace.yaml.YamlReader.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What people really type: rules of which YAML would swallow a part, and those that it leaves
 * whole.
 */
final class SwallowedRulesTest {

  private static final String COMMA = "inside { } and [ ] a comma ends a text";
  private static final String BRACKET = "inside { } and [ ] a bracket or brace ends a text";
  private static final String COLON = "a colon with a space behind it ends a key";
  private static final String HASH = "a # with a space before it starts a comment";
  private static final String SINGLE = "a text that starts with ' ends at the next '";
  private static final String DOUBLE = "a text that starts with \" ends at the next \"";
  private static final String BLOCK = "a text that starts with > or | stands on the lines below";
  private static final String RESERVED = "a text cannot start with @, ` or %";
  private static final String TAG = "a text that starts with ! is a tag";

  @Test
  void aCommaInBraces() {
    swallowed(
        "x: { when: count(order within 7 days) > 2, region in ('a','b') }",
        12,
        COMMA
            + "; put quotes around it: x: { when: \"count(order within 7 days) > 2, region in ('a','b')\" }");
    swallowed(
        "x: { when: plan in (1, 2, 3) }",
        12,
        COMMA + "; put quotes around it: x: { when: \"plan in (1, 2, 3)\" }");
    swallowed(
        "- { each: email_clicked where type in ('a', 'b'), give: 20 }",
        11,
        COMMA
            + "; put quotes around it: - { each: \"email_clicked where type in ('a', 'b')\", give: 20 }");
    swallowed(
        "label: { fr: Oui, non, en: Yes }",
        14,
        COMMA + "; put quotes around it: label: { fr: \"Oui, non\", en: Yes }");
    swallowed(
        "rules: [IF a in (1, 2) THEN segment = 'x', IF c THEN segment = 'y']",
        9,
        COMMA
            + "; put quotes around it: rules: [\"IF a in (1, 2) THEN segment = 'x'\", IF c THEN segment = 'y']");
  }

  @Test
  void everyEntryOfBracesThatNeedsQuotesGetsThem() {
    swallowed(
        "x: { when: region in ('a', 'b'), stay: region in ('c', 'd') }",
        12,
        COMMA
            + "; put quotes around it: x: { when: \"region in ('a', 'b')\", stay: \"region in ('c', 'd')\" }");
  }

  @Test
  void bracketsInBraces() {
    swallowed(
        "x: { when: tags[0] = 'a' }",
        12,
        BRACKET + "; put quotes around it: x: { when: \"tags[0] = 'a'\" }");
  }

  @Test
  void quotesAtTheStart() {
    swallowed("when: 'a' = b", 7, SINGLE + "; put quotes around it: when: \"'a' = b\"");
    swallowed("when: \"a\" = b", 7, DOUBLE + "; put quotes around it: when: '\"a\" = b'");
    swallowed(
        "- { when: 'a' = b, give: 3 }",
        11,
        SINGLE + "; put quotes around it: - { when: \"'a' = b\", give: 3 }");
  }

  @Test
  void anEscapeInDoubleQuotes() {
    swallowed(
        "when: \"name matches '\\d+'\"",
        7,
        "a \\ inside of \" \" starts an escape; put quotes around it: when: 'name matches ''\\d+'''");
  }

  @Test
  void colons() {
    swallowed("when: a: b", 7, COLON + "; put quotes around it: when: \"a: b\"");
    swallowed("when: name = 'a: b'", 7, COLON + "; put quotes around it: when: \"name = 'a: b'\"");
    swallowed(
        "- IF 'a' = b THEN segment = 'c: d'",
        3,
        COLON + "; put quotes around it: - \"IF 'a' = b THEN segment = 'c: d'\"");
  }

  @Test
  void aHashInsideOfQuotes() {
    swallowed(
        "when: name = 'C #1' # a comment",
        7,
        HASH + "; put quotes around it: when: \"name = 'C #1'\" # a comment");
    swallowed(
        "x: { when: name = 'C #1', stay: b }",
        12,
        HASH + "; put quotes around it: x: { when: \"name = 'C #1'\", stay: b }");
  }

  @Test
  void boundsThatStartLikeABlockOfText() {
    swallowed("of: { haut: > 20%}", 13, BLOCK + "; put quotes around it: of: { haut: \"> 20%\"}");
    swallowed("haut: > 20%", 7, BLOCK + "; put quotes around it: haut: \"> 20%\"");
    swallowed("haut: >5", 7, BLOCK + "; put quotes around it: haut: \">5\"");
    swallowed("haut: >= 5", 7, BLOCK + "; put quotes around it: haut: \">= 5\"");
  }

  @Test
  void charactersThatYamlReserves() {
    swallowed(
        "when: `Order Completed` > 2",
        7,
        RESERVED + "; put quotes around it: when: \"`Order Completed` > 2\"");
    swallowed("when: @x", 7, RESERVED + "; put quotes around it: when: \"@x\"");
    swallowed("when: %x", 7, RESERVED + "; put quotes around it: when: \"%x\"");
    swallowed("when: !x > 2", 7, TAG + "; put quotes around it: when: \"!x > 2\"");
    swallowed("when: != 2", 7, TAG + "; put quotes around it: when: \"!= 2\"");
    swallowed(
        "when: *x > 2",
        7,
        "a text that starts with * repeats an anchor of that name; put quotes around it: when: \"*x > 2\"");
    swallowed(
        "when: - 5 < x",
        7,
        "a text cannot start with - , ? or : and a space; put quotes around it: when: \"- 5 < x\"");
    swallowed(
        "when: [a] = 5",
        7,
        "a text that starts with [ or { is a list or a map; put quotes around it: when: \"[a] = 5\"");
  }

  @Test
  void aKeyWithoutASpaceBehindItsColon() {
    swallowed("x: { when:y }", 10, "a key needs a space behind its colon; write: x: { when: y }");
    swallowed("when:y > 3\nb: 2", 5, "a key needs a space behind its colon; write: when: y > 3");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          vip: { when: in segment 'a', stay: x }             | when | in segment 'a'
          vip: { when: in segment 'a', stay: x }             | stay | x
          x: { top: 5%, by: revenue }                        | top  | 5%
          x: { when: jours depuis l'achat > 3, stay: d'un }  | when | jours depuis l'achat > 3
          x: { when: "a in (1, 2)" }                         | when | a in (1, 2)
          """)
  void whatYamlLeavesWholeIsLeftAlone(String yaml, String key, String value) {
    Reading reading = YamlReader.read(new YamlText("s.yaml", yaml));

    assertThat(reading.problems()).isEmpty();
    Mapping root = (Mapping) reading.root().orElseThrow();
    Mapping inner = (Mapping) root.entries().getFirst().value();
    assertThat(((Scalar) inner.get(key).orElseThrow()).value()).isEqualTo(value);
  }

  @Test
  void aCommentBehindARuleIsAComment() {
    Reading reading = YamlReader.read(new YamlText("s.yaml", "when: status = \"x\" # comment"));

    assertThat(reading.problems()).isEmpty();
    assertThat(((Mapping) reading.root().orElseThrow()).get("when"))
        .map(node -> ((Scalar) node).value())
        .contains("status = \"x\"");
  }

  @Test
  void allLinesThatNeedQuotesAreToldAtOnce() {
    String yaml =
        """
        a: 'x' = y
        b:
          - { each: e where t in ('a', 'b'), give: 1 }
        c: {
          when: t in ('a', 'b'),
          stay: 2
        }
        d: `z` > 1
        """;

    Reading reading = YamlReader.read(new YamlText("s.yaml", yaml));

    assertThat(reading.problems()).extracting(p -> p.place().line()).containsExactly(1, 3, 5, 8);
    assertThat(reading.unreadable()).isFalse();
    assertThat(reading.repairedLines()).containsExactlyInAnyOrder(1, 3, 5, 8);
  }

  /** One line of YAML has one problem, at a column, with this message. */
  private static void swallowed(String yaml, int column, String message) {
    // The line is shown amid others, as in a real file.
    String file =
        yaml.startsWith("-")
            ? "x:\n" + yaml + "\n"
            : yaml.contains("\n") ? yaml : "before: 1\n" + yaml + "\nafter: 2\n";
    Reading reading = YamlReader.read(new YamlText("s.yaml", file));

    assertThat(reading.problems()).extracting(p -> p.message()).containsExactly(message);
    assertThat(reading.problems().getFirst().place().column()).isEqualTo(column);
    assertThat(reading.root()).isPresent();
  }
}
