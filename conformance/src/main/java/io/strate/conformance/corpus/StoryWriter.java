package io.strate.conformance.corpus;

import io.strate.conformance.Answers;
import io.strate.conformance.Case;
import io.strate.conformance.Evaluator;
import io.strate.conformance.Parts;
import io.strate.domain.CodePoints;
import io.strate.domain.Entity;
import io.strate.domain.Entry;
import io.strate.domain.Profile;
import io.strate.domain.Type;
import io.strate.domain.Value;
import io.strate.rule.Expr;
import io.strate.rule.Selection;
import io.strate.rule.definition.ChannelDefinition;
import io.strate.rule.definition.Definitions;
import io.strate.rule.definition.EventDefinition;
import io.strate.rule.definition.MachineTiming;
import io.strate.rule.definition.ScoreDefinition;
import io.strate.rule.definition.SegmentDefinition;
import io.strate.rule.definition.SegmentRule;
import io.strate.rule.definition.TraitDefinition;
import io.strate.rule.text.RulePrinter;
import io.strate.rule.text.RulePrinter.Language;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Writes a case as a story, with what an evaluator answers as what is expected. Not every
 * expression that can be built can be written in the rule language; reading the story back tells.
 */
public final class StoryWriter {

  private final StringBuilder text = new StringBuilder();
  private final Definitions definitions;

  private StoryWriter(Definitions definitions) {
    this.definitions = definitions;
  }

  public static String write(String name, Case given, Evaluator evaluator) {
    StoryWriter writer = new StoryWriter(given.definitions());
    writer.line("story " + name);
    writer.definitions();
    given.population().contacts().values().forEach(writer::profile);
    given.population().accounts().values().forEach(writer::profile);
    try (Evaluator.Answering answering = evaluator.open(given.definitions(), given.population())) {
      given.nows().forEach(now -> writer.expected(now, answering.at(now)));
    }
    return writer.text.toString();
  }

  private void line(String line) {
    text.append(line).append('\n');
  }

  private void part(String word, Optional<String> rest) {
    rest.ifPresent(r -> line("  " + word + " " + r));
  }

  private String print(Expr expr) {
    return RulePrinter.print(expr, Language.ENGLISH, definitions.zone())
        .replaceAll("'(f\\d+)/(\\d)'", "'$1_$2'");
  }

  /** Families are written as segments of their own, whose names have no slash. */
  private static String flat(String segment) {
    return segment.replace('/', '_');
  }

  // ---- definitions ----

  private void definitions() {
    line("zone " + definitions.zone());
    definitions.contactZone().ifPresent(name -> line("contact_timezone " + name));
    definitions.legalBases().forEach(basis -> line("legal_basis " + basis));
    declarations().forEach(this::line);
    definitions.channels().forEach(this::channel);
    definitions.events().forEach(this::event);
    for (TraitDefinition trait : definitions.traits()) {
      line(of(trait.of()) + "trait " + trait.name() + ": " + print(trait.value()));
    }
    definitions.scores().forEach(this::score);
    definitions.segments().forEach(this::segment);
  }

  private static String of(Entity entity) {
    return entity == Entity.ACCOUNT ? "account " : "";
  }

  private void channel(ChannelDefinition channel) {
    line("channel " + channel.name());
    part("address", Optional.of(print(channel.address())));
    part("bouncing", Optional.of(print(channel.bouncing())));
    part("complained", Optional.of(print(channel.complained())));
  }

  private void event(EventDefinition event) {
    line("event " + event.name());
    switch (event) {
      case EventDefinition.Delivered(_, var where, var timing) -> {
        part("where", where.map(this::print));
        timing.ifPresent(this::timing);
      }
      case EventDefinition.Filtered(_, var from, var where) -> {
        part("from", Optional.of(from));
        part("where", where.map(this::print));
      }
      case EventDefinition.Session(_, var from, var where, var gap) -> {
        part("from", Optional.of(from));
        part("where", where.map(this::print));
        part("gap", Optional.of(RulePrinter.print(gap, Language.ENGLISH)));
      }
    }
  }

