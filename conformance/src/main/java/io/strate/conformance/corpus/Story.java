package io.strate.conformance.corpus;

import io.strate.domain.Entity;
import io.strate.domain.Value;
import io.strate.rule.draft.SourceCatalogue;
import io.strate.rule.draft.WorkspaceDraft;
import io.strate.rule.interpret.Population;
import java.util.List;
import java.util.Map;

/**
 * Definitions in one or more wordings that must mean the same, what sources deliver, and what is
 * expected.
 *
 * @param wordings drafts by language: {@code en}, and {@code fr} where lines give a French wording
 */
record Story(
    String name,
    Map<String, WorkspaceDraft> wordings,
    SourceCatalogue catalogue,
    Population population,
    List<Expected> expected) {

  Story {
    wordings = Map.copyOf(wordings);
    expected = List.copyOf(expected);
  }

  /**
   * What must be true at an instant.
   *
   * @param line of the file, from 1
   */
  record Expected(int line, long now, Outcome outcome) {}

  /** What can be expected. */
  sealed interface Outcome {}

  /** A trait or score of a profile. */
  record ValueIs(Entity of, String id, String name, Value value) implements Outcome {}

  /** All members of a segment, sorted by id. */
  record MembersAre(String segment, List<String> ids) implements Outcome {
    public MembersAre {
      ids = List.copyOf(ids);
    }
  }

  /** All profiles of an entity that exist, sorted by id. */
  record ExistingAre(Entity of, List<String> ids) implements Outcome {
    public ExistingAre {
      ids = List.copyOf(ids);
    }
  }
}
