package io.strate.rule.text;

import io.strate.domain.Entity;
import io.strate.domain.Nearest;
import io.strate.domain.Type;
import io.strate.rule.Expr;
import io.strate.rule.Selection;
import io.strate.rule.Span;
import io.strate.rule.Window;
import io.strate.rule.grammar.RuleLanguageParser.AnyContactContext;
import io.strate.rule.grammar.RuleLanguageParser.ConditionContext;
import io.strate.rule.grammar.RuleLanguageParser.ConjunctionContext;
import io.strate.rule.grammar.RuleLanguageParser.EveryContactContext;
import io.strate.rule.grammar.RuleLanguageParser.GroupContext;
import io.strate.rule.grammar.RuleLanguageParser.HappenedContext;
import io.strate.rule.grammar.RuleLanguageParser.InSegmentContext;
import io.strate.rule.grammar.RuleLanguageParser.NegationContext;
import io.strate.rule.grammar.RuleLanguageParser.NeverContext;
import io.strate.rule.grammar.RuleLanguageParser.PredicateContext;
import io.strate.rule.grammar.RuleLanguageParser.ReachableContext;
import io.strate.rule.grammar.RuleLanguageParser.TestedContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;

/** What is true or false. */
final class Conditions {

  private final Checker checker;

  Conditions(Checker checker) {
    this.checker = checker;
  }

  /** A condition: a value of type boolean. */
  Expr condition(ConditionContext context) {
    return checker.types.as(Type.BOOLEAN, value(context), context);
  }

  /** A condition, or a value alone, of any type. */
  Expr value(ConditionContext context) {
    if (context.conjunction().size() == 1) {
      return conjunction(context.conjunction(0));
    }
    return new Expr.Or(
        Flaw.each(context.conjunction(), c -> checker.types.as(Type.BOOLEAN, conjunction(c), c)));
  }

  private Expr conjunction(ConjunctionContext context) {
    if (context.negation().size() == 1) {
      return negation(context.negation(0));
    }
    return new Expr.And(
        Flaw.each(context.negation(), n -> checker.types.as(Type.BOOLEAN, negation(n), n)));
  }

  private Expr negation(NegationContext context) {
    if (context.predicate() != null) {
      return predicate(context.predicate());
    }
    return new Expr.Not(
        checker.types.as(Type.BOOLEAN, negation(context.negation()), context.negation()));
  }

  private Expr predicate(PredicateContext context) {
    return switch (context) {
      case TestedContext tested -> checker.tests.tested(tested);
      case HappenedContext happened -> happened(happened);
      case NeverContext never -> new Expr.Not(new Expr.Did(checker.events.step(never.step())));
      case InSegmentContext in -> inSegment(in);
      case ReachableContext reachable -> reachable(reachable);
      case AnyContactContext any -> new Expr.SomeContact(false, ofContacts(any, any.group()));
      case EveryContactContext every ->
          new Expr.SomeContact(true, ofContacts(every, every.group()));
      default ->
          throw new IllegalStateException("a predicate of another form: " + context.getText());
    };
  }

  // ---- events ----

  private Expr happened(HappenedContext context) {
    List<Selection> steps = Flaw.each(context.step(), checker.events::step);
    List<String> same = context.path() == null ? List.of() : Names.of(context.path());
    Expr happened =
        context.BUT() != null
            ? butNot(context, steps, same)
            : steps.size() == 1 ? did(context, steps.getFirst()) : sequence(context, steps, same);
    return context.did().NOT() == null ? happened : new Expr.Not(happened);
  }

  private Expr did(HappenedContext context, Selection event) {
    if (context.FOR() != null) {
      throw checker.findings.flaw(
          "sequence.same",
          context,
          "'for the same' ties the steps of a sequence: did A then B for the same …");
    }
    return new Expr.Did(event);
  }

  private Expr sequence(HappenedContext context, List<Selection> steps, List<String> same) {
    List<Selection> all = new ArrayList<>(steps);
    Selection last = all.removeLast();
    all.add(last.in(Window.EVER));
    Optional<Span> span =
        last.window() instanceof Window.Ever
            ? Optional.empty()
            : Optional.of(span(context, last.window()));
    return new Expr.Sequence(all, span, same);
  }

