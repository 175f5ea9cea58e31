package io.strate.ledger;

/**
 * Something that {@code doctor} found.
 *
 * @param file the store's file that is concerned, relative to the store; empty if it is none
 * @param remedy what to do
 */
public record Finding(Severity severity, String file, String what, String remedy) {
  /** How bad it is. */
  public enum Severity {
    NOTE,
    DAMAGE
  }
}
