package io.strate.workspace.edit;

import java.util.Optional;

/**
 * What became of a definition.
 *
 * @param before as it stood; empty if there was none
 * @param after as it stands now; empty if it was removed
 */
public record Edited(
    Section section,
    String name,
    Optional<WrittenDefinition> before,
    Optional<WrittenDefinition> after) {}
