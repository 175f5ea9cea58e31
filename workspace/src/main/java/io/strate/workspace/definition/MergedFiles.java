package io.strate.workspace.definition;

import io.strate.rule.Place;
import io.strate.rule.Problem;
import io.strate.workspace.yaml.YamlNode;
import io.strate.workspace.yaml.YamlNode.Entry;
import io.strate.workspace.yaml.YamlNode.Mapping;
import io.strate.workspace.yaml.YamlNode.Scalar;
import io.strate.workspace.yaml.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The files of a workspace laid together: sections are joined, a name may stand in one file only.
 */
final class MergedFiles {

  private final Map<String, List<Entry>> sections = new LinkedHashMap<>();
  private final Consumer<Problem> problems;

  MergedFiles(Consumer<Problem> problems) {
    this.problems = problems;
  }

  void add(Mapping file) {
    file.entries()
        .forEach(
            entry -> sections.computeIfAbsent(entry.name(), _ -> new ArrayList<>()).add(entry));
  }

  /** The texts of keys that hold one. */
  Fields settings() {
    List<Entry> settings = new ArrayList<>();
    sections.forEach(
        (_, entries) -> {
          List<Entry> texts =
              entries.stream()
                  .filter(entry -> entry.value() instanceof Scalar s && !s.isAbsent())
                  .toList();
          texts.stream().limit(1).forEach(settings::add);
          texts.stream().skip(1).forEach(again -> twice(again, texts.getFirst()));
        });
    YamlNode any = settings.isEmpty() ? Empty.NODE : settings.getFirst().key();
    return new Fields(new Mapping(any.source(), any.start(), any.end(), false, settings));
  }

  /** The names of a section and what they stand for, over all files. */
  List<Entry> named(String section) {
    Map<String, Entry> names = new LinkedHashMap<>();
    for (Entry part : sections.getOrDefault(section, List.of())) {
      for (Entry entry : Fields.entries(part.value())) {
        Entry former = names.putIfAbsent(entry.name(), entry);
        if (former != null) {
          twice(entry, former);
        }
      }
    }
    return List.copyOf(names.values());
  }

  /** The items of a section that is a list, over all files. */
  List<YamlNode> items(String section) {
    return sections.getOrDefault(section, List.of()).stream()
        .map(Entry::value)
        .flatMap(
            value ->
                value instanceof Sequence list
                    ? list.items().stream()
                    : java.util.stream.Stream.of())
        .toList();
  }

  private void twice(Entry again, Entry first) {
    Place place = first.key().place();
    problems.accept(
        Problem.error(
            "definition.twice",
            again.key().place(),
            "'%s' is defined twice, here and at %s; keep one".formatted(again.name(), place)));
  }

  /** Stands where no file says anything. */
  private static final class Empty {
    static final YamlNode NODE =
        new Scalar(
            new io.strate.workspace.yaml.YamlText("strate.yaml", ""),
            0,
            0,
            YamlNode.Style.PLAIN,
            "");
  }
}
