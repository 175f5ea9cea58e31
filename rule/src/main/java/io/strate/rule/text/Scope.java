package io.strate.rule.text;

import io.strate.domain.Entity;
import io.strate.domain.Type;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the names of an expression are names of. */
sealed interface Scope {

  /** Attributes and traits of a contact or account. */
  record OfProfile(Entity of) implements Scope {}

  /** Properties of an event. */
  record OfEvent(String event, Type.RecordOf properties) implements Scope {}

  /** Columns of a source's row. */
  record OfRow(Map<String, Type> columns) implements Scope {
    public OfRow {
      columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    }
  }
}
