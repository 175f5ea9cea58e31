package io.strate.workspace.learning.card;

import java.util.List;

/**
 * Where something learnt comes from: with the same of all of this, the same bytes come out.
 *
 * @param asOf the instant as of which was learnt, in milliseconds since 1970-01-01T00:00Z
 * @param definition the hash of the definition, and of all that its features are made of
 * @param data the hash of the rows that were learnt from
 * @param rows how many these were
 * @param profiles of how many profiles they are
 * @param snapshots the instants of the rows, ascending
 * @param unripe how many snapshots were left out, as what came of them is not known yet
 * @param features the columns that were learnt from
 * @param program the version of Strate
 * @param parents the versions that this one continues, or whose values are among the features:
 *     {@code NAME@VERSION}
 */
public record Provenance(
    long asOf,
    String definition,
    String data,
    int rows,
    int profiles,
    List<Long> snapshots,
    int unripe,
    List<String> features,
    long seed,
    String program,
    List<String> parents) {

  public Provenance {
    snapshots = List.copyOf(snapshots);
    features = List.copyOf(features);
    parents = List.copyOf(parents);
  }
}
