package io.strate.benchmark;

import io.strate.domain.Entity;
import io.strate.domain.Type;
import io.strate.ledger.Ledger;
import io.strate.rule.Expr;
import io.strate.rule.Expr.Aggregation;
import io.strate.rule.Selection;
import io.strate.rule.Span;
import io.strate.rule.Window;
import io.strate.workspace.learning.Feature;
import io.strate.workspace.learning.Label;
import io.strate.workspace.learning.PastRows;
import io.strate.workspace.learning.TimeTravel;
import io.strate.workspace.run.Interest;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/** Datasets as learning takes them: what contacts were at many instants, and what came of them. */
final class DatasetSide {

  static final int SNAPSHOTS = 24;

  /** The events happen in 400 days: months of 24 would mostly be before them. */
  private static final long BETWEEN = 15 * Shape.DAY;

  private static final Span WINDOW = days(30);
  private static final long MEMORY = 3L << 30;

  private final Ledger ledger;

  DatasetSide(Ledger ledger) {
    this.ledger = ledger;
  }

  /** Features of everybody as of all snapshots, and whether they ordered in the 30 days after. */
  PastRows build() {
    return new TimeTravel(ledger, EngineSide.definitions(List.of()), MEMORY)
        .rows(
            new TimeTravel.Asked(
                Entity.CONTACT,
                features(),
                Optional.empty(),
                Optional.of(new Label(new Expr.Did(within("order", 30)), WINDOW)),
                LongStream.range(0, SNAPSHOTS)
                    .map(i -> Shape.NOW - 30 * Shape.DAY - i * BETWEEN)
                    .boxed()
                    .toList()),
            Shape.NOW,
            Interest.LASTING);
  }

  /** How recent, how often, how much, and who: the usual ones. */
  static List<Feature> features() {
    Expr opened = count("email_opened", 90);
    Expr delivered = count("email_delivered", 90);
    return List.of(
        new Feature(
            "recency",
            new Expr.Elapsed(
                Span.Unit.DAY,
                Expr.Elapsed.Direction.SINCE,
                new Expr.TimeOf(true, Selection.of("order")))),
        new Feature("orders_365d", count("order", 365)),
        new Feature("revenue_365d", sum("order", 365)),
        new Feature("revenue_90d", sum("order", 90)),
        new Feature("opens_30d", count("email_opened", 30)),
        new Feature(
            "open_rate",
            new Expr.Arithmetic(Expr.Arithmetic.Operator.DIVIDED_BY, opened, delivered)),
        new Feature("clicks_90d", count("email_clicked", 90)),
        new Feature("pages_30d", count("page", 30)),
        new Feature("carts_30d", count("cart", 30)),
        new Feature("quoted_90d", sum("quote", 90)),
        new Feature("employees", new Expr.Attribute("employees", Type.NUMBER)),
        new Feature("region", new Expr.Attribute("region", Type.TEXT)));
  }

  private static Expr count(String event, int days) {
    return new Expr.Aggregate(Aggregation.COUNT, within(event, days), List.of(), Type.NUMBER);
  }

  private static Expr sum(String event, int days) {
    return new Expr.Aggregate(Aggregation.SUM, within(event, days), List.of("amount"), Type.NUMBER);
  }

  private static Selection within(String event, int days) {
    return Selection.of(event).in(new Window.Within(days(days)));
  }

  private static Span days(int days) {
    return new Span(days, Span.Unit.DAY);
  }
}
