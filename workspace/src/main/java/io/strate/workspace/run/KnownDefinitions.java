package io.strate.workspace.run;

import io.strate.domain.Entity;
import io.strate.ledger.Ledger;
import io.strate.workspace.definition.WorkspaceDefinition;
import io.strate.workspace.ingest.Lines;
import io.strate.workspace.run.PlanReport.Definition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The events, traits, scores, cluster sets, models and moments of which a run was, by hashes of
 * their definitions, kept so that a plan can name what has changed since. (Of segments the ledger
 * keeps as much.)
 */
final class KnownDefinitions {

  private static final String NOTE = "run/definitions";
  private static final int HEX = 16;

  private KnownDefinitions() {}

  static Map<Definition, Long> of(WorkspaceDefinition workspace) {
    Map<Definition, Long> known = new LinkedHashMap<>();
    var definitions = workspace.definitions();
    definitions
        .events()
        .forEach(
            event ->
                known.put(
                    new Definition(Definition.Kind.EVENT, Entity.CONTACT, event.name()),
                    workspace.hash(event)));
    definitions
        .traits()
        .forEach(
            trait ->
                known.put(
                    new Definition(Definition.Kind.TRAIT, trait.of(), trait.name()),
                    workspace.hash(trait)));
    definitions
        .scores()
        .forEach(
            score ->
                known.put(
                    new Definition(Definition.Kind.SCORE, score.of(), score.name()),
                    workspace.hash(score)));
    workspace
        .clusters()
        .forEach(
            set ->
                known.put(
                    new Definition(Definition.Kind.CLUSTERS, set.trait().of(), set.name()),
                    workspace.hash(set)));
    workspace
        .models()
        .forEach(
            model ->
                known.put(
                    new Definition(Definition.Kind.MODEL, model.trait().of(), model.name()),
                    workspace.hash(model)));
    workspace
        .moments()
        .forEach(
            moment ->
                known.put(
                    new Definition(Definition.Kind.MOMENT, moment.of(), moment.name()),
                    workspace.hash(moment)));
    return known;
  }

  /** Keeps them beside the run that was just saved. */
  static void keep(Ledger ledger, WorkspaceDefinition workspace) {
    List<List<String>> lines = new ArrayList<>();
    lines.add(List.of(Long.toHexString(workspace.runHash())));
    of(workspace)
        .forEach(
            (definition, hash) ->
                lines.add(
                    List.of(
                        definition.kind().name(),
                        definition.of().name(),
                        definition.name(),
                        Long.toHexString(hash))));
    ledger.notes().put(NOTE, Lines.of(lines));
  }

  /** Those of the last run; empty if it did not keep any. */
  static Optional<Map<Definition, Long>> ofLastRun(Ledger ledger) {
    return ledger
        .runs()
        .last()
        .flatMap(last -> read(ledger, Long.toHexString(last.definitionsHash())));
  }

  /** What a killed run left undone is told by the hash of all definitions. */
  private static Optional<Map<Definition, Long>> read(Ledger ledger, String hash) {
    return ledger
        .notes()
        .get(NOTE)
        .map(Lines::read)
        .filter(lines -> lines.getFirst().equals(List.of(hash)))
        .map(
            lines -> {
              Map<Definition, Long> known = new LinkedHashMap<>();
              for (List<String> line : lines.subList(1, lines.size())) {
                known.put(
                    new Definition(
                        Definition.Kind.valueOf(line.get(0)),
                        Entity.valueOf(line.get(1)),
                        line.get(2)),
                    Long.parseUnsignedLong(line.get(3), HEX));
              }
              return known;
            });
  }
}
