package io.strate.workspace.access;

/**
 * What a one-time link is for.
 *
 * @param name whose password it sets; empty for the first owner, who chooses a name
 */
public record Invitation(String name) {

  /** Whether it makes the first owner. */
  public boolean isFirst() {
    return name.isEmpty();
  }
}
