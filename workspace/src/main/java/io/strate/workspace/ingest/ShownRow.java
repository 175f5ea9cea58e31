package io.strate.workspace.ingest;

import io.strate.domain.Identifier;
import io.strate.domain.Value;
import io.strate.timeline.StreamKey;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * A row as it would go into the ledger.
 *
 * @param who the identifier that names its profile, and then those that belong to the same
 * @param time of what it states; empty for statements that hold from their reading on
 */
public record ShownRow(List<Identifier> who, OptionalLong time, List<Stated> stated) {

  public ShownRow {
    who = List.copyOf(who);
    stated = List.copyOf(stated);
  }

  /**
   * One of the entries that it makes.
   *
   * @param columns known values by the dotted paths of their names
   */
  public record Stated(StreamKey stream, Map<String, Value> columns) {
    public Stated {
      columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    }
  }
}
