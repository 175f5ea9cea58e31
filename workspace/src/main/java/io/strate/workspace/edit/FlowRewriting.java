package io.strate.workspace.edit;

import io.strate.workspace.yaml.ScalarWriter;
import io.strate.workspace.yaml.YamlNode;
import io.strate.workspace.yaml.YamlNode.Entry;
import io.strate.workspace.yaml.YamlNode.Mapping;
import io.strate.workspace.yaml.YamlNode.Scalar;
import io.strate.workspace.yaml.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/** Changes what stands in braces and brackets, in place. */
final class FlowRewriting {

  private final Spans spans;

  FlowRewriting(Spans spans) {
    this.spans = spans;
  }

  /** A value that stands in a flow, or is one, as it becomes. */
  String value(YamlNode node, Tree asked, boolean isOrdered) {
    if (Tree.of(node).isSame(asked) && !(isOrdered && isReordered(node, asked))) {
      return spans.raw(node.start(), spans.valueEnd(node));
    }
    return switch (asked) {
      case Tree.Keys(Map<String, Tree> keys)
          when node instanceof Mapping mapping && !keys.isEmpty() ->
          mapping(mapping, keys, isOrdered);
      case Tree.Items(List<Tree> items) when node instanceof Sequence sequence ->
          sequence(sequence, items);
      case Tree.Text(String text) when node instanceof Scalar scalar ->
          ScalarWriter.inline(text, true, true, scalar.style());
      default -> FreshYaml.flow(asked);
    };
  }

  private static boolean isReordered(YamlNode node, Tree asked) {
    return node instanceof Mapping mapping
        && asked instanceof Tree.Keys(Map<String, Tree> keys)
        && !mapping.entries().stream().map(Entry::name).toList().equals(List.copyOf(keys.keySet()));
  }

  private String mapping(Mapping mapping, Map<String, Tree> asked, boolean isOrdered) {
    List<String> old = mapping.entries().stream().map(Entry::name).toList();
    List<String> keys = Alignment.ofKeys(old, asked, isOrdered);
    List<Integer> from = keys.stream().map(old::indexOf).toList();
    List<Part> parts = mapping.entries().stream().map(this::part).toList();
    return joined(
        mapping,
        parts,
        from,
        at -> {
          String key = keys.get(at);
          Tree value = asked.getOrDefault(key, new Tree.Nothing());
          return from.get(at) < 0
              ? FreshYaml.flow(key, value)
              : entry(mapping.entries().get(from.get(at)), value);
        });
  }

  private String entry(Entry entry, Tree asked) {
    YamlNode value = entry.value();
    boolean isAbsent = value instanceof Scalar scalar && scalar.isAbsent();
    return isAbsent
        ? spans.raw(entry.key().start(), spans.colonEnd(entry)) + " " + FreshYaml.flow(asked)
        : spans.raw(entry.key().start(), value.start())
            + value(value, asked, Tree.isOrdered(entry.name()));
  }

  private String sequence(Sequence sequence, List<Tree> asked) {
    List<Tree> old = sequence.items().stream().map(Tree::of).toList();
    List<Integer> from = Alignment.ofItems(old, asked);
    List<Part> parts =
        sequence.items().stream()
            .map(item -> new Part(item.start(), spans.valueEnd(item)))
            .toList();
    return joined(
        sequence,
        parts,
        from,
        at ->
            from.get(at) < 0
                ? FreshYaml.flow(asked.get(at))
                : value(sequence.items().get(from.get(at)), asked.get(at), false));
  }

  private record Part(int start, int end) {}

  private Part part(Entry entry) {
    return new Part(entry.key().start(), spans.valueEnd(entry));
  }

  /** Parts between braces or brackets; what stood between neighbours stays between them. */
  private String joined(
      YamlNode node, List<Part> parts, List<Integer> from, IntFunction<String> part) {
    char opening = node.source().text().charAt(node.start());
    if (opening != '{' && opening != '[') {
      throw new Unfit();
    }
    if (parts.isEmpty() || from.isEmpty()) {
      return opening
          + (opening == '{' ? " " : "")
          + String.join(", ", texts(from, part))
          + (opening == '{' ? " }" : "]");
    }
    StringBuilder out = new StringBuilder(spans.raw(node.start(), parts.getFirst().start));
    for (int at = 0; at < from.size(); at++) {
      int old = from.get(at);
      boolean isAfterItsOwn = at > 0 && old > 0 && from.get(at - 1) == old - 1;
      if (at > 0) {
        out.append(isAfterItsOwn ? spans.raw(parts.get(old - 1).end, parts.get(old).start) : ", ");
      }
      out.append(part.apply(at));
    }
    return out.append(spans.raw(parts.getLast().end, node.end())).toString();
  }

  private static List<String> texts(List<Integer> from, IntFunction<String> part) {
    List<String> texts = new ArrayList<>();
    for (int at = 0; at < from.size(); at++) {
      texts.add(part.apply(at));
    }
    return texts;
  }
}
