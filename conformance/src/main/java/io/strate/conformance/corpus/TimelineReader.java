package io.strate.conformance.corpus;

import io.strate.conformance.corpus.StoryReader.Block;
import io.strate.conformance.corpus.StoryReader.Line;
import io.strate.domain.Consent;
import io.strate.domain.Entity;
import io.strate.domain.Entry;
import io.strate.domain.Origin;
import io.strate.domain.Profile;
import io.strate.domain.Timeline;
import io.strate.domain.Type;
import io.strate.domain.Value;
import io.strate.rule.draft.SourceCatalogue;
import io.strate.rule.interpret.Population;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Reads timelines, and learns from them what sources deliver. A line is {@code <instant>[@source]
 * <what>}: an event with its properties, {@code states} attributes, {@code joins} or {@code leaves}
 * an account, {@code consents}, or is {@code named}. Entries of one source and instant stand in the
 * order of their lines.
 */
final class TimelineReader {

  private final List<Profile> profiles = new ArrayList<>();
  private final Map<Entity, Map<String, Type>> attributes = new HashMap<>();
  private final Map<String, Map<String, Type>> events = new TreeMap<>();

  void profile(Entity of, Block block) {
    List<Entry> entries = new ArrayList<>();
    for (Line line : block.body()) {
      entries.addAll(entries(of, line));
    }
    profiles.add(new Profile(of, block.head().rest(), new Timeline(entries)));
  }

  Population population() {
    return Population.of(profiles);
  }

  // ---- what sources deliver ----

  SourceCatalogue catalogue() {
    Map<String, Type.RecordOf> records = new HashMap<>();
    events.forEach((name, properties) -> records.put(name, new Type.RecordOf(properties)));
    return new SourceCatalogue(
        attributes.getOrDefault(Entity.CONTACT, Map.of()),
        attributes.getOrDefault(Entity.ACCOUNT, Map.of()),
        records);
  }

  /**
   * {@code attribute region text}, {@code attribute account size number}, {@code property
   * order.amount number}.
   */
  void declare(Line line) {
    String[] words = line.text().split(" +");
    Type type = type(line, words[words.length - 1]);
    String name = words[words.length - 2];
    if (words[0].equals("property")) {
      String[] path = name.split("\\.");
      Type nested = type;
      for (int i = path.length - 1; i > 1; i--) {
        nested = new Type.RecordOf(Map.of(path[i], nested));
      }
      events
          .computeIfAbsent(path[0], _ -> new TreeMap<>())
          .merge(path[1], nested, TimelineReader::both);
      return;
    }
    Entity of = words.length > 3 && words[1].equals("account") ? Entity.ACCOUNT : Entity.CONTACT;
    attributes.computeIfAbsent(of, _ -> new TreeMap<>()).put(name, type);
  }

  private static Type type(Line line, String word) {
    return switch (word) {
      case "number" -> Type.NUMBER;
      case "text" -> Type.TEXT;
      case "boolean" -> Type.BOOLEAN;
      case "instant" -> Type.INSTANT;
      case "texts" -> new Type.ListOf(Type.TEXT);
      case "numbers" -> new Type.ListOf(Type.NUMBER);
      case "open" -> Type.ANY;
      default -> throw line.wrong("a type: number, text, boolean, instant, texts, numbers or open");
    };
  }

  private static void learn(Map<String, Type> types, String name, Value value) {
    if (value.isKnown()) {
      types.merge(name, value.type(), TimelineReader::both);
    }
  }

  /** The type of two values of one name; the first where they do not go together. */
  private static Type both(Type a, Type b) {
    if (a instanceof Type.RecordOf(var left) && b instanceof Type.RecordOf(var right)) {
      Map<String, Type> fields = new TreeMap<>(left);
      right.forEach((name, type) -> fields.merge(name, type, TimelineReader::both));
      return new Type.RecordOf(fields);
    }
    if (a instanceof Type.ListOf(var left) && b instanceof Type.ListOf(var right)) {
      return new Type.ListOf(left == Type.ANY ? right : both(left, right));
    }
    return a;
  }

  // ---- entries ----

  private List<Entry> entries(Entity of, Line line) {
    long time = time(line);
    Line what = line.next();
    Origin origin = origin(line, 0);
    return switch (what.word()) {
      case "states" -> statements(of, time, line, what);
      case "joins" -> List.of(new Entry.AccountStated(time, origin, Optional.of(what.rest())));
      case "leaves" -> List.of(new Entry.AccountStated(time, origin, Optional.empty()));
      case "named" -> List.of(new Entry.Named(time, origin));
      case "consents" -> List.of(new Entry.ConsentStated(time, origin, consent(what.next())));
      default -> List.of(event(time, origin, what));
    };
  }

  private static long time(Line line) {
    String time = line.word().replaceAll("@.*", "");
    return time.equals("always") ? Entry.ALWAYS : Instant.parse(time).toEpochMilli();
  }

  /** The source after the @, 0 if none; identities rise with lines. */
  private static Origin origin(Line line, int part) {
    int at = line.word().indexOf('@');
    int source = at < 0 ? 0 : Integer.parseInt(line.word().substring(at + 1));
    return new Origin(source, line.number() * 1000L + part);
  }

  private List<Entry> statements(Entity of, long time, Line line, Line what) {
    List<Entry> entries = new ArrayList<>();
    ValueText.fields(what.rest())
        .fields()
        .forEach(
            (name, value) -> {
              learn(attributes.computeIfAbsent(of, _ -> new TreeMap<>()), name, value);
              entries.add(
                  new Entry.AttributeStated(time, origin(line, entries.size()), name, value));
            });
    for (String name : unknowns(what.rest())) {
      entries.add(
          new Entry.AttributeStated(time, origin(line, entries.size()), name, Value.UNKNOWN));
    }
    return entries;
  }

  /** Names that are stated to be unknown; a record does not keep them. */
  private static List<String> unknowns(String fields) {
    List<String> names = new ArrayList<>();
    for (String field : fields.split(",")) {
      if (field.strip().endsWith("= unknown")) {
        names.add(field.substring(0, field.indexOf('=')).strip());
      }
    }
    return names;
  }

  /** {@code <channel> <purpose> given|withdrawn [on basis]}. */
  private static Consent consent(Line line) {
    String[] words = line.text().split(" +");
    if (words.length < 3) {
      throw line.wrong("<channel> <purpose> given|withdrawn [on <basis>]");
    }
    Consent.Status status =
        words[2].equals("given") ? Consent.Status.GIVEN : Consent.Status.WITHDRAWN;
    String basis = words.length > 4 ? words[4] : Consent.BASIS_CONSENT;
    return new Consent(words[0], words[1], status, basis, "", "");
  }

  private Entry event(long time, Origin origin, Line what) {
    Value.RecordOf properties = ValueText.fields(what.rest());
    Map<String, Type> types = events.computeIfAbsent(what.word(), _ -> new TreeMap<>());
    properties.fields().forEach((name, value) -> learn(types, name, value));
    return new Entry.Event(time, origin, what.word(), properties);
  }
}
