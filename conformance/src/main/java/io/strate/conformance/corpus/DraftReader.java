package io.strate.conformance.corpus;

import io.strate.conformance.corpus.StoryReader.Block;
import io.strate.conformance.corpus.StoryReader.Line;
import io.strate.domain.Entity;
import io.strate.rule.Place;
import io.strate.rule.draft.ChannelDraft;
import io.strate.rule.draft.EventDraft;
import io.strate.rule.draft.Name;
import io.strate.rule.draft.RuleDraft;
import io.strate.rule.draft.ScoreDraft;
import io.strate.rule.draft.SegmentDraft;
import io.strate.rule.draft.TimingDraft;
import io.strate.rule.draft.TraitDraft;
import io.strate.rule.draft.WorkspaceDraft;
import io.strate.rule.text.SourceText;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Reads a story's definitions in one wording. A line {@code fr: …} below a text is its wording in
 * French; a definition may also be in French only.
 */
final class DraftReader {

  private static final Set<String> KINDS =
      Set.of("trait", "score", "segment", "tiers", "first_match", "top", "list");

  private final Optional<String> language;
  private ZoneId zone = ZoneId.of("Europe/Paris");
  private Optional<Name> contactZone = Optional.empty();
  private final List<EventDraft> events = new ArrayList<>();
  private final List<TraitDraft> traits = new ArrayList<>();
  private final List<ScoreDraft> scores = new ArrayList<>();
  private final List<SegmentDraft> segments = new ArrayList<>();
  private final List<SourceText> rules = new ArrayList<>();
  private final List<ChannelDraft> channels = new ArrayList<>();
  private final Set<String> legalBases = new HashSet<>();

  /**
   * @param language whose {@code fr:} lines are to be taken instead of the lines above them
   */
  DraftReader(Optional<String> language) {
    this.language = language;
  }

  static boolean defines(String word) {
    return KINDS.contains(word);
  }

  static boolean isInFrench(Block block) {
    return block.body().stream().anyMatch(line -> line.word().equals("fr:"));
  }

  WorkspaceDraft read(List<Block> blocks) {
    blocks.forEach(this::definition);
    return new WorkspaceDraft(
        zone,
        contactZone,
        events,
        traits,
        scores,
        segments,
        rules,
        channels,
        List.of(),
        List.of(),
        legalBases);
  }

  private void definition(Block block) {
    Line head = block.head();
    switch (head.word()) {
      case "zone" -> zone = ZoneId.of(head.rest());
      case "contact_timezone" -> contactZone = Optional.of(name(head, head.rest()));
      case "legal_basis" -> legalBases.add(head.rest());
      case "event" -> events.add(event(head.next(), worded(block.body())));
      case "rule" -> rules.add(text(worded(withHead(block)).getFirst().next()));
      case "channel" -> channels.add(channel(head, worded(block.body())));
      case "account" -> of(Entity.ACCOUNT, head.next(), block);
      default -> of(Entity.CONTACT, head, block);
    }
  }

  /**
   * {@code trait name: text}, {@code segment name: text}, or with the parts on lines of their own.
   */
  private void of(Entity of, Line head, Block block) {
    Line first = worded(withHead(new Block(head, block.body()))).getFirst();
    List<Line> body = worded(block.body());
    int colon = head.rest().indexOf(':');
    Name name = name(head, colon < 0 ? head.rest() : head.rest().substring(0, colon));
    String after = first == head ? head.rest().substring(colon + 1).strip() : first.rest();
    Line text = new Line(head.file(), first.number(), after);
    switch (head.word()) {
      case "trait" -> traits.add(new TraitDraft(of, name, text(text)));
      case "score" -> scores.add(score(of, name, body));
      case "segment" -> segments.add(segment(of, name, when(colon, text, body), body));
      case "tiers" ->
          segments.add(segment(of, name, new RuleDraft.Tiers(text(text), cases(body)), body));
      case "first_match" ->
          segments.add(segment(of, name, new RuleDraft.FirstMatch(cases(body)), body));
      case "top" -> segments.add(segment(of, name, top(text, body), body));
      case "list" ->
          segments.add(
              segment(of, name, new RuleDraft.Listed(Set.copyOf(ValueText.ids(after))), body));
      default -> throw head.wrong("a definition, a timeline or 'at <instant>'");
    }
  }

  private static RuleDraft top(Line size, List<Line> body) {
    return new RuleDraft.Top(
        text(size), part("by", body).orElseThrow(() -> size.wrong("a line 'by <value>'")));
  }

