package io.strate.conformance.sql;

import io.strate.conformance.sql.SqlRules.NoWords;
import io.strate.conformance.sql.SqlRules.Of;
import io.strate.domain.Entity;
import io.strate.rule.Expr;
import io.strate.rule.Selection;
import io.strate.rule.definition.Definitions;
import io.strate.rule.definition.EventDefinition;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Events, what is counted of them and how they follow each other, as SQL. */
final class SqlEvents {

  private static final List<String> SCALARS = List.of("n", "x", "b", "i");

  private final Definitions definitions;
  private final SqlTables tables;
  private final SqlRules rules;
  private final long now;

  SqlEvents(Definitions definitions, SqlTables tables, SqlRules rules, long now) {
    this.definitions = definitions;
    this.tables = tables;
    this.rules = rules;
    this.now = now;
  }

  /** A property of a row, NULL where no event has it. */
  String column(String row, List<String> path, String type) {
    String name = String.join(".", path) + ":" + type;
    if (path.getFirst().equals("products")) {
      throw new NoWords("lists");
    }
    boolean ofSession =
        List.of("pages:n", "promo_openeds:n", "events:n", "duration:n").contains(name);
    String sqlType =
        switch (type) {
          case "n" -> "DOUBLE";
          case "m" -> "HUGEINT";
          case "b" -> "BOOLEAN";
          case "i" -> "BIGINT";
          default -> "VARCHAR";
        };
    return tables.columns().contains(name) || ofSession
        ? row + ".\"" + name + "\""
        : "NULL::" + sqlType;
  }

  // ---- which events ----

  String selected(Selection selection, Of of) {
    String row = "r" + of.depth();
    String where =
        selection
            .where()
            .map(
                w ->
                    " AND " + rules.condition(w, new Of(of.entity(), of.id(), of.depth() + 1), row))
            .orElse("");
    return "(SELECT * FROM "
        + named(selection.event(), selection.includingMachines(), of)
        + " "
        + row
        + " WHERE "
        + rules.inWindow(row + ".t", selection.window())
        + where
        + ")";
  }

  private String named(String name, boolean machines, Of of) {
    Optional<EventDefinition> definition =
        definitions.events().stream().filter(event -> event.name().equals(name)).findFirst();
    EventDefinition plain = new EventDefinition.Delivered(name, Optional.empty(), Optional.empty());
    return switch (definition.orElse(plain)) {
      case EventDefinition.Delivered(_, var where, var timing) -> {
        if (timing.isPresent()) {
          throw new NoWords("verdicts of timing");
        }
        yield filtered(delivered(name, of), machines ? Optional.empty() : where, of);
      }
      case EventDefinition.Filtered(_, var from, var where) ->
          filtered(named(from, machines, of), where, of);
      case EventDefinition.Session session ->
          sessions(filtered(named(session.from(), machines, of), session.where(), of), session);
    };
  }

  private String delivered(String name, Of of) {
    String contacts =
        of.entity() == Entity.CONTACT
            ? "d.contact = " + of.id()
            : "d.contact IN (SELECT b.contact FROM belongs b WHERE b.account = " + of.id() + ")";
    return "(SELECT * FROM ev d WHERE d.name = "
        + SqlRules.quoted(name)
        + " AND d.t <= "
        + now
        + " AND "
        + contacts
        + ")";
  }

  private String filtered(String events, Optional<Expr> where, Of of) {
    String row = "f" + of.depth();
    return where.isEmpty()
        ? events
        : "(SELECT * FROM "
            + events
            + " "
            + row
            + " WHERE "
            + rules.condition(where.get(), new Of(of.entity(), of.id(), of.depth() + 1), row)
            + ")";
  }

  /** Gaps and islands. */
  private static String sessions(String events, EventDefinition.Session session) {
    String started =
        "SELECT contact, t, ord, CASE WHEN t - lag(t) OVER (PARTITION BY contact ORDER BY ord) <= "
            + SqlRules.millis(session.gap())
            + " THEN 0 ELSE 1 END AS starts FROM "
            + events;
    String numbered =
        "SELECT contact, t, ord, sum(starts) OVER (PARTITION BY contact ORDER BY ord) AS run FROM ("
            + started
            + ")";
    return "(SELECT contact, min(t) AS t, min(ord) AS ord, count(*)::DOUBLE AS \""
        + session.from()
        + "s:n\", count(*)::DOUBLE AS \"events:n\", "
        + "((max(t) - min(t))::DOUBLE / 1000) AS \"duration:n\" FROM ("
        + numbered
        + ") GROUP BY contact, run)";
  }

