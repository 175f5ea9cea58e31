package io.strate.engine.stream;

import io.strate.domain.Blame;
import io.strate.domain.Failure;
import io.strate.engine.column.Expressions;
import io.strate.engine.column.Facts;
import io.strate.engine.column.Graph;
import io.strate.engine.column.Kind;
import io.strate.engine.column.Program;
import io.strate.engine.column.Slot;
import io.strate.engine.column.Texts;
import io.strate.rule.Expr;
import io.strate.rule.time.Calendar;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A condition on properties, compiled: shared by all threads. */
record EntryProgram(Program program, Slot condition, Map<Expr.Property, Slot> inputs) {

  static EntryProgram compile(Expr where, Texts literals, Calendar calendar) {
    Graph graph = new Graph(literals);
    Map<Expr.Property, Slot> inputs = new LinkedHashMap<>();
    Expressions expressions =
        new Expressions(
            graph,
            leaf -> {
              if (!(leaf instanceof Expr.Property property)) {
                throw new Failure(
                    "rule.where",
                    Blame.USER,
                    "A where tests properties of the event only, found " + leaf + ".");
              }
              return inputs.computeIfAbsent(
                  property,
                  p ->
                      graph.leaf(
                          p, Kind.of(p.type()), Kind.of(p.type()) == Kind.BOOLEAN, Facts.STANDING));
            },
            calendar);
    Slot condition = expressions.condition(where);
    return new EntryProgram(
        new Program(graph, List.of(condition), List.of(), 0, calendar), condition, inputs);
  }
}
