package io.strate.learn.encode;

/** What whoever chose the columns should know about one of them. */
public sealed interface Remark {
  /** The column's name. */
  String column();

  /** In one sentence. */
  String sentence();

  /** Left out, as all training rows have the same value. */
  record Constant(String column) implements Remark {
    @Override
    public String sentence() {
      return "column '%s': left out, as it is the same in all training rows".formatted(column);
    }
  }

  /** Left out, as no training row has a value. */
  record AllUnknown(String column) implements Remark {
    @Override
    public String sentence() {
      return "column '%s': left out, as it is unknown in all training rows".formatted(column);
    }
  }

  /**
   * Kept, though it says the same of every training row as another.
   *
   * @param other stands before it
   */
  record SameAs(String column, String other) implements Remark {
    @Override
    public String sentence() {
      return "column '%s': tells training rows apart exactly as '%s' does; leave one of them out"
          .formatted(column, other);
    }
  }

  /**
   * Kept, with its most frequent levels told apart and the others taken together.
   *
   * @param kept how many are told apart
   * @param found how many there are in training rows
   */
  record ManyLevels(String column, int kept, int found) implements Remark {
    @Override
    public String sentence() {
      return "column '%s': its %d most frequent levels of %d are told apart, the others are taken together"
          .formatted(column, kept, found);
    }
  }
}
