package io.strate.workspace.yaml;

import io.strate.rule.Problem;
import io.strate.workspace.yaml.YamlNode.Entry;
import io.strate.workspace.yaml.YamlNode.Mapping;
import io.strate.workspace.yaml.YamlNode.Scalar;
import io.strate.workspace.yaml.YamlNode.Sequence;
import io.strate.workspace.yaml.YamlNode.Style;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;

/**
 * Makes a tree of one file's events. Depth is bounded, and so is the size of the tree with every
 * alias counted as often as it is used, so that a few lines cannot stand for billions of nodes.
 */
final class TreeBuilder {

  static final int DEEPEST = 100;
  static final int MOST_NODES = 2_000_000;

  private final YamlText source;
  private final IntPredicate accepted;
  private final Consumer<Problem> problems;
  private final Offsets offsets;
  private final Iterator<Event> events;
  private final Map<Anchor, Anchored> anchored = new HashMap<>();
  private final Set<Anchor> open = new HashSet<>();
  private int nodes;

  /** What an alias stands for, and how many nodes that is. */
  private record Anchored(YamlNode node, int size) {}

  /**
   * Prepares reading.
   *
   * @param accepted tells offsets of texts that look cut and are meant so
   * @param problems hears of everything that leaves a tree behind
   */
  TreeBuilder(YamlText source, IntPredicate accepted, Consumer<Problem> problems) {
    this.source = source;
    this.accepted = accepted;
    this.problems = problems;
    this.offsets = new Offsets(source.text());
    LoadSettings settings =
        LoadSettings.builder()
            .setLabel(source.file())
            .setCodePointLimit(Integer.MAX_VALUE)
            .setVersionFunction(version -> version)
            .build();
    this.events = new Parse(settings).parseString(source.text()).iterator();
  }

  /** The one document of the file; empty if it holds nothing. Throws what the parser throws. */
  Optional<YamlNode> document() {
    events.next();
    Event event = events.next();
    if (event.getEventId() == Event.ID.StreamEnd) {
      return Optional.empty();
    }
    YamlNode root = node(events.next(), 0);
    events.next();
    Event after = events.next();
    if (after.getEventId() != Event.ID.StreamEnd) {
      int at = offsets.start(after);
      problems.accept(
          Problem.error(
              "yaml.documents",
              source.place(at, at + 3),
              "a second document starts here; a file holds one: take the `---` away"));
    }
    return Optional.of(root);
  }

  private YamlNode node(Event event, int depth) {
    if (depth > DEEPEST) {
      throw refusal("yaml.depth", event, "nested deeper than " + DEEPEST + " levels");
    }
    if (event instanceof AliasEvent alias) {
      return alias(alias);
    }
    Optional<Anchor> anchor = ((NodeEvent) event).getAnchor();
    anchor.ifPresent(open::add);
    int before = nodes;
    count(1, event);
    YamlNode node =
        switch (event) {
          case ScalarEvent scalar -> scalar(scalar);
          case MappingStartEvent mapping -> mapping(mapping, depth);
          case SequenceStartEvent sequence -> sequence(sequence, depth);
          default -> throw new IllegalStateException("no node starts with " + event.getEventId());
        };
    int size = nodes - before;
    anchor.ifPresent(
        name -> {
          open.remove(name);
          anchored.put(name, new Anchored(node, size));
        });
    return node;
  }

  private YamlNode alias(AliasEvent alias) {
    Anchor name = alias.getAlias();
    if (open.contains(name)) {
      throw refusal("yaml.alias", alias, "`*" + name + "` stands inside of what it stands for");
    }
    Anchored target = anchored.get(name);
    if (target == null) {
      throw new Unreadable.NeedsQuotes(offsets.start(alias), Hazard.ALIAS);
    }
    count(target.size(), alias);
    return target.node();
  }

  private void count(int more, Event event) {
    nodes += more;
    if (nodes > MOST_NODES) {
      throw refusal(
          "yaml.size",
          event,
          "with its aliases written out the file has more than " + MOST_NODES + " values");
    }
  }

  private Scalar scalar(ScalarEvent event) {
    int start = offsets.start(event);
    int end = offsets.end(event);
    refuseTag(event, event.getTag());
    Style style = style(event.getScalarStyle());
    Scalar scalar = new Scalar(source, start, end, style, event.getValue());
    if (!accepted.test(start)) {
      Hazard.swallowedBy(scalar)
          .ifPresent(
              hazard -> {
                throw new Unreadable.LooksCut(start, hazard);
              });
    }
    return scalar;
  }

  private void refuseTag(Event event, Optional<String> tag) {
    if (tag.isPresent()) {
      throw new Unreadable.NeedsQuotes(offsets.start(event), Hazard.TAG);
    }
  }

  private static Style style(ScalarStyle style) {
    return switch (style) {
      case SINGLE_QUOTED -> Style.SINGLE_QUOTED;
      case DOUBLE_QUOTED -> Style.DOUBLE_QUOTED;
      case LITERAL -> Style.LITERAL;
      case FOLDED -> Style.FOLDED;
      case PLAIN, JSON_SCALAR_STYLE -> Style.PLAIN;
    };
  }

  private Mapping mapping(MappingStartEvent start, int depth) {
    refuseTag(start, start.getTag());
    Map<String, Entry> entries = new LinkedHashMap<>();
    Event event = events.next();
    for (; event.getEventId() != Event.ID.MappingEnd; event = events.next()) {
      YamlNode key = node(event, depth + 1);
      YamlNode value = node(events.next(), depth + 1);
      if (key instanceof Scalar name) {
        refuseLonely(start, name, value);
        add(new Entry(name, value), entries);
      } else {
        error("yaml.key", key, "a key is a text, found " + Words.kind(key));
      }
    }
    return new Mapping(
        source,
        offsets.start(start),
        offsets.end(event),
        start.isFlow(),
        List.copyOf(entries.values()));
  }

  private void add(Entry entry, Map<String, Entry> entries) {
    Scalar key = entry.key();
    if (key.style() == Style.PLAIN && key.value().equals("<<")) {
      error("yaml.merge", key, "`<<` belongs to an older YAML; write the keys out");
      return;
    }
    Entry former = entries.putIfAbsent(key.value(), entry);
    if (former != null) {
      error(
          "yaml.duplicate",
          key,
          "`%s` is here a second time, the first is in line %d; keep one"
              .formatted(Words.shortened(key.value()), former.key().place().line()));
    }
  }

  private void error(String code, YamlNode node, String message) {
    problems.accept(Problem.error(code, node.place(), message));
  }

  /** In braces, a key that no colon follows is the rest of a text that a comma has cut. */
  private void refuseLonely(MappingStartEvent start, Scalar key, YamlNode value) {
    if (start.isFlow()
        && value instanceof Scalar empty
        && empty.isAbsent()
        && source.slice(key.end(), Math.max(key.end(), empty.start())).indexOf(':') < 0) {
      throw new Unreadable.NeedsQuotes(key.start(), Hazard.COMMA);
    }
  }

  private Sequence sequence(SequenceStartEvent start, int depth) {
    refuseTag(start, start.getTag());
    List<YamlNode> items = new ArrayList<>();
    Event event = events.next();
    for (; event.getEventId() != Event.ID.SequenceEnd; event = events.next()) {
      items.add(node(event, depth + 1));
    }
    return new Sequence(source, offsets.start(start), offsets.end(event), items);
  }

  private Unreadable.Refused refusal(String code, Event event, String message) {
    return new Unreadable.Refused(
        Problem.error(code, source.place(offsets.start(event), offsets.end(event)), message));
  }
}