  private void timing(MachineTiming timing) {
    part("link", timing.link().map(this::print));
    part("delivery", timing.delivery().map(MachineTiming.Delivery::event));
    part("message", timing.delivery().map(delivery -> print(delivery.message())));
  }

  private String print(List<String> path) {
    return print(new Expr.Property(path, Type.TEXT));
  }

  private void score(ScoreDefinition score) {
    line(of(score.of()) + "score " + score.name());
    for (ScoreDefinition.Line line : score.lines()) {
      switch (line) {
        case ScoreDefinition.When(var condition, var give) ->
            line("  give " + give + " when " + print(condition));
        case ScoreDefinition.Each(var events, var give, var atMost) ->
            line(
                "  give "
                    + give
                    + (atMost.isPresent() ? " at_most " + atMost.getAsDouble() : "")
                    + " each "
                    + print(events));
      }
    }
    part("half_life", score.halfLife().map(span -> RulePrinter.print(span, Language.ENGLISH)));
    part("floor", number(score.floor()));
    part("ceiling", number(score.ceiling()));
  }

  private String print(Selection events) {
    return RulePrinter.print(events, Language.ENGLISH, definitions.zone());
  }

  private static Optional<String> number(OptionalDouble number) {
    return number.isPresent()
        ? Optional.of(Double.toString(number.getAsDouble()))
        : Optional.empty();
  }

  private void segment(SegmentDefinition segment) {
    String name = flat(segment.name());
    switch (segment.rule()) {
      case SegmentRule.When(var when, var stay) -> {
        line(of(segment.of()) + "segment " + name);
        part("when", Optional.of(print(when)));
        part("stay", stay.map(this::print));
      }
      case SegmentRule.Top(var size, var by) -> {
        line(of(segment.of()) + "top " + name + ": " + size(size));
        part("by", Optional.of(print(by)));
      }
      case SegmentRule.Listed(var ids) -> line(of(segment.of()) + "list " + name + ": " + ids(ids));
    }
    part("under", segment.under().map(StoryWriter::flat));
    part(
        "always",
        segment.always().isEmpty() ? Optional.empty() : Optional.of(ids(segment.always())));
    part("never", segment.never().isEmpty() ? Optional.empty() : Optional.of(ids(segment.never())));
  }

  private static String size(SegmentRule.Size size) {
    return switch (size) {
      case SegmentRule.Size.Count(var count) -> String.valueOf(count);
      case SegmentRule.Size.Share(var share) -> share.movePointRight(2).toPlainString() + "%";
    };
  }

  private static String ids(Collection<String> ids) {
    return ids.isEmpty()
        ? "none"
        : ids.stream().sorted(CodePoints::compare).collect(Collectors.joining(", "));
  }

  // ---- what rules name ----

  /** Attributes with their types; what timelines show of events tells their properties. */
  private Set<String> declarations() {
    Set<String> lines = new TreeSet<>();
    definitions.contactZone().ifPresent(name -> lines.add("attribute " + name + " text"));
    definitions.traits().forEach(trait -> attributes(trait.value(), trait.of(), lines));
    for (ScoreDefinition score : definitions.scores()) {
      for (ScoreDefinition.Line line : score.lines()) {
        if (line instanceof ScoreDefinition.When(var condition, _)) {
          attributes(condition, score.of(), lines);
        } else if (line instanceof ScoreDefinition.Each each) {
          properties(each.events(), lines);
        }
      }
    }
    for (SegmentDefinition segment : definitions.segments()) {
      switch (segment.rule()) {
        case SegmentRule.When(var when, var stay) -> {
          attributes(when, segment.of(), lines);
          stay.ifPresent(expr -> attributes(expr, segment.of(), lines));
        }
        case SegmentRule.Top(_, var by) -> attributes(by, segment.of(), lines);
        case SegmentRule.Listed _ -> {}
      }
    }
    for (EventDefinition event : definitions.events()) {
      switch (event) {
        case EventDefinition.Delivered(var name, var where, _) ->
            where.ifPresent(e -> property(name, e, lines));
        case EventDefinition.Filtered(_, var from, var where) ->
            where.ifPresent(e -> property(from, e, lines));
        case EventDefinition.Session(_, var from, var where, _) ->
            where.ifPresent(e -> property(from, e, lines));
      }
    }
    definitions.channels().forEach(c -> attributes(c.address(), Entity.CONTACT, lines));
    return lines;
  }

