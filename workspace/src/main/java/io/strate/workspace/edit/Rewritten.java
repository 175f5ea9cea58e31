package io.strate.workspace.edit;

import io.strate.domain.Blame;
import io.strate.domain.Failure;
import io.strate.workspace.yaml.YamlNode;
import io.strate.workspace.yaml.YamlNode.Entry;
import io.strate.workspace.yaml.YamlNode.Mapping;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A file with one definition changed. Every way of writing it is read back; only one that says
 * exactly what was asked, and all else as before, is good.
 */
final class Rewritten {

  private final DefinitionFile file;
  private final Section section;
  private final String name;
  private final Spans spans;
  private final FreshYaml fresh;
  private final BlockRewriting blocks;

  private Rewritten(DefinitionFile file, Section section, String name) {
    this.file = file;
    this.section = section;
    this.name = name;
    this.spans = file.spans();
    this.fresh = new FreshYaml(eol(file.text().text()), step(file, section));
    this.blocks = new BlockRewriting(spans, fresh);
  }

  /**
   * The file with a definition put into it.
   *
   * @throws Failure {@code definition.unwritable} if that cannot be done safely
   */
  static DefinitionFile with(DefinitionFile file, Section section, String name, Tree tree) {
    Rewritten rewritten = new Rewritten(file, section, name);
    Tree.Keys before = file.tree();
    Tree.Keys wanted = before.with(section.key(), rewritten.sectionOf(before).with(name, tree));
    if (before.isSame(wanted)) {
      return file;
    }
    return file.entry(section, name)
        .map(entry -> rewritten.changed(entry, tree, wanted))
        .orElseGet(() -> rewritten.added(tree, wanted));
  }

  /**
   * The file without a definition of it.
   *
   * @throws Failure {@code definition.unwritable} if that cannot be done safely
   */
  static DefinitionFile without(DefinitionFile file, Section section, Entry entry) {
    Rewritten rewritten = new Rewritten(file, section, entry.name());
    Tree.Keys before = file.tree();
    Tree.Keys sectionAfter = rewritten.sectionOf(before).without(entry.name());
    Tree.Keys wanted = before.with(section.key(), sectionAfter);
    rewritten.requireNoAnchors(entry);
    return rewritten.first(
        wanted,
        () -> rewritten.isInFlow() ? rewritten.flowSection(sectionAfter) : rewritten.cut(entry));
  }

  private Tree.Keys sectionOf(Tree.Keys all) {
    Tree keys = all.keys().getOrDefault(section.key(), new Tree.Keys(Map.of()));
    if (keys instanceof Tree.Keys section) {
      return section;
    }
    throw unsafe("`%s:` holds no names".formatted(section.key()));
  }

  private DefinitionFile changed(Entry entry, Tree tree, Tree.Keys wanted) {
    requireNoAnchors(entry);
    if (isInFlow()) {
      return first(wanted, () -> flowSection(sectionOf(wanted)));
    }
    int start = entry.key().start();
    return first(
        wanted,
        () -> splice(start, spans.end(entry), blocks.entry(entry, tree)),
        () -> splice(start, spans.end(entry), blocks.anew(entry, tree, "")));
  }

  private DefinitionFile added(Tree tree, Tree.Keys wanted) {
    List<Entry> siblings = file.entries(section);
    return first(
        wanted,
        () -> {
          if (file.section(section).isEmpty()) {
            return appended(tree);
          }
          if (siblings.isEmpty()) {
            return filled(file.section(section).get(), tree);
          }
          return isInFlow() ? flowSection(sectionOf(wanted)) : added(tree, siblings);
        });
  }

  /** Behind its last sibling, as far from it as that one is from the one before. */
  private String added(Tree tree, List<Entry> siblings) {
    requireOwnSection();
    Entry last = siblings.getLast();
    int column = spans.column(last.key().start());
    int end = spans.end(last);
    String gap = "";
    if (siblings.size() > 1) {
      String lead = spans.raw(spans.end(siblings.get(siblings.size() - 2)), last.key().start());
      gap = lead.startsWith(fresh.eol() + fresh.eol()) ? fresh.eol() : "";
    }
    return splice(end, end, gap + fresh.newLine(column) + fresh.entry(name, tree, column));
  }

  /** Into a section without anything in it. */
  private String filled(Entry section, Tree tree) {
    requireOwnSection();
    int colon = spans.colonEnd(section);
    int end = spans.endOfLine(colon);
    String behind = spans.raw(Math.max(colon, section.value().end()), end);
    Tree.Keys only = new Tree.Keys(Map.of(name, tree));
    return splice(colon, end, fresh.value(only, 0, behind));
  }

