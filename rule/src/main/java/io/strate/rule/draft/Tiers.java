package io.strate.rule.draft;

import io.strate.rule.Expr;
import io.strate.rule.Expr.Comparison.Operator;
import io.strate.rule.text.Bounds;
import io.strate.rule.text.RuleParser;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Turns the bounds of tiers into disjoint conditions on one number. */
final class Tiers {

  private final Report report;
  private final List<Tier> tiers = new ArrayList<>();

  private record Tier(RuleDraft.Case draft, Optional<Bounds> bounds) {
    String name() {
      return "'" + draft.name() + "' (" + draft.text().text().strip() + ")";
    }
  }

  Tiers(Report report, List<RuleDraft.Case> drafts) {
    this.report = report;
    drafts.forEach(
        draft ->
            report
                .take(RuleParser.bounds(draft.text()))
                .ifPresent(bounds -> tiers.add(new Tier(draft, bounds))));
    refuseOverlaps();
    boolean whole =
        tiers.size() == drafts.size() && tiers.stream().allMatch(tier -> tier.bounds.isPresent());
    if (whole) {
      warnOfGaps();
    }
    if (tiers.stream().filter(tier -> tier.bounds.isEmpty()).count() > 1) {
      report.error(
          "tier.otherwise", drafts.getLast().text().place(), "one tier at most takes the rest");
    }
  }

  /** The condition of each tier, in the order written. */
  List<Expr> conditions(Expr value) {
    List<Expr> bounded =
        tiers.stream()
            .flatMap(tier -> tier.bounds.stream())
            .map(bounds -> within(value, bounds))
            .toList();
    return tiers.stream()
        .map(
            tier ->
                tier.bounds
                    .map(bounds -> within(value, bounds))
                    .orElseGet(() -> rest(value, bounded)))
        .toList();
  }

  /** The drafts of the tiers that are sound. */
  List<RuleDraft.Case> drafts() {
    return tiers.stream().map(Tier::draft).toList();
  }

  private static Expr within(Expr value, Bounds bounds) {
    boolean closed = bounds.includesLow() && bounds.includesHigh();
    if (closed && bounds.low() == bounds.high()) {
      return compare(value, Operator.EQUAL, bounds.low());
    }
    if (closed) {
      return new Expr.Between(value, literal(bounds.low()), literal(bounds.high()));
    }
    Expr above =
        compare(value, bounds.includesLow() ? Operator.AT_LEAST : Operator.GREATER, bounds.low());
    Expr below =
        compare(value, bounds.includesHigh() ? Operator.AT_MOST : Operator.LESS, bounds.high());
    if (Double.isInfinite(bounds.high())) {
      return above;
    }
    return Double.isInfinite(bounds.low()) ? below : new Expr.And(List.of(above, below));
  }

  /** Known, and in no other tier. */
  private static Expr rest(Expr value, List<Expr> others) {
    List<Expr> terms = new ArrayList<>(List.of(new Expr.Known(value)));
    others.forEach(other -> terms.add(new Expr.Not(other)));
    return terms.size() == 1 ? terms.getFirst() : new Expr.And(terms);
  }

  private static Expr compare(Expr value, Operator operator, double bound) {
    return Double.isInfinite(bound)
        ? new Expr.Known(value)
        : new Expr.Comparison(operator, value, literal(bound));
  }

  private static Expr literal(double number) {
    return new Expr.Literal(io.strate.domain.Value.number(number));
  }

  // ---- neighbours ----

  private List<Tier> upwards() {
    return tiers.stream()
        .filter(tier -> tier.bounds.isPresent())
        .sorted(
            Comparator.comparingDouble((Tier tier) -> tier.bounds.orElseThrow().low())
                .thenComparing(tier -> !tier.bounds.orElseThrow().includesLow())
                .thenComparingDouble(tier -> tier.bounds.orElseThrow().high()))
        .toList();
  }

  private void refuseOverlaps() {
    List<Tier> upwards = upwards();
    for (int i = 1; i < upwards.size(); i++) {
      Tier below = upwards.get(i - 1);
      Tier above = upwards.get(i);
      if (below.bounds.orElseThrow().overlaps(above.bounds.orElseThrow())) {
        report.error(
            "tier.overlap",
            later(below, above).draft.text().place(),
            "tiers "
                + below.name()
                + " and "
                + above.name()
                + " overlap: both hold "
                + common(below.bounds.orElseThrow(), above.bounds.orElseThrow()));
      }
    }
  }

  private Tier later(Tier a, Tier b) {
    return tiers.indexOf(a) > tiers.indexOf(b) ? a : b;
  }

  /** A number within both. */
  private static String common(Bounds a, Bounds b) {
    double low = Math.max(a.low(), b.low());
    double high = Math.min(a.high(), b.high());
    double number =
        low == high
            ? low
            : Double.isInfinite(high)
                ? (Double.isInfinite(low) ? 0 : low + 1)
                : Double.isInfinite(low) ? high - 1 : low + (high - low) / 2;
    return format(number);
  }

  private void warnOfGaps() {
    List<Tier> upwards = upwards();
    for (int i = 1; i < upwards.size(); i++) {
      Bounds below = upwards.get(i - 1).bounds.orElseThrow();
      Bounds above = upwards.get(i).bounds.orElseThrow();
      if (below.isBelow(above) && !below.touches(above)) {
        String gap =
            below.high() == above.low()
                ? format(below.high()) + " is in neither"
                : "nothing holds what lies between "
                    + format(below.high())
                    + " and "
                    + format(above.low());
        report.warning(
            "tier.gap",
            upwards.get(i).draft.text().place(),
            "there is a gap between tiers "
                + upwards.get(i - 1).name()
                + " and "
                + upwards.get(i).name()
                + ": "
                + gap);
      }
    }
  }

  private static String format(double number) {
    return number == Math.rint(number) && Math.abs(number) < 1e15
        ? Long.toString((long) number)
        : Double.toString(number);
  }
}
