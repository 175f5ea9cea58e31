package io.strate.rule.text;

import io.strate.rule.Catalogue;
import io.strate.rule.grammar.RuleLanguageParser.TestContext;
import io.strate.rule.grammar.RuleLanguageParser.TestedContext;
import io.strate.rule.time.Calendar;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes typed expressions of the grammar's trees, in one scope: conditions, values, events and
 * names each have a class of their own, and call each other through this one.
 */
final class Checker {

  final Catalogue catalogue;
  final Calendar calendar;
  final Scope scope;
  final Findings findings;
  final Conditions conditions;
  final Tests tests;
  final Values values;
  final Calls calls;
  final Events events;
  final Names names;
  final Moments moments;
  final Types types;
  final Motions motions;

  /** A test that is passed over, because its window belongs to the events around it. */
  private final @Nullable TestContext passedOver;

  Checker(Catalogue catalogue, Calendar calendar, Scope scope, Findings findings) {
    this(catalogue, calendar, scope, findings, null);
  }

  private Checker(
      Catalogue catalogue,
      Calendar calendar,
      Scope scope,
      Findings findings,
      @Nullable TestContext passedOver) {
    this.catalogue = catalogue;
    this.calendar = calendar;
    this.scope = scope;
    this.findings = findings;
    this.passedOver = passedOver;
    this.conditions = new Conditions(this);
    this.tests = new Tests(this);
    this.values = new Values(this);
    this.calls = new Calls(this);
    this.events = new Events(this);
    this.names = new Names(this);
    this.moments = new Moments(this);
    this.types = new Types(this);
    this.motions = new Motions(this);
  }

  /** The same text seen from another scope. */
  Checker in(Scope other) {
    return new Checker(catalogue, calendar, other, findings);
  }

  /** The same, blind to one test. */
  Checker passingOver(TestContext test) {
    return new Checker(catalogue, calendar, scope, findings, test);
  }

  /** The test of a predicate that counts. */
  Optional<TestContext> test(TestedContext predicate) {
    return Optional.ofNullable(predicate.test()).filter(test -> test != passedOver);
  }
}
