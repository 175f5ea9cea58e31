package io.strate.rule.draft;

import io.strate.domain.Entity;
import io.strate.domain.Type;
import io.strate.rule.Place;
import io.strate.rule.text.ProblemPrinter;
import io.strate.rule.text.SourceText;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** Builds drafts line by line, as a file would: each definition stands on the next line. */
final class TestingDrafts {

  private final List<EventDraft> events = new ArrayList<>();
  private final List<TraitDraft> traits = new ArrayList<>();
  private final List<ScoreDraft> scores = new ArrayList<>();
  private final List<SegmentDraft> segments = new ArrayList<>();
  private final List<SourceText> rules = new ArrayList<>();
  private final List<ChannelDraft> channels = new ArrayList<>();
  private final List<LearntDraft> learnt = new ArrayList<>();
  private Optional<Name> contactZone = Optional.empty();
  private int line;

  static final SourceCatalogue SOURCES =
      new SourceCatalogue(
          Map.of(
              "region",
              Type.TEXT,
              "dernier_achat",
              Type.INSTANT,
              "tz",
              Type.TEXT,
              "age",
              Type.NUMBER),
          Map.of("employees", Type.NUMBER, "fin_contrat", Type.INSTANT),
          Map.of(
              "email_opened",
                  record(
                      "email_id",
                      Type.TEXT,
                      "machine",
                      Type.TEXT,
                      "campaign",
                      record("type", Type.TEXT)),
              "email_delivered", record("email_id", Type.TEXT),
              "email_clicked", record("campaign", record("type", Type.TEXT)),
              "unsubscribed", record(),
              "page", record(),
              "order", record("amount", Type.NUMBER, "sku", Type.TEXT),
              "quote_sent", record("quote_id", Type.TEXT),
              "quote_signed", record("quote_id", Type.TEXT)));

  static Type.RecordOf record(Object... fields) {
    Map<String, Type> types = new java.util.TreeMap<>();
    for (int i = 0; i < fields.length; i += 2) {
      types.put((String) fields[i], (Type) fields[i + 1]);
    }
    return new Type.RecordOf(types);
  }

  Name name(String name) {
    return new Name(name, new Place("t.yaml", ++line, 1, name, name.length()));
  }

  SourceText text(String text) {
    return SourceText.inLine("t.yaml", line, 11, "__________" + text, text);
  }

  TestingDrafts event(String name, String from, String where, String gap) {
    return event(name, from, where, gap, Optional.empty());
  }

  /** An event with a timing; empty parts are left out. */
  TestingDrafts timed(String name, String from, String link, String delivery, String message) {
    TimingDraft timing =
        new TimingDraft(
            optional(link).map(this::text),
            optional(delivery).map(this::name),
            optional(message).map(this::text));
    return event(name, from, "machine != 'yes'", "", Optional.of(timing));
  }

  private TestingDrafts event(
      String name, String from, String where, String gap, Optional<TimingDraft> timing) {
    Name of = name(name);
    events.add(
        new EventDraft(
            of,
            optional(from).map(f -> new Name(f, of.place())),
            optional(where).map(this::text),
            optional(gap).map(this::text),
            timing));
    return this;
  }

  TestingDrafts trait(String name, String value) {
    return trait(Entity.CONTACT, name, value);
  }

  TestingDrafts trait(Entity of, String name, String value) {
    traits.add(new TraitDraft(of, name(name), text(value)));
    return this;
  }

  TestingDrafts score(String name, String halfLife, String within, Object... lines) {
    Name of = name(name);
    List<ScoreDraft.Line> points = new ArrayList<>();
    for (int i = 0; i < lines.length; i += 2) {
      String text = (String) lines[i];
      double give = ((Number) lines[i + 1]).doubleValue();
      points.add(
          text.startsWith("when ")
              ? new ScoreDraft.When(text(text.substring(5)), give)
              : new ScoreDraft.Each(text(text), give, OptionalDouble.empty()));
    }
    scores.add(
        new ScoreDraft(
            Entity.CONTACT,
            of,
            points,
            optional(within).map(this::text),
            optional(halfLife).map(this::text),
            OptionalDouble.of(0),
            OptionalDouble.of(100)));
    return this;
  }

