package io.strate.workspace.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.strate.domain.Failure;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a changed file looks like to whoever wrote it. */
final class RewrittenTest {

  private static final String FILE =
      """
      # A workspace.
      workspace: shop   # its name

      traits:
        opens:   count(open)   # all of them
        # In euros.
        spent: { value: sum(order.amount), unit: EUR }   # gross

      segments:
          # The best.
          hot:
              label: Hot      # as marketing says
              # Asked for by Ada.
              when: opens > 3 # three is enough
              owner: ada
          levels:
              tiers: spent
              of: { high: "> 50", low: "0 .. 50" }
          steps:
              first_match:
                  # buyers first
                  buyer: spent > 0
                  reader: opens > 0   # of anything
                  other: otherwise
      # The end.
      """;

  private static DefinitionFile file(String text) {
    return DefinitionFile.of(Path.of("strate.yaml"), text.getBytes(StandardCharsets.UTF_8));
  }

  private static String put(String text, Section section, String name, Object plain) {
    return Rewritten.with(file(text), section, name, Tree.of(plain)).text().text();
  }

  private static Map<String, Object> keys(Object... keysAndValues) {
    Map<String, Object> keys = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      keys.put((String) keysAndValues[i], keysAndValues[i + 1]);
    }
    return keys;
  }

  @Test
  void aChangedKeyKeepsTheCommentsAroundIt() {
    String after =
        put(
            FILE,
            Section.SEGMENTS,
            "hot",
            keys("when", "opens > 5", "label", "Hot", "folder", "sales: all"));
    assertThat(after)
        .isEqualTo(
            FILE.replace("opens > 3 #", "opens > 5 #")
                .replace("        owner: ada\n", "        folder: \"sales: all\"\n"));
  }

  @Test
  void theCommentAboveAKeyThatGoesStays() {
    assertThat(
            put(
                FILE,
                Section.SEGMENTS,
                "hot",
                keys("label", "Hot", "owner", "ada", "list", List.of("a", "1"))))
        .isEqualTo(
            FILE.replace("        when: opens > 3 # three is enough\n", "")
                .replace(
                    "owner: ada\n",
                    "owner: ada\n        list:\n            - a\n            - 1\n"));
  }

  @Test
  void ofAListOnlyWhatDiffersChanges() {
    String list =
        """
        scores:
          heat:
            points:
            # opening
            - { each: open, give: 1 }   # once
            - each: click               # twice
              give: 2
            # buying
            - {each: buy, give: 9}
        """;
    List<Object> points =
        List.of(
            keys("each", "open", "give", "1"),
            keys("each", "click", "give", 3, "at_most", "30"),
            keys("when", "no buy", "give", -1),
            keys("each", "buy", "give", 9));
    assertThat(put(list, Section.SCORES, "heat", keys("points", points)))
        .isEqualTo(
            list.replace("give: 2\n", "give: 3\n      at_most: 30\n")
                .replace("    # buying\n", "    - when: no buy\n      give: -1\n    # buying\n"));
    assertThat(put(list, Section.SCORES, "heat", keys("points", points.subList(3, 4))))
        .isEqualTo(
            """
            scores:
              heat:
                points:
                # opening
                # buying
                - {each: buy, give: 9}
            """);
  }

  @Test
  void aShortTextIsExchangedInPlace() {
    assertThat(put(FILE, Section.TRAITS, "opens", "count(open within 7 days)"))
        .isEqualTo(FILE.replace("count(open)", "count(open within 7 days)"));
    assertThat(put(FILE, Section.TRAITS, "opens", "count(open where (a = 'b # c'))"))
        .isEqualTo(FILE.replace("count(open)", "\"count(open where (a = 'b # c'))\""));
  }

  @Test
  void aTextThatBecomesKeysKeepsItsComment() {
    assertThat(put(FILE, Section.TRAITS, "opens", keys("value", "count(open)", "of", "accounts")))
        .isEqualTo(
            FILE.replace(
                "opens:   count(open)   # all of them",
                "opens:   # all of them\n    value: count(open)\n    of: accounts"));
  }

  @Test
  void aTextOfSeveralLinesIsABlockAndAComment() {
    assertThat(
            put(
                FILE,
                Section.SEGMENTS,
                "hot",
                keys("label", "Hot", "when", "a\nand b", "owner", "ada")))
        .isEqualTo(
            FILE.replace(
                "when: opens > 3 # three is enough",
                "when: |- # three is enough\n            a\n            and b"));
  }

  @Test
  void bracesStayBraces() {
    assertThat(
            put(FILE, Section.TRAITS, "spent", keys("value", "sum(order.total)", "owner", "a, b")))
        .isEqualTo(
            FILE.replace(
                "{ value: sum(order.amount), unit: EUR }",
                "{ value: sum(order.total), owner: \"a, b\" }"));
    assertThat(
            put(
                FILE,
                Section.SEGMENTS,
                "levels",
                keys("tiers", "spent", "of", keys("high", "> 60", "low", "0 .. 60"))))
        .isEqualTo(FILE.replace("\"> 50\", low: \"0 .. 50\"", "\"> 60\", low: \"0 .. 60\""));
  }

  @Test
  void theCasesOfAFamilyMoveWithTheirComments() {
    String after =
        put(
            FILE,
            Section.SEGMENTS,
            "steps",
            keys(
                "first_match",
                keys(
                    "reader",
                    "opens > 0",
                    "new",
                    "opens = 0",
                    "buyer",
                    "spent > 0",
                    "other",
                    "otherwise")));
    assertThat(after)
        .contains(
            """
                    # buyers first
                    reader: opens > 0   # of anything
                    new: opens = 0
                    buyer: spent > 0
                    other: otherwise
            # The end.
            """
                .indent(4)
                .replace("    # The end.", "# The end."));
  }

  @Test
  void aNewDefinitionStandsLastInItsSection() {
    assertThat(
            put(
                FILE,
                Section.TRAITS,
                "new one",
                keys("value", "count(buy)", "label", keys("fr", "Où", "en", "yes"))))
        .isEqualTo(
            FILE.replace(
                "# gross\n",
                "# gross\n  new one:\n    value: count(buy)\n    label:\n      fr: Où\n      en: yes\n"));
  }

  @Test
  void aMissingSectionIsMadeAtTheEnd() {
    assertThat(
            put(
                FILE,
                Section.SCORES,
                "points",
                keys("points", List.of(keys("each", "open", "give", 2)))))
        .isEqualTo(
            FILE
                + "\nscores:\n  points:\n    points:\n      - each: open\n        give: 2\n"
                    .replace("\n  ", "\n  "));
    assertThat(put("", Section.TRAITS, "a", "1 + 1")).isEqualTo("traits:\n  a: 1 + 1\n");
    assertThat(put("workspace: w", Section.TRAITS, "a", "1"))
        .isEqualTo("workspace: w\n\ntraits:\n  a: 1\n");
    assertThat(put("traits: # none yet\nlocale: en\n", Section.TRAITS, "a", "1"))
        .isEqualTo("traits: # none yet\n  a: 1\nlocale: en\n");
    assertThat(put("traits: {}\r\nlocale: en\r\n", Section.TRAITS, "a", "1"))
        .isEqualTo("traits:\r\n  a: 1\r\nlocale: en\r\n");
  }

  @Test
  void aSectionInBracesStaysInBraces() {
    String flow = "traits: { a: 1 + 1, b: { value: a } } # all\n";
    assertThat(put(flow, Section.TRAITS, "a", "2")).isEqualTo(flow.replace("1 + 1", "2"));
    assertThat(put(flow, Section.TRAITS, "c", keys("value", "x, y")))
        .isEqualTo(flow.replace(" } } #", " }, c: { value: \"x, y\" } } #"));
    DefinitionFile file = file(flow);
    var a = file.entry(Section.TRAITS, "a").orElseThrow();
    assertThat(Rewritten.without(file, Section.TRAITS, a).text().text())
        .isEqualTo("traits: { b: { value: a } } # all\n");
  }

  @Test
  void whatIsRemovedTakesNothingWithIt() {
    DefinitionFile file = file(FILE);
    var hot = file.entry(Section.SEGMENTS, "hot").orElseThrow();
    assertThat(Rewritten.without(file, Section.SEGMENTS, hot).text().text())
        .isEqualTo(FILE.replaceAll("(?s)    hot:.*owner: ada\n", ""));
    var only = file("segments:\n  # why\n  a: b\n");
    assertThat(
            Rewritten.without(
                    only, Section.SEGMENTS, only.entry(Section.SEGMENTS, "a").orElseThrow())
                .text()
                .text())
        .isEqualTo("segments:\n  # why\n");
  }

  @Test
  void anchorsAreLeftToPeople() {
    String text = "traits:\n  a: &x { value: b }\n  c: *x\n  d: count(e)\n";
    assertThatThrownBy(() -> put(text, Section.TRAITS, "a", "1"))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("trait 'a' in strate.yaml cannot be changed by program")
        .hasMessageContaining("anchor");
    assertThatThrownBy(() -> put(text, Section.TRAITS, "c", "1")).hasMessageContaining("anchor");
    assertThat(put(text, Section.TRAITS, "d", "1")).isEqualTo(text.replace("count(e)", "1"));
    assertThat(put("traits:\n  a: &x b\n  c: *x # same\n", Section.TRAITS, "d", "1"))
        .isEqualTo("traits:\n  a: &x b\n  c: *x # same\n  d: 1\n");
    assertThatThrownBy(() -> put("traits: &t\n  a: b\n", Section.TRAITS, "c", "1"))
        .hasMessageContaining("`traits:` holds an anchor");
  }

  @Test
  void whatIsOutOfOrderIsLeftToPeople() {
    assertThatThrownBy(() -> file("traits:\n  a: 1\n  a: 2\n"))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("strate.yaml:3:3: `a` is here a second time");
    assertThatThrownBy(() -> file("segments: { a: { when: x in (1, 2) } }\n"))
        .hasMessageContaining("before this file is mended");
    assertThatThrownBy(() -> file("- a\n")).hasMessageContaining("no keys with values");
    assertThatThrownBy(() -> put("traits:\n  ? a\n  : b\n", Section.TRAITS, "a", "1"))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("edit the file by hand");
    assertThatThrownBy(() -> put("{ workspace: w }\n", Section.TRAITS, "a", "1"))
        .hasMessageContaining("edit the file by hand");
  }

  @Test
  void theVersionIsOfWhatIsWritten() {
    String one = version(FILE, "hot");
    assertThat(version(FILE.replace("# The end.", "# Fin."), "hot")).isEqualTo(one);
    assertThat(version(FILE.replace("by Ada", "by Bob"), "hot")).isNotEqualTo(one);
    assertThat(version(FILE.replace("> 3", "> 4"), "hot")).isNotEqualTo(one);
    WrittenDefinition hot = file(FILE).definitions(Section.SEGMENTS).getFirst();
    assertThat(hot.firstLine()).isEqualTo(11);
    assertThat(hot.lastLine()).isEqualTo(15);
  }

  private static String version(String text, String name) {
    DefinitionFile file = file(text);
    return file.definition(Section.SEGMENTS, file.entry(Section.SEGMENTS, name).orElseThrow())
        .version();
  }
}
