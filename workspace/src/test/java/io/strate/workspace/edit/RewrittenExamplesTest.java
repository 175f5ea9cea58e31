package io.strate.workspace.edit;

import static org.assertj.core.api.Assertions.assertThat;

import io.strate.lake.Lake;
import io.strate.lake.LakeOptions;
import io.strate.workspace.definition.Checked;
import io.strate.workspace.definition.LearntLabels;
import io.strate.workspace.definition.SourceColumns;
import io.strate.workspace.definition.WorkspaceFiles;
import io.strate.workspace.ingest.CachedSchemas;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

/**
 * Every definition of this repository's workspaces, changed in every way: what was asked for is
 * there, as another reader of YAML sees it, and every byte outside of it is as before. {@code
 * -Dstrate.edits=N} tries more changes of each.
 */
final class RewrittenExamplesTest {

  private static final int EDITS = Integer.getInteger("strate.edits", 2);

  private static final List<String> TEXTS =
      List.of(
          "count(order) > 3",
          "a: b",
          "x # y",
          "l'achat (d'hier",
          "'quoted' and more",
          "\"double\" 'both' \\ ",
          "- dash",
          "? what",
          "yes",
          "null",
          "~",
          "",
          " ",
          "007",
          "1e3",
          "> 50%",
          "| pipe",
          "& * ! % @ `",
          "{ a: b }",
          "[x, y]",
          "a, b } ]",
          "tab\there",
          "\ttab first",
          "two  spaces ",
          "emoji 🦆 é ü",
          "line one\nline two",
          "ends with a break\n",
          "line one\n  deeper\n\n# no comment\nlast\n",
          "\nbreak first\nx",
          "cr\rlf\r\nx",
          "nel\u0085ls\u2028bom\uFEFF",
          "nul\u0000bell\u0007",
          "key:",
          "...",
          "---",
          "<<");

  @TempDir Path scratch;

  /** A workspace's file by a name that says which. */
  record Example(String name, String text) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Example> examples() {
    Path root = root();
    return Stream.of(
            "examples/b2b-saas/strate.yaml",
            "examples/online-retail/strate.yaml",
            "demo/src/main/resources/io/strate/demo/strate.yaml")
        .flatMap(
            file -> {
              String text = read(root.resolve(file)).replace("{{", "").replace("}}", "");
              return Stream.of(
                  new Example(file, text),
                  new Example(file + " with CR LF", text.replace("\n", "\r\n")),
                  new Example(file + " with a mark, unfinished", "\uFEFF" + text.stripTrailing()));
            });
  }

  @ParameterizedTest
  @MethodSource("examples")
  void theSameChangesNoByte(Example example) {
    DefinitionFile file = file(example.text);
    int count = 0;
    for (Section section : Section.values()) {
      for (WrittenDefinition each : file.definitions(section)) {
        DefinitionFile after =
            Rewritten.with(file, section, each.name(), Tree.of(each.tree().plain()));
        assertThat(after.bytes()).isEqualTo(file.bytes());
        count++;
      }
    }
    assertThat(count).isGreaterThan(20);
  }

