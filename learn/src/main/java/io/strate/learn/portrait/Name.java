package io.strate.learn.portrait;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What to call a cluster: by what clearly sets it apart most, so that no two have the same name.
 *
 * @param words at most two; none of a cluster that nothing clearly sets apart
 * @param number 1, or 2, 3, … where the same words name another cluster already
 */
public record Name(List<Word> words, int number) {
  private static final int CHOICE = 6;

  /** One thing that sets a cluster apart. */
  public sealed interface Word {
    /** Higher or lower than elsewhere. */
    record Number(String feature, Direction direction) implements Word {}

    /** A text that is more common, or rarer, than elsewhere. */
    record Text(String feature, String text, Direction direction) implements Word {}
  }

  /** More or less than elsewhere. */
  public enum Direction {
    HIGH,
    LOW
  }

  public Name {
    words = List.copyOf(words);
  }

  /**
   * Larger clusters choose first: the two features that set them apart most, or the next best two
   * that no other cluster is named by.
   *
   * @param portraits of all clusters; names come in the same order
   */
  public static List<Name> of(List<Portrait> portraits) {
    Name[] names = new Name[portraits.size()];
    Map<Set<Word>, Integer> taken = new HashMap<>();
    IntStream.range(0, names.length)
        .boxed()
        .sorted(Comparator.comparingInt(it -> -portraits.get(it).size()))
        .forEach(it -> names[it] = choose(portraits.get(it), taken));
    return List.of(names);
  }

  private static Name choose(Portrait portrait, Map<Set<Word>, Integer> taken) {
    List<List<Word>> choices = choices(portrait);
    List<Word> words =
        choices.stream()
            .filter(choice -> !taken.containsKey(Set.copyOf(choice)))
            .findFirst()
            .orElse(choices.getFirst());
    return new Name(words, taken.merge(Set.copyOf(words), 1, Integer::sum));
  }

  /** Pairs of words, the most telling first; the strongest word leads in each. */
  private static List<List<Word>> choices(Portrait portrait) {
    record Telling(Word word, double effect) {}
    List<Telling> telling =
        portrait.contrasts().stream()
            .filter(contrast -> contrast.isClear() && Math.abs(contrast.effect()) >= Contrast.SMALL)
            .limit(CHOICE)
            .map(contrast -> new Telling(word(contrast), Math.abs(contrast.effect())))
            .toList();
    record Choice(List<Word> words, double effect) {}
    List<Choice> choices = new ArrayList<>();
    for (int i = 0; i < telling.size(); i++) {
      Telling first = telling.get(i);
      choices.add(new Choice(List.of(first.word()), first.effect()));
      for (Telling second : telling.subList(i + 1, telling.size())) {
        choices.add(
            new Choice(List.of(first.word(), second.word()), first.effect() + second.effect()));
      }
    }
    choices.sort(Comparator.comparingDouble(choice -> -choice.effect()));
    return choices.isEmpty() ? List.of(List.of()) : choices.stream().map(Choice::words).toList();
  }

  private static Word word(Contrast contrast) {
    Direction direction = contrast.effect() > 0 ? Direction.HIGH : Direction.LOW;
    return switch (contrast) {
      case Contrast.Level level -> new Word.Number(level.feature(), direction);
      case Contrast.Mix mix ->
          new Word.Text(mix.feature(), mix.shares().getFirst().text(), direction);
    };
  }
}
