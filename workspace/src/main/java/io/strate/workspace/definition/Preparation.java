package io.strate.workspace.definition;

import io.strate.domain.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** How a feature is made into numbers that can be compared with others. */
public enum Preparation {
  /** Distance from the mean, in standard deviations. */
  Z_SCORE(Type.NUMBER),
  /** From 0 for the least to 1 for the greatest. */
  MIN_MAX(Type.NUMBER),
  /** Distance from the median, in spreads of the middle half. */
  ROBUST(Type.NUMBER),
  /** The logarithm of 1 + x, and then as a z-score. */
  LOG(Type.NUMBER),
  /** Which of some intervals of equal population. */
  BINS(Type.NUMBER),
  /** A column for each text. */
  ONE_HOT(Type.TEXT),
  /** The place of a text among all. */
  ORDINAL(Type.TEXT),
  /** What became of others with the same text. */
  TARGET(Type.TEXT),
  /** Some numbers for each text, learnt. */
  EMBEDDING(Type.TEXT);

  private final Type type;

  Preparation(Type type) {
    this.type = type;
  }

  /** The word in the files. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether it can prepare values of a type; conditions count as numbers and as texts. */
  boolean takes(Type of) {
    return of == type || of == Type.BOOLEAN;
  }

  /** Whether it looks at features alone: a cluster set predicts nothing. */
  boolean isOfClusters() {
    return this != TARGET;
  }

  /** The words of those, {@code z_score} and {@code z-score} alike. */
  static List<String> words(Predicate<Preparation> which) {
    List<String> words = Arrays.stream(values()).filter(which).map(Preparation::word).toList();
    Stream<String> hyphened =
        words.stream().filter(word -> word.contains("_")).map(word -> word.replace('_', '-'));
    return Stream.concat(words.stream(), hyphened).toList();
  }

  static Optional<Preparation> of(String word) {
    String written = word.replace('-', '_');
    return Arrays.stream(values()).filter(each -> each.word().equals(written)).findFirst();
  }
}
