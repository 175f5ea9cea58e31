package io.strate.workspace.edit;

import io.strate.rule.Place;
import io.strate.rule.Problem;
import io.strate.workspace.yaml.YamlNode;
import io.strate.workspace.yaml.YamlNode.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A definition as it would stand in its file, and what would be wrong with it.
 *
 * @param text as {@link WrittenDefinition#text}
 */
public record Foreseen(String text, List<Wrong> wrong) {

  public Foreseen {
    wrong = List.copyOf(wrong);
  }

  /**
   * An error within the definition.
   *
   * @param keys the way to it by keys, and by numbers from 0 within lists; empty at its name
   */
  public record Wrong(List<String> keys, Problem problem) {
    public Wrong {
      keys = List.copyOf(keys);
    }
  }

  static Foreseen of(WrittenDefinition definition, Entry entry, List<Problem> problems) {
    return new Foreseen(
        definition.text(),
        problems.stream()
            .filter(problem -> problem.severity() == Problem.Severity.ERROR)
            .filter(problem -> isWithin(problem.place(), entry))
            .map(problem -> new Wrong(keys(entry.value(), problem.place()), problem))
            .toList());
  }

  private static boolean isWithin(Place place, Entry entry) {
    Place end = entry.value().source().place(entry.value().end(), entry.value().end());
    return place.file().equals(end.file())
        && !isBefore(place, entry.key().place())
        && !isBefore(end, place);
  }

  private static boolean isBefore(Place place, Place other) {
    return place.line() < other.line()
        || place.line() == other.line() && place.column() < other.column();
  }

  private static List<String> keys(YamlNode node, Place place) {
    List<String> keys = new ArrayList<>();
    Optional<Step> step = step(node, place);
    while (step.isPresent()) {
      keys.add(step.get().key);
      step = step(step.get().node, place);
    }
    return keys;
  }

  private record Step(String key, YamlNode node) {}

  /** The last part of a node that begins before a place, or at it. */
  private static Optional<Step> step(YamlNode node, Place place) {
    return switch (node) {
      case YamlNode.Scalar _ -> Optional.empty();
      case YamlNode.Mapping mapping ->
          mapping.entries().stream()
              .filter(entry -> !isBefore(place, entry.key().place()))
              .reduce((_, later) -> later)
              .map(entry -> new Step(entry.name(), entry.value()));
      case YamlNode.Sequence sequence -> {
        List<YamlNode> items =
            sequence.items().stream().filter(item -> !isBefore(place, item.place())).toList();
        yield items.isEmpty()
            ? Optional.empty()
            : Optional.of(new Step(Integer.toString(items.size() - 1), items.getLast()));
      }
    };
  }
}