  private boolean isSession(String event) {
    return definitions.events().stream()
        .anyMatch(e -> e.name().equals(event) && e instanceof EventDefinition.Session);
  }

  // ---- aggregates ----

  String aggregate(Expr.Aggregate aggregate, Of of) {
    String from = " FROM " + selected(aggregate.events(), of) + " e)";
    if (aggregate.aggregation() == Expr.Aggregation.COUNT) {
      return "(SELECT count(*)::DOUBLE" + from;
    }
    if (isSession(aggregate.events().event())) {
      throw new NoWords("aggregates of sessions");
    }
    List<String> path = aggregate.path();
    String number = column("e", path, "n");
    return switch (aggregate.aggregation()) {
      case SUM ->
          "(SELECT CASE WHEN bool_or(abs("
              + number
              + ") > 1e12) THEN NULL ELSE (coalesce(sum("
              + column("e", path, "m")
              + "), 0)::VARCHAR || 'e-6')::DOUBLE END"
              + from;
      case DISTINCT ->
          "(SELECT ("
              + SCALARS.stream()
                  .map(type -> "count(DISTINCT " + column("e", path, type) + ")")
                  .collect(Collectors.joining(" + "))
              + ")::DOUBLE"
              + from;
      case MIN -> "(SELECT min(" + typed(aggregate) + ")" + from;
      case MAX -> "(SELECT max(" + typed(aggregate) + ")" + from;
      case FIRST ->
          "(SELECT arg_min("
              + typed(aggregate)
              + ", e.ord) FILTER ("
              + typed(aggregate)
              + " IS NOT NULL)"
              + from;
      case LAST ->
          "(SELECT arg_max("
              + typed(aggregate)
              + ", e.ord) FILTER ("
              + typed(aggregate)
              + " IS NOT NULL)"
              + from;
      case MOST_FREQUENT ->
          "(SELECT arg_max(v, c) FROM (SELECT v, (count(*) * 1000000 + max(o)) AS c FROM (SELECT "
              + typed(aggregate)
              + " AS v, e.ord AS o"
              + from
              + " WHERE v IS NOT NULL GROUP BY v))";
      case AVG -> throw new NoWords("an average that is rounded once");
      case COUNT -> throw new IllegalStateException();
    };
  }

  private String typed(Expr.Aggregate aggregate) {
    return column("e", aggregate.path(), SqlRules.column(aggregate.type()));
  }

  // ---- sequences ----

  String sequence(Expr.Sequence sequence, Of of) {
    List<Selection> steps = sequence.steps();
    StringBuilder from = new StringBuilder();
    StringBuilder where = new StringBuilder("TRUE");
    for (int i = 0; i < steps.size(); i++) {
      from.append(i == 0 ? "" : ", ").append(selected(steps.get(i), of)).append(" s").append(i);
      if (i > 0) {
        where.append(" AND s").append(i).append(".t > s").append(i - 1).append(".t");
        where
            .append(" AND ")
            .append(agrees("s0", steps.getFirst(), "s" + i, steps.get(i), sequence.sameProperty()));
      }
    }
    sequence
        .within()
        .ifPresent(
            span ->
                where
                    .append(" AND s")
                    .append(steps.size() - 1)
                    .append(".t <= s0.t + ")
                    .append(SqlRules.millis(span)));
    return "EXISTS (SELECT 1 FROM " + from + " WHERE " + where + ")";
  }

  String butNot(Expr.ButNot butNot, Of of) {
    long span = SqlRules.millis(butNot.within());
    return "EXISTS (SELECT 1 FROM "
        + selected(butNot.did(), of)
        + " s0 WHERE s0.t + "
        + span
        + " <= "
        + now
        + " AND NOT EXISTS (SELECT 1 FROM "
        + selected(butNot.not(), of)
        + " s1 WHERE s1.t > s0.t AND s1.t <= s0.t + "
        + span
        + " AND "
        + agrees("s0", butNot.did(), "s1", butNot.not(), butNot.sameProperty())
        + "))";
  }

  private String agrees(String a, Selection left, String b, Selection right, List<String> path) {
    if (path.isEmpty()) {
      return "TRUE";
    }
    if (isSession(left.event()) || isSession(right.event())) {
      throw new NoWords("what sessions agree on");
    }
    return Stream.of("n", "x", "b", "i")
        .map(
            type ->
                "coalesce(" + column(a, path, type) + " = " + column(b, path, type) + ", FALSE)")
        .collect(Collectors.joining(" OR ", "(", ")"));
  }
}
