package io.strate.workspace.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.strate.domain.Failure;
import io.strate.workspace.Circumstances;
import io.strate.workspace.Progress;
import io.strate.workspace.edit.Edit.Expected;
import io.strate.workspace.open.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Changes of a workspace on disk. */
final class EditDefinitionsTest {

  private static final String MAIN =
      """
      workspace: shop
      locale: en

      traits:
        opens: count(opened)   # all
        recent: count(opened within 7 days)
      """;

  private static final String SEGMENTS =
      """
      segments:
        # The best.
        hot: opens > 3
        cold: not in segment 'hot'   # the others
        levels:
          tiers: opens
          of: { many: "> 3", few: "0 .. 3" }
      """;

  @TempDir Path folder;
  private Workspace workspace;
  private EditDefinitions edits;
  private DefinitionFiles files;

  @BeforeEach
  void open() throws IOException {
    Files.writeString(folder.resolve("strate.yaml"), MAIN);
    Files.writeString(folder.resolve("segments.yaml"), SEGMENTS);
    workspace =
        Workspace.open(
            folder, new Circumstances(() -> 0, Progress.SILENT, _ -> {}, Optional.empty()));
    edits = new EditDefinitions(workspace);
    files = new DefinitionFiles(folder);
  }

  @AfterEach
  void close() {
    workspace.close();
  }

  private static Edit.Put put(Section section, String name, Object plain, Expected expected) {
    return new Edit.Put(section, name, Tree.of(plain), expected);
  }

  private String main() throws IOException {
    return Files.readString(folder.resolve("strate.yaml"));
  }

  private String segments() throws IOException {
    return Files.readString(folder.resolve("segments.yaml"));
  }

  @Test
  void eachSectionIsWrittenWhereItLives() throws IOException {
    Optional<WrittenDefinition> made =
        edits.apply(put(Section.SEGMENTS, "new", Map.of("when", "recent = 0"), Expected.absent()));
    assertThat(segments()).isEqualTo(SEGMENTS + "  new:\n    when: recent = 0\n");
    assertThat(main()).isEqualTo(MAIN);
    assertThat(made).isEqualTo(files.definition(Section.SEGMENTS, "new"));
    assertThat(made.orElseThrow().file()).isEqualTo("segments.yaml");
    assertThat(made.orElseThrow().firstLine()).isEqualTo(8);

    edits.apply(
        put(
            Section.SCORES,
            "heat",
            Map.of("points", List.of(Map.of("each", "opened", "give", 1.0))),
            Expected.anything()));
    assertThat(main()).startsWith(MAIN).contains("\nscores:\n  heat:\n    points:\n      - ");
    assertThat(workspace.definition().definitions().scores()).as("not by itself").isEmpty();
    workspace.reload();
    assertThat(workspace.definition().definitions().scores()).hasSize(1);
  }

  @Test
  void aVersionThatIsNoMoreIsRefused() throws IOException {
    String version = files.definition(Section.SEGMENTS, "hot").orElseThrow().version();
    Files.writeString(folder.resolve("segments.yaml"), SEGMENTS.replace("> 3\n", "> 9\n"));
    String edited = segments();
    assertThatThrownBy(
            () -> edits.apply(put(Section.SEGMENTS, "hot", "opens > 4", Expected.version(version))))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("somebody else changed segment 'hot' meanwhile")
        .extracting("code")
        .isEqualTo("definition.changed");
    assertThat(segments()).isEqualTo(edited);
    String now = files.definition(Section.SEGMENTS, "hot").orElseThrow().version();
    String after =
        edits
            .apply(put(Section.SEGMENTS, "hot", "opens > 4", Expected.version(now)))
            .orElseThrow()
            .version();
    assertThat(segments()).isEqualTo(SEGMENTS.replace("hot: opens > 3", "hot: opens > 4"));
    assertThat(after).isNotEqualTo(now);
    assertThatThrownBy(
            () -> edits.apply(put(Section.SEGMENTS, "hot", "opens > 4", Expected.absent())))
        .hasMessageContaining("there is a segment 'hot' already, in segments.yaml line 3");
  }

