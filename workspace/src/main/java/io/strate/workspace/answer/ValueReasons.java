package io.strate.workspace.answer;

import io.strate.domain.Entity;
import io.strate.domain.Value;
import io.strate.rule.Expr;
import io.strate.rule.Parts;
import io.strate.rule.definition.ScoreDefinition;
import io.strate.rule.definition.TraitDefinition;
import io.strate.rule.interpret.LinePoints;
import io.strate.workspace.answer.Reason.Kind;
import io.strate.workspace.answer.Reason.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;

/** Reasons of values: traits and scores are opened in place, each once. */
final class ValueReasons {

  /** So many contacts of an account are shown. */
  private static final int CONTACTS = 5;

  private final Witness witness;
  private final ConditionReasons conditions;
  private final Set<String> opened = new HashSet<>();

  ValueReasons(Witness witness, ConditionReasons conditions) {
    this.witness = witness;
    this.conditions = conditions;
  }

  /** Whether a value is the same for everybody, so that there is nothing to explain. */
  static boolean isPlain(Expr expr) {
    return expr instanceof Expr.Literal
        || expr instanceof Expr.Now
        || ((expr instanceof Expr.Negation || expr instanceof Expr.Shift)
            && Parts.of(expr).allMatch(ValueReasons::isPlain));
  }

  Reason of(Subject subject, Expr expr) {
    Reason reason = Reason.of(Kind.VALUE, witness.text(expr)).value(witness.value(subject, expr));
    return switch (expr) {
      case Expr.Attribute(var name, _) -> attribute(reason, subject, name);
      case Expr.Trait(var name, _) -> trait(subject, name);
      case Expr.OfAccount(var value) -> account(reason, subject, value);
      case Expr.Aggregate aggregate -> witness.withEvents(reason, subject, aggregate.events());
      case Expr.TimeOf time -> witness.withEvents(reason, subject, time.events());
      case Expr.CountContacts(var condition) -> reason.parts(contacts(subject, condition, true));
      case Expr.Condition _ -> conditions.of(subject, expr);
      case Expr.Literal _,
          Expr.Now _,
          Expr.Property _,
          Expr.Arithmetic _,
          Expr.Negation _,
          Expr.Shift _,
          Expr.Call _,
          Expr.CalendarField _,
          Expr.Elapsed _ ->
          reason.parts(operands(subject, expr));
    };
  }

  /** A statement; of a learnt trait also what speaks for it, once. */
  private Reason attribute(Reason reason, Subject subject, String name) {
    Value value = reason.value().orElse(Value.UNKNOWN);
    Reason stated =
        witness.withAttribute(Reason.of(Kind.ATTRIBUTE, name).value(value), subject, name);
    boolean isOpened =
        value.isKnown() && opened.add(subject.of() + " " + subject.id() + " learnt " + name);
    return isOpened
        ? witness.learnt(subject, name).map(why -> LearntParts.of(stated, why)).orElse(stated)
        : stated;
  }

  /** The values that an expression is made of, those that are the same for everybody apart. */
  List<Reason> operands(Subject subject, Expr expr) {
    return Parts.of(expr).filter(part -> !isPlain(part)).map(part -> of(subject, part)).toList();
  }

  // ---- traits and scores ----

  Reason trait(Subject subject, String name) {
    Value value = witness.interpreter().trait(subject.of(), subject.id(), name, witness.now());
    Optional<ScoreDefinition> score =
        witness.interpreter().definitions().scores().stream()
            .filter(s -> s.of() == subject.of() && s.name().equals(name))
            .findFirst();
    Reason reason = Reason.of(score.isPresent() ? Kind.SCORE : Kind.TRAIT, name).value(value);
    if (!opened.add(subject.of() + " " + subject.id() + " " + name)) {
      return reason;
    }
    return score.isPresent()
        ? score(reason, subject, score.get())
        : reason.parts(
            witness.interpreter().definitions().traits().stream()
                .filter(trait -> trait.of() == subject.of() && trait.name().equals(name))
                .map(TraitDefinition::value)
                .map(definition -> of(subject, definition))
                .toList());
  }

  private Reason score(Reason reason, Subject subject, ScoreDefinition score) {
    List<LinePoints> points =
        witness.interpreter().points(subject.of(), subject.id(), score, witness.now());
    List<Reason> lines = new ArrayList<>();
    double sum = 0;
    for (int i = 0; i < points.size(); i++) {
      lines.add(line(subject, score, score.lines().get(i), points.get(i)));
      sum += points.get(i).given();
    }
    double total =
        reason.value().filter(Value.Num.class::isInstance).isPresent()
            ? ((Value.Num) reason.value().get()).value()
            : sum;
    return reason
        .measure(new Measure.Total(sum, score.floor(), score.ceiling(), total))
        .parts(lines);
  }

  private Reason line(
      Subject subject, ScoreDefinition score, ScoreDefinition.Line line, LinePoints points) {
    return switch (line) {
      case ScoreDefinition.Each each -> {
        Reason reason =
            witness.withEvents(
                Reason.of(Kind.LINE, witness.text(each.events())), subject, each.events());
        yield reason.measure(
            new Measure.LineOfScore(
                each.give(),
                OptionalLong.of(reason.count()),
                score.halfLife(),
                each.atMost(),
                points.uncapped(),
                points.given()));
      }
      case ScoreDefinition.When(var condition, var give) -> {
        Reason holds = conditions.of(subject, condition);
        yield Reason.of(Kind.LINE, witness.text(condition))
            .verdict(Verdict.of(holds.holds()))
            .measure(
                new Measure.LineOfScore(
                    give,
                    OptionalLong.empty(),
                    Optional.empty(),
                    OptionalDouble.empty(),
                    points.uncapped(),
                    points.given()))
            .entries(holds.entries(), holds.count())
            .parts(holds.parts());
      }
    };
  }

  // ---- accounts ----

  private Reason account(Reason reason, Subject subject, Expr value) {
    Optional<String> account =
        subject.of() == Entity.CONTACT
            ? witness.interpreter().accountOf(subject.id(), witness.now())
            : Optional.empty();
    if (account.isEmpty()) {
      return reason.parts(List.of(Reason.of(Kind.ACCOUNT, "")));
    }
    Reason joined =
        witness.withAccount(Reason.of(Kind.ACCOUNT, account.get()), subject, account.get());
    return reason.parts(List.of(joined, of(new Subject(Entity.ACCOUNT, account.get()), value)));
  }

  /** Some of an account's contacts, those first whose verdict is the one that is looked for. */
  List<Reason> contacts(Subject subject, Expr condition, boolean lookedFor) {
    if (subject.of() != Entity.ACCOUNT) {
      return List.of();
    }
    List<Subject> all =
        witness.interpreter().contactsOf(subject.id(), witness.now()).stream()
            .map(id -> new Subject(Entity.CONTACT, id))
            .sorted(Comparator.comparing(contact -> witness.holds(contact, condition) != lookedFor))
            .toList();
    return all.stream()
        .limit(CONTACTS)
        .map(
            contact -> {
              Reason reason = conditions.of(contact, condition);
              return Reason.of(Kind.CONTACT, contact.id())
                  .verdict(Verdict.of(witness.holds(contact, condition)))
                  .parts(List.of(reason));
            })
        .toList();
  }
}
