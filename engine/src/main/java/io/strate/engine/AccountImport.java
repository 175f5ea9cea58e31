package io.strate.engine;

import io.strate.domain.Value;
import io.strate.engine.column.Decay;
import io.strate.engine.column.Facts;
import io.strate.engine.column.Graph;
import io.strate.engine.column.Kind;
import io.strate.engine.column.Op;
import io.strate.engine.column.Slot;
import io.strate.engine.stream.Leaf;
import io.strate.rule.Expr;
import io.strate.rule.time.Calendar;

/**
 * How a contact reads a value of its account. What stands still is imported; what moves with now is
 * computed here again from parts that stand still, so that its turning points are known here too.
 */
final class AccountImport {

  private final EntityProgram contacts;
  private final EntityProgram accounts;
  private final Calendar calendar;

  AccountImport(PlanCompiler plan) {
    this.calendar = plan.calendar;
    this.contacts = plan.contacts;
    this.accounts = plan.accounts;
  }

  Slot of(Expr value) {
    Slot there = accounts.expressions.of(value);
    Slot here = lifted(there);
    return accounts.graph.facts(there).motion().isEmpty() ? here : ifAny(here);
  }

  /** A value that is computed here is unknown all the same where there is no account. */
  private Slot ifAny(Slot value) {
    Slot always = accounts.expressions.of(new Expr.Literal(Value.bool(true)));
    return contacts.expressions.where(imported(accounts.graph.node(always)), value);
  }

  private Slot lifted(Slot slot) {
    Graph.Node node = accounts.graph.node(slot);
    if (node.facts().motion().isEmpty()) {
      return imported(node);
    }
    return switch (node.key()) {
      case Leaf.Decaying(_, _, long halfLife) -> {
        export(slot);
        yield contacts.graph.moving(
            new Imports.OfAccount(slot), standing(node), here -> Decay.motion(here, halfLife));
      }
      case Op op ->
          contacts.graph.add(op.over(op.inputs().stream().map(this::lifted).toList(), calendar));
      default -> throw new IllegalStateException("moves without being an op: " + node.key());
    };
  }

  private Slot imported(Graph.Node node) {
    if (node.facts().watch().isPresent()) {
      accounts.conditions.add(node.out());
    } else {
      export(node.out());
    }
    Kind kind = node.out().kind();
    return contacts.graph.leaf(
        new Imports.OfAccount(node.out()), kind, kind == Kind.BOOLEAN, standing(node));
  }

  private void export(Slot slot) {
    accounts.exports.add(slot);
    accounts.graph.exported(slot);
  }

  private static Facts standing(Graph.Node node) {
    return Facts.standing(node.facts().stage() + 1);
  }
}
