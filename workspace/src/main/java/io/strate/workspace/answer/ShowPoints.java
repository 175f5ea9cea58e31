package io.strate.workspace.answer;

import io.strate.domain.Blame;
import io.strate.domain.Entity;
import io.strate.domain.Failure;
import io.strate.domain.Nearest;
import io.strate.domain.Value;
import io.strate.rule.definition.Definitions;
import io.strate.rule.definition.ScoreDefinition;
import io.strate.rule.interpret.EventPoints;
import io.strate.rule.interpret.Interpreter;
import io.strate.rule.interpret.LinePoints;
import io.strate.workspace.definition.Description;
import io.strate.workspace.open.Workspace;
import io.strate.workspace.run.Course;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Shows where the points of a score come from, as the defining interpreter says and the engine
 * confirms. Reads the timelines of the profile and of those at which the score looks.
 */
public final class ShowPoints {

  /** So many events of a line are told one by one. */
  public static final int MOST = 100;

  private final Workspace workspace;
  private final Definitions definitions;

  public ShowPoints(Workspace workspace) {
    this.workspace = workspace;
    this.definitions = workspace.definition().definitions();
  }

  /** Whose points, as of when, and what tells them. */
  private record Question(
      ScoreDefinition score, Subject subject, long now, Interpreter interpreter, Witness witness) {}

  /**
   * @throws Failure {@code profile.unknown} or {@code usage.name} if there is no such profile or
   *     score
   */
  public ScorePoints of(Entity of, String typed, String name, OptionalLong asOf) {
    ScoreDefinition score = score(of, name);
    Found found = Found.profile(workspace, of, typed);
    long now = workspace.asOf(asOf);
    Involved involved = Involved.in(definitions, name);
    Neighbourhood neighbours = Neighbourhood.of(workspace, found, involved.looksAround());
    Definitions stated = Rankings.of(workspace, asOf).stated(involved.only(), neighbours);
    Course course = new Course(workspace, stated);
    Interpreter interpreter =
        new Interpreter(stated, neighbours.population(), new Past(course, stated, neighbours));
    Subject subject = new Subject(of, workspace.ledger().profiles().id(of, found.number()));
    Value value = interpreter.trait(of, subject.id(), name, now);
    new Agreement(name, subject).check(now, value, course.trait(of, found.number(), name, now));
    return points(
        new Question(score, subject, now, interpreter, new Witness(workspace, interpreter, now)),
        ((Value.Num) value).value());
  }

  private ScoreDefinition score(Entity of, String name) {
    return definitions.scores().stream()
        .filter(score -> score.of() == of && score.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new Failure(
                    "usage.name",
                    Blame.USER,
                    "no score is called '%s'%s"
                        .formatted(
                            name,
                            Nearest.hint(
                                name,
                                definitions.scores().stream()
                                    .map(ScoreDefinition::name)
                                    .toList()))));
  }

  private ScorePoints points(Question question, double value) {
    ScoreDefinition score = question.score();
    Subject subject = question.subject();
    List<LinePoints> given =
        question.interpreter().points(subject.of(), subject.id(), score, question.now());
    List<Double> parts = new ArrayList<>();
    given.forEach(line -> parts.add(line.given()));
    double sum = given.stream().mapToDouble(LinePoints::given).reduce(0, Double::sum);
    parts.add(value - sum);
    BigDecimal shown = Apportioned.rounded(value);
    List<BigDecimal> each = Apportioned.to(shown, parts);
    List<ScorePoints.Line> lines = new ArrayList<>();
    for (int i = 0; i < given.size(); i++) {
      lines.add(line(question, score.lines().get(i), given.get(i), each.get(i)));
    }
    Description said = workspace.definition().describe(Description.Kind.SCORE, score.name());
    return new ScorePoints(
        subject.of(),
        subject.id(),
        score.name(),
        said.label().map(l -> l.in(workspace.definition().locale())).orElse(score.name()),
        said.unit(),
        question.now(),
        value,
        shown,
        score.halfLife(),
        score.floor(),
        score.ceiling(),
        each.getLast(),
        lines);
  }

  private static ScorePoints.Line line(
      Question question, ScoreDefinition.Line line, LinePoints given, BigDecimal shown) {
    return switch (line) {
      case ScoreDefinition.Each each -> events(question, each, given, shown);
      case ScoreDefinition.When(var condition, double give) ->
          new ScorePoints.Line(
              question.witness().text(condition),
              true,
              give,
              OptionalDouble.empty(),
              0,
              List.of(),
              0,
              Apportioned.rounded(0),
              Apportioned.rounded(0),
              given.given(),
              shown);
    };
  }

  private static ScorePoints.Line events(
      Question question, ScoreDefinition.Each each, LinePoints given, BigDecimal shown) {
    List<EventPoints> all =
        question
            .interpreter()
            .points(
                question.subject().of(),
                question.subject().id(),
                question.score(),
                each,
                question.now())
            .reversed();
    List<EventPoints> told = all.subList(0, Math.min(MOST, all.size()));
    List<EventPoints> others = all.subList(told.size(), all.size());
    List<Double> parts = new ArrayList<>();
    told.forEach(event -> parts.add(event.points()));
    parts.add(others.stream().mapToDouble(EventPoints::points).sum());
    parts.add(given.given() - given.uncapped());
    List<BigDecimal> rounded = Apportioned.to(shown, parts);
    List<ScorePoints.Point> points = new ArrayList<>();
    for (int i = 0; i < told.size(); i++) {
      points.add(
          new ScorePoints.Point(
              question.witness().deciding(told.get(i).happened()),
              told.get(i).points(),
              rounded.get(i)));
    }
    return new ScorePoints.Line(
        question.witness().text(each.events()),
        false,
        each.give(),
        each.atMost(),
        all.size(),
        points,
        others.size(),
        rounded.get(told.size()),
        rounded.getLast(),
        given.given(),
        shown);
  }
}
