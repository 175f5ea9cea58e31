package io.strate.workspace.edit;

import io.strate.workspace.yaml.ScalarWriter;
import io.strate.workspace.yaml.YamlNode;
import io.strate.workspace.yaml.YamlNode.Entry;
import io.strate.workspace.yaml.YamlNode.Mapping;
import io.strate.workspace.yaml.YamlNode.Scalar;
import io.strate.workspace.yaml.YamlNode.Sequence;
import io.strate.workspace.yaml.YamlNode.Style;
import java.util.List;
import java.util.Map;

/**
 * Changes what stands on lines of its own. What says the same is left as it is written, comments
 * above a key stay, and go along where keys change their order.
 */
final class BlockRewriting {

  private final Spans spans;
  private final FlowRewriting flows;
  private final FreshYaml fresh;

  BlockRewriting(Spans spans, FreshYaml fresh) {
    this.spans = spans;
    this.flows = new FlowRewriting(spans);
    this.fresh = fresh;
  }

  /** An entry with its last line, as it becomes. */
  String entry(Entry entry, Tree asked) {
    YamlNode value = entry.value();
    int start = entry.key().start();
    if (spans.isElsewhere(entry)) {
      throw new Unfit();
    }
    boolean isOrdered = Tree.isOrdered(entry.name());
    if (Spans.isBlock(value)) {
      return block(entry, asked, isOrdered);
    }
    String tail = spans.raw(spans.valueEnd(entry), spans.end(entry));
    if (isSameFlow(value, asked)) {
      return spans.raw(start, value.start()) + flows.value(value, asked, isOrdered) + tail;
    }
    if (value instanceof Scalar scalar
        && !scalar.isAbsent()
        && isOneLine(scalar)
        && asked instanceof Tree.Text(String text)
        && ScalarWriter.block(text).isEmpty()) {
      return spans.raw(start, value.start())
          + ScalarWriter.inline(text, false, !tail.isBlank(), scalar.style())
          + tail;
    }
    return anew(entry, asked, tail);
  }

  private static boolean isOneLine(Scalar scalar) {
    return scalar.style() != Style.LITERAL && scalar.style() != Style.FOLDED;
  }

  private static boolean isSameFlow(YamlNode value, Tree asked) {
    return (value instanceof Mapping && asked instanceof Tree.Keys)
        || (value instanceof Sequence && asked instanceof Tree.Items);
  }

  /** An entry with a value that has nothing of the former one. */
  String anew(Entry entry, Tree asked, String comment) {
    int colon = spans.colonEnd(entry);
    return spans.raw(entry.key().start(), colon)
        + fresh.value(asked, spans.column(entry.key().start()), comment);
  }

  private String block(Entry entry, Tree asked, boolean isOrdered) {
    int start = entry.key().start();
    if (entry.value() instanceof Mapping mapping
        && asked instanceof Tree.Keys(Map<String, Tree> keys)
        && !keys.isEmpty()) {
      int first = mapping.entries().getFirst().key().start();
      return spans.raw(start, first) + mapping(mapping, keys, isOrdered);
    }
    if (entry.value() instanceof Sequence sequence
        && asked instanceof Tree.Items(List<Tree> items)
        && !items.isEmpty()) {
      int first = spans.dash(sequence.items().getFirst());
      return spans.raw(start, first) + sequence(sequence, items);
    }
    int colon = spans.colonEnd(entry);
    return anew(entry, asked, spans.raw(colon, spans.endOfLine(colon)));
  }

  /** A mapping from its first key on. */
  String mapping(Mapping mapping, Map<String, Tree> asked, boolean isOrdered) {
    List<Entry> entries = mapping.entries();
    List<String> old = entries.stream().map(Entry::name).toList();
    int column = spans.column(entries.getFirst().key().start());
    StringBuilder out = new StringBuilder();
    int next = 0;
    for (String key : Alignment.ofKeys(old, asked, isOrdered)) {
      int at = old.indexOf(key);
      Tree value = asked.getOrDefault(key, new Tree.Nothing());
      if (at < 0) {
        out.append(out.isEmpty() ? "" : fresh.newLine(column))
            .append(fresh.entry(key, value, column));
        continue;
      }
      for (; !isOrdered && next < at; next++) {
        out.append(orphaned(lead(entries, next), out.isEmpty()));
      }
      next = at + 1;
      String lead = at == 0 ? fresh.newLine(column) : lead(entries, at);
      out.append(out.isEmpty() ? lead.stripLeading() : lead);
      out.append(kept(entries.get(at), value));
    }
    for (; !isOrdered && next < entries.size(); next++) {
      out.append(orphaned(lead(entries, next), out.isEmpty()));
    }
    return out.toString();
  }

