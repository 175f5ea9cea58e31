package io.strate.workspace.answer;

import io.strate.domain.Blame;
import io.strate.domain.Entity;
import io.strate.domain.Failure;
import io.strate.domain.Nearest;
import io.strate.rule.definition.SegmentDefinition;
import io.strate.rule.draft.Family;
import io.strate.workspace.definition.Description;
import io.strate.workspace.definition.WorkspaceDefinition;
import io.strate.workspace.open.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a name stands for: a segment, a family of segments, or a trait or score.
 *
 * @param family the segments of a family; empty for all else
 */
record Named(Entity of, String name, String label, boolean isSegment, List<String> family) {

  Named {
    family = List.copyOf(family);
  }

  boolean isFamily() {
    return !family.isEmpty();
  }

  /**
   * Looks a name up. Contacts and accounts may each have a trait of one name: then the identifier
   * decides.
   *
   * @throws Failure {@code usage.name} with the nearest name if there is none
   */
  static Named of(Workspace workspace, String typed, String name) {
    return segment(workspace.definition(), name)
        .or(() -> family(workspace.definition(), name))
        .or(() -> value(workspace, typed, name))
        .orElseThrow(() -> unknown(workspace.definition(), name));
  }

  private static Optional<Named> segment(WorkspaceDefinition definition, String name) {
    return definition.definitions().segments().stream()
        .filter(segment -> segment.name().equals(name))
        .findFirst()
        .map(s -> new Named(s.of(), name, definition.label(name), true, List.of()));
  }

  private static Optional<Named> family(WorkspaceDefinition definition, String name) {
    return definition.families().stream()
        .filter(family -> family.name().equals(name) && !family.segments().isEmpty())
        .findFirst()
        .map(f -> new Named(f.of(), name, definition.label(name), true, f.segments()));
  }

  private static Optional<Named> value(Workspace workspace, String typed, String name) {
    List<Entity> having = values(workspace.definition(), name);
    return having.stream()
        .filter(of -> Found.isKnown(workspace, of, typed))
        .findFirst()
        .or(() -> having.stream().findFirst())
        .map(of -> new Named(of, name, label(workspace.definition(), name), false, List.of()));
  }

  private static List<Entity> values(WorkspaceDefinition definition, String name) {
    return Stream.of(
            definition.definitions().traits().stream()
                .filter(trait -> trait.name().equals(name))
                .map(trait -> trait.of()),
            definition.definitions().scores().stream()
                .filter(score -> score.name().equals(name))
                .map(score -> score.of()),
            definition.learnt().stream()
                .filter(trait -> trait.name().equals(name))
                .map(trait -> trait.of()))
        .flatMap(entities -> entities)
        .sorted()
        .toList();
  }

  private static String label(WorkspaceDefinition definition, String name) {
    return Stream.of(
            Description.Kind.TRAIT,
            Description.Kind.SCORE,
            Description.Kind.CLUSTERS,
            Description.Kind.MODEL)
        .flatMap(kind -> definition.describe(kind, name).label().stream())
        .map(label -> label.in(definition.locale()))
        .findFirst()
        .orElse(name);
  }

  private static Failure unknown(WorkspaceDefinition definition, String name) {
    List<String> all = new ArrayList<>();
    definition.definitions().segments().stream().map(SegmentDefinition::name).forEach(all::add);
    definition.families().stream().map(Family::name).forEach(all::add);
    definition.definitions().traits().forEach(trait -> all.add(trait.name()));
    definition.definitions().scores().forEach(score -> all.add(score.name()));
    definition.learnt().forEach(trait -> all.add(trait.name()));
    return new Failure(
        "usage.name",
        Blame.USER,
        "no segment, trait or score is called '%s'%s".formatted(name, Nearest.hint(name, all)));
  }
}
