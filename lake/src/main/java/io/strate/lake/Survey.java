package io.strate.lake;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a look at all rows of files tells.
 *
 * @param columns those of each file, by its name
 * @param texts that stand in the column that was asked for; empty if they are too many, or if the
 *     files' format keeps them from being looked for in the same go
 */
public record Survey(Schema schema, Map<String, Set<String>> columns, Optional<Set<String>> texts) {

  public Survey {
    columns = Map.copyOf(columns);
  }
}
