package io.strate.workspace.run;

import io.strate.domain.Entity;
import io.strate.domain.Value;
import io.strate.rule.Expr;
import io.strate.rule.definition.Definitions;
import io.strate.rule.definition.SegmentDefinition;
import io.strate.rule.definition.SegmentRule;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import org.roaringbitmap.RoaringBitmap;

/**
 * Segments that nobody wrote and every run computes: who exists, and who is reachable for each
 * channel and purpose that the rules name. Their names begin with {@code @}, which no definition's
 * can.
 */
public final class Implied {

  private final List<Expr.Reachable> reachables;

  private Implied(List<Expr.Reachable> reachables) {
    this.reachables = reachables;
  }

  /** What these definitions imply. */
  public static Implied by(Definitions definitions) {
    Set<Expr.Reachable> found = new LinkedHashSet<>();
    definitions
        .expressions()
        .forEach(
            expr -> {
              if (expr instanceof Expr.Reachable reachable) {
                found.add(reachable);
              }
            });
    return new Implied(List.copyOf(found));
  }

  /** The name of the segment of all profiles that exist. */
  public static String existing(Entity of) {
    return of == Entity.CONTACT ? "@contacts" : "@accounts";
  }

  /** Whether a segment is one that nobody wrote. */
  public static boolean isImplied(String segment) {
    return segment.startsWith("@");
  }

  /** The name of the segment of who is reachable. */
  public static String reachable(Expr.Reachable reachable) {
    return "@reachable/" + reachable.channel() + "/" + reachable.purpose();
  }

  /** The name under which a run keeps who is ranked in a top, its lists and parents apart. */
  static String ranked(String top) {
    return "@ranked/" + top;
  }

  public List<Expr.Reachable> reachables() {
    return reachables;
  }

  /** The definitions with what they imply. */
  public Definitions addedTo(Definitions definitions) {
    List<SegmentDefinition> all = new ArrayList<>(definitions.segments());
    for (Entity of : Entity.values()) {
      all.add(segment(of, existing(of), new Expr.Literal(Value.bool(true))));
    }
    reachables.forEach(r -> all.add(segment(Entity.CONTACT, reachable(r), r)));
    return withSegments(definitions, all);
  }

  /** The definitions with one more segment. */
  public static Definitions with(Definitions definitions, Entity of, String name, Expr when) {
    List<SegmentDefinition> all = new ArrayList<>(definitions.segments());
    all.add(segment(of, name, when));
    return withSegments(definitions, all);
  }

  private static Definitions withSegments(Definitions to, List<SegmentDefinition> all) {
    return new Definitions(
        to.zone(),
        to.contactZone(),
        to.events(),
        to.traits(),
        to.scores(),
        all,
        to.channels(),
        to.legalBases());
  }

  private static SegmentDefinition segment(Entity of, String name, Expr when) {
    return new SegmentDefinition(
        of,
        name,
        Optional.empty(),
        Optional.empty(),
        new SegmentRule.When(when, Optional.empty()),
        Set.of(),
        Set.of());
  }

  /** How many members of a segment are reachable, for the first purpose that the rules name. */
  public OptionalLong reachable(
      SegmentDefinition segment, Function<String, RoaringBitmap> members) {
    if (reachables.isEmpty() || segment.of() != Entity.CONTACT) {
      return OptionalLong.empty();
    }
    RoaringBitmap reachable = members.apply(reachable(reachables.getFirst()));
    return OptionalLong.of(RoaringBitmap.andCardinality(members.apply(segment.name()), reachable));
  }
}