  @Test
  void whatWouldBeWrongIsNotWritten() throws IOException {
    assertThatThrownBy(
            () ->
                edits.apply(
                    put(
                        Section.SEGMENTS,
                        "hot",
                        Map.of("when", "opns > 3 and x = 1"),
                        Expected.anything())))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("segments.yaml:4:")
        .hasMessageContaining("did you mean 'opens'?")
        .hasMessageContaining("'x'")
        .extracting("code")
        .isEqualTo("definitions.wrong");
    assertThatThrownBy(() -> edits.apply(put(Section.TRAITS, "hot\nter", "1", Expected.anything())))
        .hasMessageContaining("a name has 1 to 200 characters");
    assertThat(segments()).isEqualTo(SEGMENTS);
    assertThat(main()).isEqualTo(MAIN);
  }

  @Test
  void whatOthersUseStays() throws IOException {
    assertThatThrownBy(
            () -> edits.apply(new Edit.Remove(Section.SEGMENTS, "hot", Expected.anything())))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("segment 'hot' is used by segment 'cold': change that first")
        .extracting("code")
        .isEqualTo("definition.used");
    assertThatThrownBy(
            () -> edits.apply(new Edit.Remove(Section.TRAITS, "opens", Expected.anything())))
        .hasMessageContaining("used by segment 'hot' and segment 'levels'");
    assertThatThrownBy(
            () -> edits.apply(new Edit.Remove(Section.TRAITS, "opnes", Expected.anything())))
        .hasMessageContaining("no trait is called 'opnes' in `traits:` (did you mean 'opens'?)");
    assertThat(edits.apply(new Edit.Remove(Section.SEGMENTS, "cold", Expected.anything())))
        .isEmpty();
    assertThat(segments()).isEqualTo(SEGMENTS.replaceAll("  cold:.*\n", ""));
  }

  @Test
  void aSupposedChangeIsNotWritten() throws IOException {
    var supposed =
        edits.suppose(
            List.of(put(Section.SEGMENTS, "hot", "opens > 4 and recent > 0", Expected.anything())));
    assertThat(supposed.definitions().segments())
        .hasSameSizeAs(workspace.definition().definitions().segments());
    assertThat(supposed.hash()).isNotEqualTo(workspace.definition().hash());
    assertThat(segments()).isEqualTo(SEGMENTS);
  }

