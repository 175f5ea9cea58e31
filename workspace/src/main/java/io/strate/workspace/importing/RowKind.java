package io.strate.workspace.importing;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What the rows of a file are. */
public enum RowKind {
  CONTACTS,
  ACCOUNTS,
  EVENTS,
  CONSENTS;

  /** As {@code as:} says it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether each row happened at a time that it must tell. */
  public boolean happens() {
    return this == EVENTS || this == CONSENTS;
  }

  /** The parts that columns of such files can play, in the order in which they are offered. */
  public List<Part> parts() {
    return Arrays.stream(Part.values()).filter(part -> part.isOf(this)).toList();
  }
}
