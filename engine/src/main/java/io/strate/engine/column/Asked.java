package io.strate.engine.column;

import java.util.Collection;
import java.util.List;

/**
 * What a program is run for: who reads another column reads what may be left over from another row.
 *
 * @param conditions whose verdicts are read
 * @param values that are read whatever conditions say
 */
public record Asked(Collection<Slot> conditions, Collection<Slot> values) {
  public Asked {
    conditions = List.copyOf(conditions);
    values = List.copyOf(values);
  }
}
