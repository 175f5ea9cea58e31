package io.strate.workspace.answer;

import io.strate.domain.Blame;
import io.strate.domain.Entity;
import io.strate.domain.Failure;
import io.strate.domain.Value;
import io.strate.rule.definition.Definitions;
import io.strate.rule.definition.SegmentDefinition;
import io.strate.rule.definition.SegmentRule;
import io.strate.rule.interpret.Interpreter;
import io.strate.workspace.open.Workspace;
import io.strate.workspace.run.Evaluation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Explains why a profile is in a segment or not, or how a trait or score comes about. Values come
 * from the defining interpreter over the profile's own entries (and those of the accounts and
 * contacts at which the rules look), and are held to what the engine computes.
 */
public final class ExplainMembership {

  private final Workspace workspace;
  private final Definitions definitions;

  public ExplainMembership(Workspace workspace) {
    this.workspace = workspace;
    this.definitions = workspace.definition().definitions();
  }

  /** What is asked, of whom, as of when, and what answers it. */
  private record Question(
      String name,
      String label,
      Found found,
      Subject subject,
      OptionalLong asked,
      long now,
      Involved involved,
      Neighbourhood neighbours,
      Rankings rankings,
      Interpreter interpreter) {}

  /**
   * @param typed an id, or {@code kind:value}
   * @param name a segment, a family, a trait or a score
   * @throws Failure if there is no such profile or definition; {@code internal.explain} if the
   *     engine and the interpreter differ
   */
  public Explanation of(String typed, String name, OptionalLong asOf) {
    Named named = Named.of(workspace, typed, name);
    Found found = Found.profile(workspace, named.of(), typed);
    Question question = question(named, found, asOf);
    return named.isSegment() ? membership(question) : value(question);
  }

  private Question question(Named named, Found found, OptionalLong asked) {
    long now = workspace.asOf(asked);
    Rankings rankings = Rankings.of(workspace, asked);
    String name = named.isFamily() ? tier(named, rankings, found, now) : named.name();
    Involved involved = Involved.in(definitions, name);
    Neighbourhood neighbours = Neighbourhood.of(workspace, found, involved.looksAround());
    return new Question(
        name,
        named.isSegment() ? workspace.definition().label(name) : named.label(),
        found,
        new Subject(found.of(), workspace.ledger().profiles().id(found.of(), found.number())),
        asked,
        now,
        involved,
        neighbours,
        rankings,
        new Interpreter(rankings.stated(involved, neighbours), neighbours.population()));
  }

  /** A member of a family: the one that the profile is in, or else the first. */
  private String tier(Named family, Rankings rankings, Found found, long now) {
    return family.family().stream()
        .filter(name -> rankings.isMember(name, Involved.in(definitions, name), found, now))
        .findFirst()
        .orElse(family.family().getFirst());
  }

  private SegmentReasons reasons(Question question) {
    Standings standings = new Standings(workspace, question.now());
    return new SegmentReasons(
        new Witness(workspace.definition(), question.interpreter(), question.now()),
        definitions.segments(),
        (segment, top, subject) ->
            standings.of(segment, top, question.neighbours().numbers().getOrDefault(subject, -1)));
  }

  private boolean exists(Question question) {
    return question
        .interpreter()
        .exists(question.found().of(), question.subject().id(), question.now());
  }

  // ---- memberships ----

  private Explanation membership(Question question) {
    String name = question.name();
    boolean member = question.interpreter().isMember(name, question.subject().id(), question.now());
    agree(
        question,
        member,
        question.rankings().isMember(name, question.involved(), question.found(), question.now()));
    Reason reason = reasons(question).of(question.subject(), name);
    boolean isTop = question.involved().isTop(name);
    Turns turns = new Turns(question.interpreter(), name, question.subject().id());
    return new Explanation(
        question.found().of(),
        question.subject().id(),
        name,
        question.label(),
        question.now(),
        exists(question),
        Optional.of(member),
        Optional.empty(),
        Grounds.of(reason),
        Optional.of(isTop ? new Turn.AtRuns() : turns.since(question.now())),
        announced(question, member),
        Optional.of(isTop ? new Turn.AtRuns() : turns.next(question.now())),
        reason);
  }

  private OptionalLong announced(Question question, boolean member) {
    return member && question.asked().isEmpty()
        ? workspace.ledger().runs().since(question.name(), question.found().number())
        : OptionalLong.empty();
  }

  /** The interpreter says what a rule means, the engine what everybody is told: they are one. */
  private static void agree(Question question, Object interpreted, Object computed) {
    if (!interpreted.equals(computed)) {
      throw new Failure(
          "internal.explain",
          Blame.INTERNAL,
          "%s of '%s' as of %s is %s by the rule's meaning, but the engine computes %s: this is a defect of Strate, please report it"
              .formatted(
                  question.name(),
                  question.subject().id(),
                  Instant.ofEpochMilli(question.now()),
                  interpreted,
                  computed));
    }
  }

  // ---- values ----

  private Explanation value(Question question) {
    Entity of = question.found().of();
    String id = question.subject().id();
    Value value = question.interpreter().trait(of, id, question.name(), question.now());
    if (!question.involved().isRanked()) {
      agree(
          question,
          value,
          Evaluation.one(workspace, definitions, of, question.found().number(), question.now())
              .trait(question.name()));
    }
    return new Explanation(
        of,
        id,
        question.name(),
        question.label(),
        question.now(),
        exists(question),
        Optional.empty(),
        Optional.of(value),
        List.of(),
        Optional.empty(),
        OptionalLong.empty(),
        Optional.empty(),
        reasons(question).values().trait(question.subject(), question.name()));
  }

  /** Where a profile stands in a {@code top}. */
  @FunctionalInterface
  interface Ranking {
    Measure.Rank of(SegmentDefinition segment, SegmentRule.Top top, Subject subject);
  }
}