  private static RuleDraft when(int colon, Line text, List<Line> body) {
    SourceText when =
        colon < 0
            ? part("when", body).orElseThrow(() -> text.wrong("a line 'when <condition>'"))
            : text(text);
    return new RuleDraft.When(when, part("stay", body));
  }

  private static SegmentDraft segment(Entity of, Name name, RuleDraft rule, List<Line> body) {
    Optional<Name> under = line("under", body).map(line -> name(line, line.rest()));
    return new SegmentDraft(of, name, under, rule, ids("always", body), ids("never", body));
  }

  private static Set<String> ids(String word, List<Line> body) {
    return line(word, body).map(line -> Set.copyOf(ValueText.ids(line.rest()))).orElse(Set.of());
  }

  // ---- events and channels ----

  /**
   * {@code name where …}, {@code name from other where …}, {@code name from other gap 30 minutes},
   * {@code name link … delivery … message …}.
   */
  private static EventDraft event(Line line, List<Line> body) {
    Optional<Name> from = line("from", body).map(found -> name(found, found.rest()));
    TimingDraft timing =
        new TimingDraft(
            part("link", body),
            line("delivery", body).map(found -> name(found, found.rest())),
            part("message", body));
    boolean timed = timing.link().isPresent() || timing.delivery().isPresent();
    return new EventDraft(
        name(line, line.word()),
        from,
        part("where", body),
        part("gap", body),
        timed ? Optional.of(timing) : Optional.empty());
  }

  private static ChannelDraft channel(Line head, List<Line> body) {
    return new ChannelDraft(
        name(head, head.rest()),
        part("address", body),
        part("bouncing", body),
        part("complained", body));
  }

  // ---- scores ----

  private static ScoreDraft score(Entity of, Name name, List<Line> body) {
    List<ScoreDraft.Line> points = new ArrayList<>();
    for (Line line : body) {
      if (line.word().equals("give")) {
        points.add(points(line.next()));
      }
    }
    return new ScoreDraft(
        of,
        name,
        points,
        part("within", body),
        part("half_life", body),
        number("floor", body),
        number("ceiling", body));
  }

  /** {@code give 10 each E}, {@code give 10 at_most 100 each E}, {@code give -15 when c}. */
  private static ScoreDraft.Line points(Line line) {
    double give = Double.parseDouble(line.word());
    Line rest = line.next();
    OptionalDouble atMost = OptionalDouble.empty();
    if (rest.word().equals("at_most")) {
      atMost = OptionalDouble.of(Double.parseDouble(rest.next().word()));
      rest = rest.next().next();
    }
    return rest.word().equals("when")
        ? new ScoreDraft.When(text(rest.next()), give)
        : new ScoreDraft.Each(text(rest.next()), give, atMost);
  }

  private static OptionalDouble number(String word, List<Line> body) {
    Optional<Line> line = line(word, body);
    return line.isPresent()
        ? OptionalDouble.of(Double.parseDouble(line.get().rest()))
        : OptionalDouble.empty();
  }

  // ---- lines ----

  /** {@code name: text}. */
  private static List<RuleDraft.Case> cases(List<Line> body) {
    return body.stream()
        .filter(line -> line.word().endsWith(":"))
        .map(
            line ->
                new RuleDraft.Case(
                    name(line, line.word().substring(0, line.word().length() - 1)),
                    text(line.next())))
        .toList();
  }

  private static Optional<Line> line(String word, List<Line> body) {
    return body.stream().filter(line -> line.word().equals(word)).findFirst();
  }

  private static Optional<SourceText> part(String word, List<Line> body) {
    return line(word, body).map(line -> text(line.next()));
  }

  private static SourceText text(Line line) {
    return SourceText.inLine(line.file(), line.number(), 1, line.text(), line.text());
  }

  private static Name name(Line line, String name) {
    return new Name(
        name.strip(), new Place(line.file(), line.number(), 1, line.text(), line.text().length()));
  }

  private static List<Line> withHead(Block block) {
    List<Line> all = new ArrayList<>(List.of(block.head()));
    all.addAll(block.body());
    return all;
  }

  /**
   * The lines of this wording: a {@code fr:} line replaces the one above it, of which it keeps the
   * first word, or else is left out.
   */
  private List<Line> worded(List<Line> lines) {
    List<Line> worded = new ArrayList<>();
    for (Line line : lines) {
      if (!line.word().equals("fr:")) {
        worded.add(line);
      } else if (language.isPresent() && !worded.isEmpty()) {
        Line above = worded.removeLast();
        worded.add(new Line(line.file(), line.number(), above.word() + " " + line.rest()));
      }
    }
    return worded;
  }
}
