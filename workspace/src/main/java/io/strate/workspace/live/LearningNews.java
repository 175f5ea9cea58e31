package io.strate.workspace.live;

import java.util.List;

/** What is being done in the background about cluster sets, models and moments. */
public sealed interface LearningNews {

  /** It begins to look whether those in force have drifted. */
  record Watching(List<String> names) implements LearningNews {

    public Watching {
      names = List.copyOf(names);
    }
  }

  /** It begins to learn one anew. */
  record Begun(String name) implements LearningNews {}

  /**
   * It has learnt one.
   *
   * @param version the number that it is kept under
   * @param method the way that was chosen
   * @param isInForce whether it came into force
   */
  record Learnt(String name, int version, String method, boolean isInForce)
      implements LearningNews {}
}
