package io.strate.learn.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How much of yes is found when only a part of everybody is approached, highest scores first. Equal
 * scores are taken in no order: a part that ends among them has its share of their yes.
 *
 * @param parts of equal size, highest scores first
 */
public record Gain(List<Part> parts) {

  /**
   * @param upTo the share of everybody approached once this part is
   * @param found the share of all yes among them
   * @param lift how many times as much yes is among them as among equally many drawn at random
   * @param ownLift the same of this part alone
   */
  public record Part(double upTo, double found, double lift, double ownLift) {}

  public Gain {
    parts = List.copyOf(parts);
  }

  /**
   * @param count 10 for deciles, 100 for per cent
   * @throws IllegalArgumentException if yes or no came of no row
   */
  public static Gain of(Scored scored, int count) {
    scored.requireBothAnswers("gain");
    if (count < 1) {
      throw new IllegalArgumentException(
          "gain: expected at least 1 part, found %d; ask for instance for 10".formatted(count));
    }
    Cuts cuts = Cuts.of(scored);
    RisingLine line = line(cuts);
    List<Part> parts = new ArrayList<>();
    double before = 0;
    for (int i = 1; i <= count; i++) {
      double upTo = (double) i / count;
      double found = line.at(upTo * (cuts.allYes() + cuts.allNo())) / cuts.allYes();
      parts.add(new Part(upTo, found, found / upTo, (found - before) * count));
      before = found;
    }
    return new Gain(parts);
  }

  /** The yes found by how many are approached. */
  static RisingLine line(Cuts cuts) {
    double[] above = new double[cuts.count()];
    Arrays.setAll(above, cuts::above);
    return new RisingLine(above, cuts.yes());
  }
}