  private String kept(Entry entry, Tree asked) {
    boolean isSame =
        new Tree.Keys(Map.of(entry.name(), Tree.of(entry.value())))
            .isSame(new Tree.Keys(Map.of(entry.name(), asked)));
    return isSame ? spans.raw(entry.key().start(), spans.end(entry)) : entry(entry, asked);
  }

  /** From the entry before to this one: line breaks, comments, indentation. */
  private String lead(List<Entry> entries, int at) {
    int start = entries.get(at).key().start();
    if (at == 0) {
      return "";
    }
    spans.requireFirstOnLine(start);
    return spans.raw(spans.end(entries.get(at - 1)), start);
  }

  /** The comments above an entry that goes. */
  private static String orphaned(String lead, boolean isFirst) {
    int lastBreak = Math.max(lead.lastIndexOf('\n'), lead.lastIndexOf('\r'));
    if (lead.indexOf('#') < 0 || lastBreak < 0) {
      return "";
    }
    int end =
        lead.charAt(lastBreak) == '\n' && lastBreak > 0 && lead.charAt(lastBreak - 1) == '\r'
            ? lastBreak - 1
            : lastBreak;
    String comments = lead.substring(0, end);
    return isFirst ? comments.stripLeading() : comments;
  }

  /** A list from its first dash on. */
  private String sequence(Sequence sequence, List<Tree> asked) {
    List<YamlNode> items = sequence.items();
    List<Integer> from = Alignment.ofItems(items.stream().map(Tree::of).toList(), asked);
    int column = spans.column(spans.dash(items.getFirst()));
    StringBuilder out = new StringBuilder();
    int next = 0;
    for (int i = 0; i < asked.size(); i++) {
      int at = from.get(i);
      if (at < 0) {
        out.append(out.isEmpty() ? "" : fresh.newLine(column));
        out.append(fresh.item(asked.get(i), column, ""));
        continue;
      }
      for (; next < at; next++) {
        out.append(orphaned(itemLead(items, next), out.isEmpty()));
      }
      next = at + 1;
      String lead = at == 0 ? fresh.newLine(column) : itemLead(items, at);
      out.append(out.isEmpty() ? lead.stripLeading() : lead);
      out.append(item(items.get(at), asked.get(i), column));
    }
    for (; next < items.size(); next++) {
      out.append(orphaned(itemLead(items, next), out.isEmpty()));
    }
    return out.toString();
  }

  private String itemLead(List<YamlNode> items, int at) {
    int dash = spans.dash(items.get(at));
    if (at == 0) {
      return "";
    }
    spans.requireFirstOnLine(dash);
    return spans.raw(spans.end(items.get(at - 1)), dash);
  }

  private String item(YamlNode item, Tree asked, int column) {
    int dash = spans.dash(item);
    int end = spans.end(item);
    if (Tree.of(item).isSame(asked)) {
      return spans.raw(dash, end);
    }
    if (item instanceof Mapping mapping
        && !mapping.flow()
        && asked instanceof Tree.Keys(Map<String, Tree> keys)
        && !keys.isEmpty()) {
      return spans.raw(dash, item.start()) + mapping(mapping, keys, false);
    }
    String tail = Spans.isBlock(item) ? "" : spans.raw(spans.valueEnd(item), end);
    if (Spans.isFlow(item) && isSameFlow(item, asked)) {
      return spans.raw(dash, item.start()) + flows.value(item, asked, false) + tail;
    }
    if (item instanceof Scalar scalar
        && isOneLine(scalar)
        && asked instanceof Tree.Text(String text)
        && ScalarWriter.block(text).isEmpty()) {
      return spans.raw(dash, item.start())
          + ScalarWriter.inline(text, false, !tail.isBlank(), scalar.style())
          + tail;
    }
    return fresh.item(asked, column, tail);
  }
}
