package io.strate.workspace.importing;

import java.util.List;
import java.util.Optional;

/**
 * How far the import of a file has come.
 *
 * @param file its name
 * @param size in bytes
 * @param columns as they were found
 * @param plan as it was guessed, and chosen since
 * @param trial of this plan
 * @param imported what came of it, if it was read
 */
public record ImportStep(
    String file,
    long size,
    List<FoundColumn> columns,
    ImportPlan plan,
    Optional<Trial> trial,
    Optional<Imported> imported) {

  public ImportStep {
    columns = List.copyOf(columns);
  }
}