  TestingDrafts when(String name, String when) {
    return segment(
        Entity.CONTACT, name, "", () -> new RuleDraft.When(text(when), Optional.empty()));
  }

  TestingDrafts stay(String name, String when, String stay) {
    return segment(
        Entity.CONTACT, name, "", () -> new RuleDraft.When(text(when), Optional.of(text(stay))));
  }

  TestingDrafts top(String name, String size, String by) {
    return segment(Entity.CONTACT, name, "", () -> new RuleDraft.Top(text(size), text(by)));
  }

  TestingDrafts tiers(String name, String value, String... cases) {
    return segment(Entity.CONTACT, name, "", () -> new RuleDraft.Tiers(text(value), cases(cases)));
  }

  TestingDrafts firstMatch(String name, String... cases) {
    return segment(Entity.CONTACT, name, "", () -> new RuleDraft.FirstMatch(cases(cases)));
  }

  TestingDrafts segment(
      Entity of, String name, String under, java.util.function.Supplier<RuleDraft> rule) {
    Name named = name(name);
    segments.add(
        new SegmentDraft(
            of,
            named,
            optional(under).map(u -> new Name(u, named.place())),
            rule.get(),
            Set.of(),
            Set.of()));
    return this;
  }

  TestingDrafts rule(String text) {
    line++;
    rules.add(text(text));
    return this;
  }

  TestingDrafts channel(String name, String address) {
    channels.add(
        new ChannelDraft(
            name(name), optional(address).map(this::text), Optional.empty(), Optional.empty()));
    return this;
  }

  /**
   * A cluster set.
   *
   * @param features {@code auto}, or names with a comma in between
   * @param labels of clusters that are known
   */
  TestingDrafts clusters(String name, String among, String features, String... labels) {
    Name named = name(name);
    learnt.add(
        new LearntDraft.Clusters(
            Entity.CONTACT,
            named,
            optional(among).map(this::text),
            features(features),
            java.util.Arrays.stream(labels)
                .map(label -> new LearntDraft.Label(label, Optional.empty()))
                .toList()));
    return this;
  }

  /** A model, likewise. */
  TestingDrafts model(String name, String predict, String among, String features) {
    Name named = name(name);
    learnt.add(
        new LearntDraft.Model(
            Entity.CONTACT,
            named,
            optional(among).map(this::text),
            features(features),
            Optional.of(text(predict))));
    return this;
  }

  private LearntDraft.Features features(String names) {
    if (names.equals("auto")) {
      return new LearntDraft.Features.Auto(List.of());
    }
    return new LearntDraft.Features.Listed(
        java.util.Arrays.stream(names.split(",")).map(String::strip).map(this::text).toList());
  }

  TestingDrafts contactZone(String attribute) {
    contactZone = Optional.of(name(attribute));
    return this;
  }

  private List<RuleDraft.Case> cases(String... cases) {
    List<RuleDraft.Case> list = new ArrayList<>();
    for (int i = 0; i < cases.length; i += 2) {
      list.add(new RuleDraft.Case(name(cases[i]), text(cases[i + 1])));
    }
    return list;
  }

  private static Optional<String> optional(String text) {
    return Optional.of(text).filter(t -> !t.isEmpty());
  }

  Compiled compile() {
    return DraftCompiler.compile(
        new WorkspaceDraft(
            ZoneId.of("Europe/Paris"),
            contactZone,
            events,
            traits,
            scores,
            segments,
            rules,
            channels,
            learnt,
            List.of(),
            Set.of()),
        SOURCES);
  }

  /** The problems as a user sees them, first lines only. */
  List<String> problems() {
    return compile().problems().stream()
        .map(ProblemPrinter::print)
        .map(p -> p.lines().findFirst().orElseThrow())
        .toList();
  }
}
