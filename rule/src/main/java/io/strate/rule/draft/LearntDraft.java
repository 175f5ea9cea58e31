package io.strate.rule.draft;

import io.strate.domain.Entity;
import io.strate.rule.text.SourceText;
import java.util.List;
import java.util.Optional;

/** A cluster set or a model, as read. */
public sealed interface LearntDraft {

  Entity of();

  Name name();

  Optional<SourceText> among();

  Features features();

  /**
   * A cluster set.
   *
   * @param labels of its clusters, as far as they are known
   */
  record Clusters(
      Entity of, Name name, Optional<SourceText> among, Features features, List<Label> labels)
      implements LearntDraft {
    public Clusters {
      labels = List.copyOf(labels);
    }
  }

  /**
   * A model.
   *
   * @param predict empty only for a model from elsewhere
   */
  record Model(
      Entity of,
      Name name,
      Optional<SourceText> among,
      Features features,
      Optional<SourceText> predict)
      implements LearntDraft {}

  /** The label of a cluster, and what people call it, if that is known. */
  record Label(String text, Optional<String> called) {}

  /** What is learnt from. */
  sealed interface Features {

    /** Everything that there is of the entity, with exceptions. */
    record Auto(List<SourceText> except) implements Features {
      public Auto {
        except = List.copyOf(except);
      }
    }

    /** Names of traits and attributes. */
    record Listed(List<SourceText> names) implements Features {
      public Listed {
        names = List.copyOf(names);
      }
    }
  }
}
