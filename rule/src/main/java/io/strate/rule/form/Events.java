package io.strate.rule.form;

import io.strate.rule.Window;
import java.util.Objects;
import java.util.Optional;

/**
 * Events of a name that a row speaks of.
 *
 * @param where what must hold of their properties
 */
public record Events(String event, Optional<Row> where, Window window, boolean includingMachines) {
  public Events {
    Objects.requireNonNull(where, "where");
    Objects.requireNonNull(window, "window");
  }
}
