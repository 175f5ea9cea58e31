package io.strate.workspace.learning;

import io.strate.domain.Entity;
import io.strate.domain.Entry;
import io.strate.domain.Identifier;
import io.strate.domain.Origin;
import io.strate.domain.Type;
import io.strate.domain.Value;
import io.strate.ledger.Ledger;
import io.strate.ledger.Posting;
import io.strate.ledger.Profiles;
import io.strate.rule.Expr;
import io.strate.workspace.answer.ScanValues;
import io.strate.workspace.open.Workspace;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * States the values of a learnt trait on the timelines of profiles: only those that change. They
 * are statements of a source of the workspace's own, so that rules, history, joining and erasing
 * need to know nothing of learning. May be used beside a service, whose next turn sees them.
 */
public final class StateLearnt {

  /** So many statements share a synced write. */
  private static final int BATCH = 1_000;

  private final Workspace workspace;
  private final Ledger ledger;
  private final int origin;

  /** Makes the store ready on its first use, which is for the thread that reads sources. */
  public StateLearnt(Workspace workspace) {
    this.workspace = workspace;
    this.ledger = workspace.ledger();
    this.origin = workspace.learn().origin();
  }

  /**
   * What became of a computation.
   *
   * @param changed profiles that got another value
   * @param withdrawn profiles that lost theirs
   * @param unchanged profiles that had theirs already
   */
  public record Stated(long changed, long withdrawn, long unchanged) {

    /** Of two traits together, each of which counts. */
    public Stated plus(Stated other) {
      return new Stated(
          changed + other.changed, withdrawn + other.withdrawn, unchanged + other.unchanged);
    }
  }

  /**
   * States a computation's values for everybody: who is not among them loses the value that they
   * had.
   *
   * @param name of the trait
   * @param profiles the numbers of profiles, each once, in any order
   * @param values one for each
   * @param instant of the computation; of two for one instant, the later counts
   */
  public Stated everybody(
      Entity of, String name, int[] profiles, List<Value> values, long instant) {
    Value[] wanted = new Value[ledger.profiles().count(of)];
    for (int i = 0; i < profiles.length; i++) {
      wanted[profiles[i]] = values.get(i);
    }
    BitSet unchanged = new BitSet();
    BitSet withdrawn = new BitSet();
    ScanValues.each(
        workspace,
        of,
        new Expr.Attribute(name, Type.ANY),
        instant,
        (number, value) -> {
          if (number < wanted.length) {
            boolean isWanted = wanted[number] != null && wanted[number].isKnown();
            unchanged.set(number, isWanted && value.equals(wanted[number]));
            withdrawn.set(number, !isWanted && value.isKnown());
          }
        });
    Statements statements = new Statements(instant);
    for (int number : profiles) {
      if (!unchanged.get(number) && wanted[number].isKnown()) {
        statements.add(of, name, number, wanted[number]);
      }
    }
    long changed = statements.finish();
    withdrawn.stream().forEach(number -> statements.add(of, name, number, Value.UNKNOWN));
    return new Stated(changed, statements.finish(), unchanged.cardinality());
  }

  /** The value of one profile; unknown withdraws it. */
  public record One(Entity of, String name, int number, Value value) {}

  /** States single values, in as few synced writes as may be: mostly one. */
  public void some(List<One> values, long instant) {
    Statements statements = new Statements(instant);
    values.forEach(each -> statements.add(each.of(), each.name(), each.number(), each.value()));
    statements.finish();
  }

  /** The statements of one computation. */
  private final class Statements {

    private final long instant;

    /** Writes grow the ledger's mark, so that of one instant the later computation's is higher. */
    private final long computation = ledger.mark() << Integer.SIZE;

    private final List<Posting> batch = new ArrayList<>();
    private long accepted;

    Statements(long instant) {
      this.instant = instant;
    }

    void add(Entity of, String name, int number, Value value) {
      identifier(ledger.profiles(), of, number)
          .ifPresent(
              who -> {
                // Of two contacts that are joined later, both statements stand, in one order.
                int place = (who.kind() + ":" + who.value()).hashCode();
                Origin from = new Origin(origin, computation | Integer.toUnsignedLong(place));
                batch.add(Posting.of(who, new Entry.AttributeStated(instant, from, name, value)));
              });
      if (batch.size() == BATCH) {
        write();
      }
    }

    private void write() {
      accepted += ledger.append(batch).accepted();
      batch.clear();
    }

    /** Writes what is left; answers how many were taken since the last time. */
    long finish() {
      if (!batch.isEmpty()) {
        write();
      }
      long taken = accepted;
      accepted = 0;
      return taken;
    }
  }

  /** The identifier that a profile is called by; none of somebody who was erased meanwhile. */
  private static Optional<Identifier> identifier(Profiles profiles, Entity of, int number) {
    String id = profiles.id(of, number);
    List<Identifier> all = profiles.identifiers(of, number);
    return all.stream()
        .filter(each -> each.kind().equals(Identifier.DEFAULT_KIND) && each.value().equals(id))
        .findFirst()
        .or(() -> all.stream().findFirst());
  }
}