  /** As a section at the end of the file. */
  private String appended(Tree tree) {
    if (file.root().filter(Mapping::flow).isPresent()) {
      throw new Unfit();
    }
    String text = file.text().text();
    String gap =
        text.isEmpty()
            ? ""
            : text.endsWith("\n") || text.endsWith("\r") ? fresh.eol() : fresh.eol() + fresh.eol();
    return text
        + gap
        + fresh.entry(section.key(), new Tree.Keys(Map.of(name, tree)), 0)
        + fresh.eol();
  }

  /** Without the lines of a definition. */
  private String cut(Entry entry) {
    requireOwnSection();
    spans.requireFirstOnLine(entry.key().start());
    String text = file.text().text();
    int start = spans.startOfLine(entry.key().start());
    int end = spans.end(entry);
    if (text.startsWith("\r\n", end)) {
      return splice(start, end + 2, "");
    }
    return splice(start, Math.min(text.length(), end + 1), "");
  }

  private boolean isInFlow() {
    return file.section(section).filter(holder -> Spans.isFlow(holder.value())).isPresent();
  }

  private String flowSection(Tree.Keys wanted) {
    requireOwnSection();
    YamlNode node = file.section(section).orElseThrow().value();
    String flow =
        wanted.keys().isEmpty() ? "{}" : new FlowRewriting(spans).value(node, wanted, false);
    return splice(node.start(), node.end(), flow);
  }

  private String splice(int start, int end, String replacement) {
    String text = file.text().text();
    return text.substring(0, start) + replacement + text.substring(end);
  }

  // ---- what cannot be done ----

  private void requireNoAnchors(Entry entry) {
    int end = file.end(section, entry);
    if (spans.isElsewhere(entry) || file.anchors().isAnyIn(entry.key().start(), end)) {
      throw unsafe("it holds an anchor (&) or repeats one (*)");
    }
  }

  private void requireOwnSection() {
    Entry holder = file.section(section).orElseThrow();
    if (spans.isElsewhere(holder)
        || file.anchors().isAnyIn(holder.key().end(), holder.value().start() + 1)) {
      throw unsafe("`%s:` holds an anchor (&) or repeats one (*)".formatted(section.key()));
    }
  }

  private Failure unsafe(String why) {
    return new Failure(
        "definition.unwritable",
        Blame.USER,
        "%s '%s' in %s cannot be changed by program, since %s: edit the file by hand"
            .formatted(section.noun(), name, file.text().file(), why));
  }

  // ---- read back ----

  @SafeVarargs
  private DefinitionFile first(Tree.Keys wanted, Supplier<String>... ways) {
    for (Supplier<String> way : ways) {
      for (String text : endings(way)) {
        try {
          DefinitionFile after = DefinitionFile.of(file.path(), encoded(text));
          if (after.tree().isSame(wanted)) {
            return after;
          }
        } catch (Failure unreadable) {
          // Another way may do.
        }
      }
    }
    throw unsafe("what it would become does not read back as it was asked for");
  }

  /** A text as it is, and with its last line ended. */
  private List<String> endings(Supplier<String> way) {
    List<String> texts = new ArrayList<>();
    try {
      String text = way.get();
      texts.add(text);
      texts.add(text + fresh.eol());
    } catch (Unfit otherwise) {
      texts.clear();
    }
    return texts;
  }

  private byte[] encoded(String text) {
    return ((file.hasByteOrderMark() ? "\uFEFF" : "") + text).getBytes(StandardCharsets.UTF_8);
  }

  // ---- how the file is written ----

  private static String eol(String text) {
    int at = 0;
    while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
      at++;
    }
    if (text.startsWith("\r\n", at)) {
      return "\r\n";
    }
    return text.startsWith("\r", at) ? "\r" : "\n";
  }

  /** By how much definitions stand to the right of their section, or of the first one. */
  private static int step(DefinitionFile file, Section section) {
    return Stream.concat(
            file.section(section).stream(), file.root().stream().flatMap(r -> r.entries().stream()))
        .filter(entry -> entry.value() instanceof Mapping mapping && !mapping.flow())
        .mapToInt(entry -> file.spans().column(entry.value().start()))
        .filter(column -> column > 0 && column <= 8)
        .findFirst()
        .orElse(2);
  }
}