  private Expr butNot(HappenedContext context, List<Selection> steps, List<String> same) {
    Selection not = steps.getLast();
    if (steps.size() > 2) {
      throw checker.findings.flaw(
          "sequence.but_not",
          context,
          "'but not' follows one event: did A but not B within 48 hours");
    }
    if (not.window() instanceof Window.Ever) {
      throw checker.findings.flaw(
          "sequence.but_not",
          context,
          "'but not' needs the time in which nothing followed, as in: but not "
              + context.step(1).event().getText()
              + " within 48 hours");
    }
    return new Expr.ButNot(
        steps.getFirst(), not.in(Window.EVER), span(context, not.window()), same);
  }

  private Span span(HappenedContext context, Window window) {
    if (window instanceof Window.Within(Span span)) {
      return span;
    }
    ParserRuleContext at = context.step().getLast().window();
    throw checker.findings.flaw(
        "sequence.span",
        at,
        "a sequence ends with its span from the first step to the last, as in 'within 48 hours': found "
            + checker.findings.quoted(at));
  }

  // ---- segments, contacts, channels ----

  private Expr inSegment(InSegmentContext context) {
    Entity of = entity(context, "segments are asked for", "in segment");
    String name =
        context.TEXT() != null
            ? Literals.text(context.TEXT().getText())
            : String.join(".", Names.of(context.path()));
    List<String> family = checker.catalogue.family(name);
    Optional<Entity> found = checker.catalogue.segment(family.isEmpty() ? name : family.getFirst());
    Optional<Cluster> awaited =
        found.isPresent() ? Optional.empty() : Cluster.awaited(name, checker.catalogue);
    if (awaited.isPresent()) {
      refuseOther(context, name, awaited.get().of(), of);
      checker.findings.warning(
          "segment.awaited", context, awaited.get().warning(checker.catalogue));
      return awaited.get().condition();
    }
    if (found.isEmpty()) {
      throw checker.findings.flaw(
          "segment.unknown",
          context.getStop(),
          "no segment called '" + name + "'" + Nearest.hint(name, checker.catalogue.segments()));
    }
    refuseOther(context, name, found.get(), of);
    if (family.size() > 1) {
      return new Expr.Or(family.stream().map(member -> (Expr) new Expr.InSegment(member)).toList());
    }
    return new Expr.InSegment(family.isEmpty() ? name : family.getFirst());
  }

  private void refuseOther(InSegmentContext context, String name, Entity found, Entity of) {
    if (found != of) {
      throw checker.findings.flaw(
          "segment.entity",
          context,
          of == Entity.CONTACT
              ? "'" + name + "' is a segment of accounts, and this is a rule of contacts"
              : "'"
                  + name
                  + "' is a segment of contacts, and this is a rule of accounts: write any contact (in segment '"
                  + name
                  + "')");
    }
  }

  private Expr reachable(ReachableContext context) {
    if (entity(context, "consent is asked for", "reachable") == Entity.ACCOUNT) {
      throw checker.findings.flaw(
          "scope.contact",
          context,
          "contacts are reachable, not accounts: write any contact ("
              + checker.findings.quote(context)
              + ")");
    }
    String channel = Names.of(context.channel());
    if (!checker.catalogue.channels().contains(channel)) {
      throw checker.findings.flaw(
          "channel.unknown",
          context.channel(),
          "no channel called '"
              + channel
              + "'"
              + Nearest.hint(channel, checker.catalogue.channels()));
    }
    return new Expr.Reachable(channel, Literals.text(context.TEXT().getText()));
  }

  /** A condition on the contacts of an account. */
  Expr ofContacts(ParserRuleContext at, GroupContext group) {
    if (entity(at, "contacts are counted", "contacts(…)") == Entity.CONTACT) {
      throw checker.findings.flaw(
          "scope.account",
          at,
          "an account has contacts, and this is a rule of contacts: put 'of: accounts' beside it, or define a trait of accounts and use account.…");
    }
    return checker.in(new Scope.OfProfile(Entity.CONTACT)).conditions.condition(group.condition());
  }

  private Entity entity(ParserRuleContext at, String what, String word) {
    return switch (checker.scope) {
      case Scope.OfProfile(Entity of) -> of;
      case Scope.OfEvent(String event, _) ->
          throw checker.findings.flaw(
              "scope.event",
              at,
              "behind 'where' stand properties of '"
                  + event
                  + "' only: "
                  + what
                  + " outside of it ('"
                  + word
                  + "')");
      case Scope.OfRow _ ->
          throw checker.findings.flaw(
              "scope.row", at, "a row has columns only: " + what + " in rules ('" + word + "')");
    };
  }
}