  @Test
  void linksAreFollowedAndModesKept() throws IOException {
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    Path real = elsewhere.resolve("real.yml");
    Files.move(folder.resolve("segments.yaml"), real);
    Files.createSymbolicLink(folder.resolve("segments.yaml"), real);
    Files.setPosixFilePermissions(real, PosixFilePermissions.fromString("rw-r-----"));
    edits.apply(put(Section.SEGMENTS, "hot", "opens > 5", Expected.anything()));
    assertThat(Files.isSymbolicLink(folder.resolve("segments.yaml"))).isTrue();
    assertThat(Files.readString(real)).contains("hot: opens > 5");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(real)))
        .isEqualTo("rw-r-----");
    try (Stream<Path> left = Files.list(elsewhere)) {
      assertThat(left).containsExactly(real);
    }
  }

  @Test
  void theSameIsNotWrittenAgain() throws IOException {
    Object before = Files.getLastModifiedTime(folder.resolve("segments.yaml"));
    Object key = Files.getAttribute(folder.resolve("segments.yaml"), "unix:ino");
    edits.apply(put(Section.SEGMENTS, "hot", "opens > 3", Expected.anything()));
    assertThat(Files.getLastModifiedTime(folder.resolve("segments.yaml"))).isEqualTo(before);
    assertThat(Files.getAttribute(folder.resolve("segments.yaml"), "unix:ino")).isEqualTo(key);
  }

  @Test
  void aFileThatIsNotInOrderIsLeftAlone() throws IOException {
    Files.writeString(
        folder.resolve("more.yaml"), "segments: { broken: { when: opens in (1, 2) } }\n");
    assertThatThrownBy(
            () -> edits.apply(put(Section.SEGMENTS, "hot", "opens > 5", Expected.anything())))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("before this file is mended")
        .hasMessageContaining("more.yaml:1:");
    Files.writeString(folder.resolve("more.yaml"), "segments:\n  hot: opens > 1\n");
    assertThatThrownBy(
            () -> edits.apply(put(Section.SEGMENTS, "hot", "opens > 5", Expected.anything())))
        .hasMessageContaining("segment 'hot' is defined in more.yaml and in segments.yaml");
    assertThat(segments()).isEqualTo(SEGMENTS);
  }

  // ---- several together ----

  private static Edit remove(Section section, String name) {
    return new Edit.Remove(section, name, Expected.anything());
  }

  private List<Edited> renamed() {
    return edits.apply(
        List.of(
            remove(Section.SEGMENTS, "hot"),
            put(Section.SEGMENTS, "cold", "not in segment 'warm'", Expected.present()),
            put(Section.TRAITS, "clicks", "count(clicked)", Expected.absent()),
            put(Section.SEGMENTS, "warm", "clicks > 3", Expected.absent())));
  }

  @Test
  void changesThatOnlyHoldTogetherAreWrittenTogether() throws IOException {
    List<Edited> edited = renamed();
    assertThat(main()).isEqualTo(MAIN + "  clicks: count(clicked)\n");
    assertThat(segments())
        .isEqualTo(
            SEGMENTS.replace("  hot: opens > 3\n", "").replace("'hot'   #", "'warm'   #")
                + "  warm: clicks > 3\n");
    assertThat(edited)
        .extracting(
            Edited::name, each -> each.before().isPresent(), each -> each.after().isPresent())
        .containsExactly(
            tuple("hot", true, false),
            tuple("cold", true, true),
            tuple("clicks", false, true),
            tuple("warm", false, true));
    assertThat(edited.get(3).after()).isEqualTo(files.definition(Section.SEGMENTS, "warm"));
  }

  @Test
  void ofSeveralNoneIsWrittenIfOneIsWrong() throws IOException {
    Edit good = put(Section.TRAITS, "clicks", "count(clicked)", Expected.anything());
    for (Edit bad :
        List.of(
            put(Section.SEGMENTS, "cold", "clicks > ", Expected.anything()),
            put(Section.SEGMENTS, "cold", "clicks > 1", Expected.absent()),
            put(Section.SEGMENTS, "cold", "clicks > 1", Expected.version("0")),
            put(Section.TRAITS, "clicks", "1", Expected.anything()),
            remove(Section.SEGMENTS, "hot"),
            remove(Section.SEGMENTS, "hat"))) {
      assertThatThrownBy(() -> edits.apply(List.of(good, bad))).isInstanceOf(Failure.class);
      assertThat(main()).isEqualTo(MAIN);
      assertThat(segments()).isEqualTo(SEGMENTS);
    }
    assertThatThrownBy(() -> edits.apply(List.of(good, good)))
        .hasMessageContaining("trait 'clicks' is to be changed twice at once");
  }

  @Test
  void ofSeveralFilesNoneIsReplacedIfOneCannotBe() throws IOException {
    // What takes the file's place must fit beside it under a name that is longer by 24 letters.
    String name = "s".repeat(240) + ".yaml";
    Files.move(folder.resolve("segments.yaml"), folder.resolve(name));
    assertThatThrownBy(this::renamed)
        .isInstanceOf(Failure.class)
        .hasMessageContaining("nothing was changed")
        .extracting("code")
        .isEqualTo("definition.unwritable");
    assertThat(main()).isEqualTo(MAIN);
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left.map(path -> path.getFileName().toString()))
          .noneMatch(n -> n.endsWith(".new"));
    }
  }
}
