package io.strate.workspace.answer.compare;

import io.strate.domain.Blame;
import io.strate.domain.CodePoints;
import io.strate.domain.Entity;
import io.strate.domain.Failure;
import io.strate.domain.Nearest;
import io.strate.domain.Value;
import io.strate.rule.Catalogue;
import io.strate.rule.Expr;
import io.strate.rule.definition.SegmentDefinition;
import io.strate.workspace.answer.ValueText;
import io.strate.workspace.answer.compare.Distribution.Category;
import io.strate.workspace.answer.compare.Distribution.Shape;
import io.strate.workspace.definition.Description;
import io.strate.workspace.definition.Description.Kind;
import io.strate.workspace.open.Workspace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.roaringbitmap.IntIterator;
import org.roaringbitmap.RoaringBitmap;

/**
 * Shows how the values of a trait, score or attribute are distributed over everybody, or over the
 * members of a segment. The first question about a value is a pass over all timelines; further ones
 * sort what is kept of it.
 */
public final class ShowDistribution {

  private static final int MOST_CATEGORIES = 20;

  private final Workspace workspace;
  private final ValueColumns columns;

  /**
   * @param columns of this workspace, kept from question to question
   */
  public ShowDistribution(Workspace workspace, ValueColumns columns) {
    this.workspace = workspace;
    this.columns = columns;
  }

  /**
   * @param name of a trait, a score, or else an attribute
   * @throws Failure {@code usage.name} with the nearest name if there is none
   */
  public Distribution of(Entity of, String name) {
    return of(of, name, Optional.empty());
  }

  /**
   * The same within a segment, whose entity decides of whom the value is.
   *
   * @throws Failure {@code usage.segment} if no segment has that name; else as the other
   */
  public Distribution within(String segment, String name) {
    SegmentDefinition definition = workspace.segment(segment);
    return of(
        definition.of(), name, Optional.of(workspace.ledger().runs().members(definition.name())));
  }

  private Distribution of(Entity of, String name, Optional<RoaringBitmap> members) {
    ValueColumns.Column column =
        columns.of(workspace, of, value(of, name), workspace.asOf(OptionalLong.empty()));
    RoaringBitmap who =
        members.map(some -> RoaringBitmap.and(some, column.existing())).orElse(column.existing());
    List<Value> known = new ArrayList<>();
    for (IntIterator numbers = who.getIntIterator(); numbers.hasNext(); ) {
      Value value = column.of(numbers.next());
      if (value.isKnown()) {
        known.add(value);
      }
    }
    Optional<Description> said = said(name);
    return new Distribution(
        of,
        name,
        said.flatMap(Description::label)
            .map(label -> label.in(workspace.definition().locale()))
            .orElse(name),
        said.flatMap(Description::unit),
        column.asOf(),
        who.getLongCardinality(),
        who.getLongCardinality() - known.size(),
        shape(known));
  }

  private Optional<Description> said(String name) {
    return Stream.of(Kind.TRAIT, Kind.SCORE, Kind.CLUSTERS, Kind.MODEL)
        .map(kind -> workspace.definition().describe(kind, name))
        .filter(description -> !description.equals(Description.NONE))
        .findFirst();
  }

  private Expr value(Entity of, String name) {
    Catalogue catalogue = workspace.definition().catalogue();
    return catalogue
        .trait(of, name)
        .<Expr>map(type -> new Expr.Trait(name, type))
        .or(() -> catalogue.attribute(of, name).map(type -> new Expr.Attribute(name, type)))
        .orElseThrow(
            () ->
                new Failure(
                    "usage.name",
                    Blame.USER,
                    "no trait, score or attribute is called '%s'%s"
                        .formatted(name, Nearest.hint(name, catalogue.attributesAndTraits(of)))));
  }

  private Shape shape(List<Value> known) {
    if (known.isEmpty()) {
      return new Shape.Nothing();
    }
    if (known.stream().allMatch(Value.Num.class::isInstance)) {
      return Bins.ofNumbers(
          known.stream().mapToDouble(value -> ((Value.Num) value).value()).toArray());
    }
    if (known.stream().allMatch(Value.Instant.class::isInstance)) {
      return Bins.ofInstants(
          known.stream().mapToDouble(value -> ((Value.Instant) value).millis()).toArray(),
          workspace.definition().zone());
    }
    return categories(known);
  }

  private static Shape categories(List<Value> known) {
    Map<String, Long> counts = new HashMap<>();
    known.stream()
        .flatMap(
            value -> value instanceof Value.ListOf(var items) ? items.stream() : Stream.of(value))
        .forEach(value -> counts.merge(ValueText.of(value), 1L, Long::sum));
    List<Category> all =
        counts.entrySet().stream()
            .map(entry -> new Category(entry.getKey(), entry.getValue()))
            .sorted(
                Comparator.comparingLong(Category::count)
                    .reversed()
                    .thenComparing(Category::text, CodePoints::compare))
            .toList();
    List<Category> others = all.subList(Math.min(MOST_CATEGORIES, all.size()), all.size());
    return new Shape.Categories(
        all.subList(0, all.size() - others.size()),
        others.stream().mapToLong(Category::count).sum(),
        others.size());
  }
}
