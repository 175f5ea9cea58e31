package io.strate.workspace.answer;

import io.strate.domain.CodePoints;
import io.strate.domain.Entity;
import io.strate.domain.Type;
import io.strate.ledger.Runs;
import io.strate.rule.Catalogue;
import io.strate.rule.Expr;
import io.strate.workspace.answer.Choices.Kind;
import io.strate.workspace.definition.Description;
import io.strate.workspace.definition.Localized;
import io.strate.workspace.definition.WorkspaceDefinition;
import io.strate.workspace.open.Workspace;
import io.strate.workspace.run.Implied;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Offers what a rule may speak of: names with their labels, and values that occur. */
public final class OfferChoices {

  private final WorkspaceDefinition definition;
  private final Catalogue catalogue;
  private final SampledValues values;

  private OfferChoices(WorkspaceDefinition definition, SampledValues values) {
    this.definition = definition;
    this.catalogue = definition.catalogue();
    this.values = values;
  }

  /**
   * What can be chosen as of the last run, or of everything if there was none. It reads a sample of
   * the profiles: {@link KeptChoices} spares that while nothing changes.
   */
  public static Choices of(Workspace workspace) {
    long now = workspace.ledger().runs().last().map(Runs.RunRecord::asOf).orElse(Long.MAX_VALUE);
    return new OfferChoices(workspace.definition(), SampledValues.at(workspace.ledger(), now))
        .all();
  }

  private Choices all() {
    return new Choices(
        sorted(catalogue.events()).map(this::event).toList(),
        Stream.of(Entity.values())
            .flatMap(of -> sorted(catalogue.attributesAndTraits(of)).map(name -> named(of, name)))
            .toList(),
        definition.definitions().segments().stream()
            .map(
                segment ->
                    new Choices.Segment(segment.of(), segment.name(), segment(segment.name())))
            .toList(),
        definition.families().stream()
            .map(
                family ->
                    new Choices.Family(
                        family.of(),
                        family.name(),
                        label(
                            catalogue.clusterSet(family.name()).isPresent()
                                ? Description.Kind.CLUSTERS
                                : Description.Kind.SEGMENT,
                            family.name()),
                        family.along().isPresent(),
                        family.segments()))
            .toList(),
        sorted(catalogue.channels()).map(this::channel).toList(),
        values.sampled(),
        values.profiles());
  }

  private static Stream<String> sorted(Collection<String> names) {
    return names.stream().sorted(CodePoints::compare);
  }

  private Localized label(Description.Kind kind, String name) {
    return definition.describe(kind, name).label().orElseGet(() -> Localized.same(name));
  }

  private Localized segment(String name) {
    return new Localized(
        definition.in(Localized.Locale.FR).label(name),
        definition.in(Localized.Locale.EN).label(name));
  }

  // ---- events ----

  private Choices.Event event(String name) {
    List<Choices.Property> properties = new ArrayList<>();
    catalogue.event(name).ifPresent(of -> properties(name, List.of(), of, false, properties));
    return new Choices.Event(name, label(Description.Kind.EVENT, name), properties);
  }

  private void properties(
      String event, List<String> path, Type type, boolean inList, List<Choices.Property> into) {
    switch (type) {
      case Type.RecordOf(Map<String, Type> fields) ->
          fields.forEach(
              (name, inner) -> properties(event, longer(path, name), inner, inList, into));
      case Type.ListOf(Type element) -> properties(event, path, element, true, into);
      case Type.Scalar scalar -> {
        List<Choices.Seen> seen = values.property(event, path);
        into.add(new Choices.Property(path, inList ? Kind.LIST : kind(scalar, seen), seen));
      }
    }
  }

  private static List<String> longer(List<String> path, String name) {
    return Stream.concat(path.stream(), Stream.of(name)).toList();
  }

  // ---- values ----

  private Choices.Named named(Entity of, String name) {
    Choices.Origin origin = origin(of, name);
    Description.Kind kind = definition.kind(of, name);
    Description description =
        origin == Choices.Origin.ATTRIBUTE && kind == Description.Kind.TRAIT
            ? Description.NONE
            : definition.describe(kind, name);
    List<Choices.Seen> seen =
        origin == Choices.Origin.ATTRIBUTE ? values.attribute(of, name) : List.of();
    Type type = catalogue.trait(of, name).or(() -> catalogue.attribute(of, name)).orElse(Type.ANY);
    return new Choices.Named(
        of,
        name,
        origin,
        description.label().orElseGet(() -> Localized.same(name)),
        kind(type, seen),
        description.unit().orElse(""),
        description.format().orElse(""),
        seen);
  }

  private Choices.Origin origin(Entity of, String name) {
    boolean isScore =
        definition.definitions().scores().stream()
            .anyMatch(score -> score.of() == of && score.name().equals(name));
    boolean isTrait = catalogue.trait(of, name).isPresent();
    return isScore
        ? Choices.Origin.SCORE
        : isTrait ? Choices.Origin.TRAIT : Choices.Origin.ATTRIBUTE;
  }

  /** What a type is to people; of an open one what its values are, if they are all alike. */
  private static Kind kind(Type type, List<Choices.Seen> seen) {
    return switch (type) {
      case Type.Scalar scalar ->
          switch (scalar) {
            case NUMBER -> Kind.NUMBER;
            case TEXT -> Kind.TEXT;
            case BOOLEAN -> Kind.TRUTH;
            case INSTANT -> Kind.INSTANT;
            case ANY -> {
              List<Type> types = seen.stream().map(each -> each.value().type()).distinct().toList();
              yield types.size() == 1 && types.getFirst() != Type.ANY
                  ? kind(types.getFirst(), List.of())
                  : Kind.OPEN;
            }
          };
      case Type.ListOf _ -> Kind.LIST;
      case Type.RecordOf _ -> Kind.OPEN;
    };
  }

  // ---- channels ----

  private Choices.Channel channel(String name) {
    Set<String> purposes = new TreeSet<>(values.purposes(name));
    Implied.by(definition.definitions()).reachables().stream()
        .filter(reachable -> reachable.channel().equals(name))
        .map(Expr.Reachable::purpose)
        .forEach(purposes::add);
    return new Choices.Channel(name, label(Description.Kind.CHANNEL, name), List.copyOf(purposes));
  }
}
