package io.strate.rule.draft;

import io.strate.domain.Entity;
import io.strate.rule.text.SourceText;
import java.util.List;
import java.util.Optional;

/**
 * A best moment, as read.
 *
 * @param of whose moment it is
 * @param reactions events, in text
 * @param within the window of all of them, a span in text
 */
public record MomentDraft(
    Entity of, Name name, List<SourceText> reactions, Optional<SourceText> within) {

  public MomentDraft {
    reactions = List.copyOf(reactions);
  }
}