  @ParameterizedTest
  @MethodSource("examples")
  void aChangeStaysInItsPlace(Example example) {
    DefinitionFile file = file(example.text);
    Random random = new Random(example.name.hashCode());
    for (Section section : Section.values()) {
      for (WrittenDefinition each : file.definitions(section)) {
        for (int edit = 0; edit < EDITS; edit++) {
          Tree asked = changed(each.tree(), random, 0);
          DefinitionFile after = Rewritten.with(file, section, each.name(), asked);
          assertThat(read(after))
              .as("%s %s: %s", section, each.name(), asked)
              .isEqualTo(expected(file, section, each.name(), asked));
          assertStays(file, after, section, each.name());
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void whatIsRemovedAndPutAgainIsThereAgain(Example example) {
    DefinitionFile file = file(example.text);
    for (Section section : Section.values()) {
      for (WrittenDefinition each : file.definitions(section)) {
        DefinitionFile without =
            Rewritten.without(file, section, file.entry(section, each.name()).orElseThrow());
        assertThat(without.entry(section, each.name())).isEmpty();
        assertThat(others(without, section, each.name()))
            .isEqualTo(others(file, section, each.name()));
        assertThat(text(file)).contains(text(without).substring(0, 200));
        assertThat(text(without).length())
            .isEqualTo(text(file).length() - linesOf(file, section, each).length());
        DefinitionFile again = Rewritten.with(without, section, each.name(), each.tree());
        assertThat(read(again)).isEqualTo(read(file));
        assertThat(others(again, section, each.name()))
            .isEqualTo(others(file, section, each.name()));
        assertThat(breaks(text(again))).as("one kind of line ends").isEqualTo(breaks(text(file)));
      }
    }
  }

  @Test
  void whatIsRemovedAndPutAgainPassesTheCheck() {
    Path folder = root().resolve("examples/b2b-saas");
    SourceColumns columns =
        CachedSchemas.in(folder, scratch.resolve("schemas"), new Lake(LakeOptions.in(scratch)));
    DefinitionFile file = DefinitionFile.read(folder.resolve("strate.yaml"));
    for (Section section : Section.values()) {
      for (WrittenDefinition each : file.definitions(section)) {
        DefinitionFile without =
            Rewritten.without(file, section, file.entry(section, each.name()).orElseThrow());
        DefinitionFile again = Rewritten.with(without, section, each.name(), each.tree());
        Checked checked =
            WorkspaceFiles.check(
                folder, columns, Map.of("strate.yaml", again.bytes()), LearntLabels.NONE);
        assertThat(checked.problems()).as(each.name()).isEmpty();
      }
    }
  }

  // ---- what must stay ----

  private static void assertStays(
      DefinitionFile before, DefinitionFile after, Section section, String name) {
    assertThat(others(after, section, name)).isEqualTo(others(before, section, name));
    var was = before.entry(section, name).orElseThrow();
    var is = after.entry(section, name).orElseThrow();
    assertThat(text(after).substring(0, is.key().start()))
        .isEqualTo(text(before).substring(0, was.key().start()));
    String behindBefore = text(before).substring(before.spans().end(was));
    String behind = text(after).substring(after.spans().end(is));
    // A block at the end of an unfinished last line ends it.
    assertThat(behindBefore.isEmpty() && behind.isBlank() ? "" : behind).isEqualTo(behindBefore);
    assertThat(breaks(text(after))).isEqualTo(breaks(text(before)));
    assertThat(after.bytes()[0]).isEqualTo(before.bytes()[0]);
  }

  private static Map<String, String> others(DefinitionFile file, Section of, String name) {
    Map<String, String> versions = new LinkedHashMap<>();
    for (Section section : Section.values()) {
      file.definitions(section).stream()
          .filter(each -> section != of || !each.name().equals(name))
          .forEach(each -> versions.put(section + " " + each.name(), each.version()));
    }
    return versions;
  }

  private static String linesOf(DefinitionFile file, Section section, WrittenDefinition each) {
    String[] lines = text(file).split("(?<=\n)", -1);
    StringBuilder out = new StringBuilder();
    for (int line = each.firstLine(); line <= each.lastLine(); line++) {
      out.append(lines[line - 1]);
    }
    return out.toString();
  }

  private static String breaks(String text) {
    return (text.contains("\r\n") ? "CR LF" : "LF")
        + (text.replace("\r\n", "").contains("\n") && text.contains("\r\n") ? " and LF" : "");
  }

  // ---- changes ----

  private static Tree changed(Tree tree, Random random, int depth) {
    return switch (tree) {
      case Tree.Text _, Tree.Nothing _ ->
          random.nextInt(5) == 0 && depth < 3
              ? made(random, depth)
              : new Tree.Text(TEXTS.get(random.nextInt(TEXTS.size())));
      case Tree.Items(List<Tree> items) -> {
        List<Tree> some = new ArrayList<>(items);
        switch (random.nextInt(4)) {
          case 0 -> some.add(random.nextInt(some.size() + 1), made(random, depth + 1));
          case 1 -> some.remove(random.nextInt(some.size()));
          case 2 -> {
            int at = random.nextInt(some.size());
            some.set(at, changed(some.get(at), random, depth + 1));
          }
          default -> some.add(some.removeFirst());
        }
        yield new Tree.Items(some);
      }
      case Tree.Keys(Map<String, Tree> keys) -> {
        List<String> names = new ArrayList<>(keys.keySet());
        String one = names.get(random.nextInt(names.size()));
        Tree.Keys all = (Tree.Keys) tree;
        yield switch (random.nextInt(5)) {
          case 0 -> all.without(one);
          case 1 -> all.with(TEXTS.get(random.nextInt(TEXTS.size())), made(random, depth + 1));
          case 2 -> all.without(one).with(one, keys.getOrDefault(one, new Tree.Nothing()));
          case 3 -> made(random, depth);
          default ->
              all.with(one, changed(keys.getOrDefault(one, new Tree.Nothing()), random, depth + 1));
        };
      }
    };
  }

  private static Tree made(Random random, int depth) {
    Map<String, Tree> keys = new LinkedHashMap<>();
    List<Tree> items = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0 && depth < 4; i--) {
      keys.put(TEXTS.get(random.nextInt(TEXTS.size())), made(random, depth + 1));
      items.add(made(random, depth + 1));
    }
    return switch (random.nextInt(4)) {
      case 0 -> new Tree.Keys(keys);
      case 1 -> new Tree.Items(items);
      default -> new Tree.Text(TEXTS.get(random.nextInt(TEXTS.size())));
    };
  }

  // ---- another reader ----

  /** What the file says with a definition exchanged, by the library's own reader. */
  private static Object expected(DefinitionFile file, Section section, String name, Tree asked) {
    Map<Object, Object> root = new LinkedHashMap<>(mapping(read(file)));
    Map<Object, Object> all = new LinkedHashMap<>(mapping(root.get(section.key())));
    all.put(name, asked.plain());
    root.put(section.key(), all);
    return root;
  }

  private static Map<?, ?> mapping(Object value) {
    return (Map<?, ?>) value;
  }

  private static Object read(DefinitionFile file) {
    LoadSettings settings = LoadSettings.builder().setSchema(new FailsafeSchema()).build();
    return new Load(settings).loadFromString(text(file));
  }

  private static String text(DefinitionFile file) {
    return file.text().text();
  }

  private static DefinitionFile file(String text) {
    return DefinitionFile.of(Path.of("strate.yaml"), text.getBytes(StandardCharsets.UTF_8));
  }

  private static String read(Path path) {
    try {
      return Files.readString(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("mvnw"))) {
      folder = folder.getParent();
    }
    return folder;
  }
}