  private void attributes(Expr expr, Entity of, Set<String> lines) {
    Entity inside =
        switch (expr) {
          case Expr.OfAccount _ -> Entity.ACCOUNT;
          case Expr.CountContacts _, Expr.SomeContact _ -> Entity.CONTACT;
          default -> of;
        };
    if (expr instanceof Expr.Attribute(var name, var type)) {
      lines.add("attribute " + of(of) + name + " " + word(type));
    }
    if (expr instanceof Expr.Aggregate(var way, var events, var path, var type)
        && !path.isEmpty()
        && way != Expr.Aggregation.DISTINCT) {
      declare(events.event(), path, type, lines);
    }
    Parts.selections(expr).forEach(selection -> properties(selection, lines));
    Parts.of(expr).forEach(part -> attributes(part, inside, lines));
  }

  private void properties(Selection selection, Set<String> lines) {
    selection.where().ifPresent(where -> property(selection.event(), where, lines));
  }

  private void property(String event, Expr where, Set<String> lines) {
    if (where instanceof Expr.Property(var path, var type)) {
      declare(event, path, type, lines);
    }
    Parts.of(where).forEach(part -> property(event, part, lines));
  }

  /** Of the delivered event; lists of records are learnt from the timelines. */
  private void declare(String event, List<String> path, Type type, Set<String> lines) {
    Optional<EventDefinition> definition =
        definitions.events().stream().filter(e -> e.name().equals(event)).findFirst();
    if (definition.isPresent()
        && definition.get() instanceof EventDefinition.Filtered(_, var from, _)) {
      declare(from, path, type, lines);
    } else if (!path.getFirst().equals("products")
        && !(definition.isPresent() && definition.get() instanceof EventDefinition.Session)) {
      lines.add("property " + event + "." + String.join(".", path) + " " + word(type));
    }
  }

  private static String word(Type type) {
    return switch (type) {
      case Type.ListOf(var element) -> element + "s";
      case Type.RecordOf _ -> "text";
      case Type.Scalar scalar -> scalar == Type.ANY ? "open" : scalar.toString();
    };
  }

  // ---- timelines and expectations ----

  private void profile(Profile profile) {
    line((profile.entity() == Entity.CONTACT ? "contact " : "account ") + profile.id());
    for (Entry entry : profile.timeline().entries()) {
      String time =
          entry.time() == Entry.ALWAYS ? "always" : Instant.ofEpochMilli(entry.time()).toString();
      line("  " + time + "@" + entry.origin().source() + " " + what(entry));
    }
  }

  private static String what(Entry entry) {
    return switch (entry) {
      case Entry.Event event -> (event.name() + " " + fields(event.properties())).strip();
      case Entry.AttributeStated stated ->
          "states " + stated.name() + " = " + ValueText.write(stated.value());
      case Entry.AccountStated stated ->
          stated.account().map(account -> "joins " + account).orElse("leaves");
      case Entry.ConsentStated(_, _, var consent) ->
          "consents "
              + consent.channel()
              + " "
              + consent.purpose()
              + " "
              + consent.status().name().toLowerCase(java.util.Locale.ROOT)
              + " on "
              + consent.basis();
      case Entry.Named _ -> "named";
    };
  }

  private static String fields(Value.RecordOf properties) {
    String record = ValueText.write(properties);
    return record.substring(1, record.length() - 1);
  }

  private void expected(long now, Answers answers) {
    line("at " + Instant.ofEpochMilli(now));
    answers
        .values()
        .forEach(
            (key, value) ->
                line(
                    "  "
                        + key.name()
                        + " of "
                        + of(key.of())
                        + key.id()
                        + " = "
                        + ValueText.write(value)));
    answers
        .members()
        .forEach((segment, ids) -> line("  members " + flat(segment) + " = " + ids(ids)));
  }
}
