package io.strate.workspace.answer;

import io.strate.domain.Entity;
import io.strate.domain.Failure;
import io.strate.domain.Value;
import io.strate.rule.Expr;
import io.strate.rule.definition.Definitions;
import io.strate.rule.definition.SegmentDefinition;
import io.strate.rule.definition.SegmentRule;
import io.strate.rule.interpret.Interpreter;
import io.strate.workspace.open.Workspace;
import io.strate.workspace.run.Course;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;

/**
 * Explains why a profile is in a segment or not, or how a trait or score comes about. Values come
 * from the defining interpreter over the profile's own entries (and those of the accounts and
 * contacts at which the rules look), and are held to what the engine computes.
 */
public final class ExplainMembership {

  private final Workspace workspace;
  private final Definitions definitions;
  private final WhyLearnt learnt;

  /** Tells of learnt traits what was stated, and no more. */
  public ExplainMembership(Workspace workspace) {
    this(workspace, WhyLearnt.UNTOLD);
  }

  public ExplainMembership(Workspace workspace, WhyLearnt learnt) {
    this.workspace = workspace;
    this.learnt = learnt;
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
      Course course,
      Interpreter interpreter) {

    Agreement agreement() {
      return new Agreement(name, subject);
    }
  }

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
    Definitions stated = rankings.stated(involved.only(), neighbours);
    Course course = new Course(workspace, stated);
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
        course,
        new Interpreter(stated, neighbours.population(), new Past(course, stated, neighbours)));
  }

  /** A member of a family: the one that the profile is in, or else the first. */
  private String tier(Named family, Rankings rankings, Found found, long now) {
    Involved involved = Involved.in(definitions, family.family());
    Predicate<String> isMember =
        involved.isRanked()
            ? name -> rankings.members(name).contains(found.number())
            : isMember(new Course(workspace, involved.only()), found, now);
    return family.family().stream().filter(isMember).findFirst().orElse(family.family().getFirst());
  }

  private static Predicate<String> isMember(Course course, Found found, long now) {
    return name -> course.isMember(found.of(), found.number(), name, now);
  }

  private SegmentReasons reasons(Question question) {
    Standings standings = new Standings(workspace, question.now());
    return new SegmentReasons(
        new Witness(
            workspace,
            question.interpreter(),
            question.now(),
            (subject, name) ->
                Optional.ofNullable(question.neighbours().numbers().get(subject))
                    .flatMap(number -> learnt.of(subject.of(), number, name, question.now()))),
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
    question.agreement().check(question.now(), member, computed(question));
    Reason reason = reasons(question).of(question.subject(), name);
    boolean isTop = question.involved().isTop(name);
    Turns turns =
        new Turns(
            question.interpreter(),
            question.course().ofMembership(question.found().of(), question.found().number(), name),
            question.agreement());
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
        Optional.of(isTop ? new Turn.AtRuns() : turns.since(question.now(), member)),
        announced(question, member),
        Optional.of(isTop ? new Turn.AtRuns() : turns.next(question.now(), member)),
        reason);
  }

  private OptionalLong announced(Question question, boolean member) {
    return member && question.asked().isEmpty()
        ? workspace.ledger().runs().since(question.name(), question.found().number())
        : OptionalLong.empty();
  }

  /** What everybody is told of a membership. */
  private static boolean computed(Question question) {
    Found found = question.found();
    return question.involved().isRanked()
        ? question.rankings().members(question.name()).contains(found.number())
        : isMember(question.course(), found, question.now()).test(question.name());
  }

  // ---- values ----

  private Explanation value(Question question) {
    Entity of = question.found().of();
    String id = question.subject().id();
    Optional<Expr.Attribute> attribute = learntTrait(of, question.name());
    if (attribute.isPresent()) {
      Value stated = question.interpreter().value(of, id, attribute.get(), question.now());
      return value(
          question, stated, reasons(question).values().of(question.subject(), attribute.get()));
    }
    Value value = question.interpreter().trait(of, id, question.name(), question.now());
    if (!question.involved().isRanked()) {
      question
          .agreement()
          .check(
              question.now(),
              value,
              question
                  .course()
                  .trait(of, question.found().number(), question.name(), question.now()));
    }
    return value(
        question, value, reasons(question).values().trait(question.subject(), question.name()));
  }

  private Explanation value(Question question, Value value, Reason reason) {
    return new Explanation(
        question.found().of(),
        question.subject().id(),
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
        reason);
  }

  /** What is learnt is an attribute to the interpreter. */
  private Optional<Expr.Attribute> learntTrait(Entity of, String name) {
    return workspace.definition().learnt().stream()
        .filter(trait -> trait.of() == of && trait.name().equals(name))
        .findFirst()
        .map(trait -> new Expr.Attribute(name, trait.type()));
  }

  /** Where a profile stands in a {@code top}. */
  @FunctionalInterface
  interface Ranking {
    Measure.Rank of(SegmentDefinition segment, SegmentRule.Top top, Subject subject);
  }
}
