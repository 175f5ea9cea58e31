package io.strate.workspace.learning.model;

import io.strate.learn.dataset.Examples;
import io.strate.learn.dataset.Target;
import io.strate.learn.evaluate.Bootstrap;
import io.strate.learn.evaluate.Measures;
import io.strate.learn.evaluate.Scored;
import io.strate.learn.evaluate.Standing;
import io.strate.workspace.learning.card.ModelCard.Group;
import io.strate.workspace.learning.card.ModelCard.Measured;
import java.util.ArrayList;
import java.util.List;

/** How good a model is in each of some segments, beside everybody else. */
final class Fairness {

  private static final double LARGE_GAP = 0.05;
  private static final int FEWEST_ROWS = 100;
  private static final int RESAMPLES = 200;

  private final Trained learnt;
  private final List<String> segments;
  private final List<boolean[]> members;
  private final long seed;

  /**
   * @param members by segment, whether each row of the test part was in it as of its snapshot
   */
  Fairness(Trained learnt, List<String> segments, List<boolean[]> members, long seed) {
    this.learnt = learnt;
    this.segments = segments;
    this.members = members;
    this.seed = seed;
  }

  /** Empty but for yes-or-no questions; segments of few rows tell nothing. */
  List<Group> groups() {
    if (!(learnt.test().target() instanceof Target.Classes classes)
        || classes.names().size() != 2) {
      return List.of();
    }
    Scored scored = learnt.tested();
    double[] said = learnt.model().answer(learnt.test().features());
    List<Group> groups = new ArrayList<>();
    for (int i = 0; i < segments.size(); i++) {
      boolean[] in = members.get(i);
      if (differ(classes, in)) {
        groups.add(group(scored, said, classes, segments.get(i), in));
      }
    }
    return groups;
  }

  /** Whether inside and outside there are enough rows of both answers. */
  private static boolean differ(Target.Classes classes, boolean[] in) {
    int[][] counts = new int[2][2];
    for (int row = 0; row < in.length; row++) {
      counts[in[row] ? 1 : 0][classes.codes()[row]]++;
    }
    return counts[0][0] > 0
        && counts[0][1] > 0
        && counts[1][0] > 0
        && counts[1][1] > 0
        && counts[1][0] + counts[1][1] >= FEWEST_ROWS;
  }

  private Group group(
      Scored scored, double[] said, Target.Classes classes, String segment, boolean[] in) {
    int[] inside = new int[in.length];
    double sumSaid = 0;
    double sumCame = 0;
    for (int row = 0; row < in.length; row++) {
      inside[row] = in[row] ? 0 : -1;
      sumSaid += in[row] ? said[row] : 0;
      sumCame += in[row] ? classes.codes()[row] : 0;
    }
    Examples test = learnt.test();
    Standing standing =
        Standing.of(
                scored,
                inside,
                test.groups(),
                List.of(Measures.AUC),
                new Bootstrap(RESAMPLES, 1 - 0.05 / segments.size(), seed),
                LARGE_GAP)
            .getFirst();
    Standing.Figure auc = standing.figures().getFirst();
    return new Group(
        segment,
        standing.rows(),
        new Measured("auc", auc.own().value(), auc.own().low(), auc.own().high()),
        sumSaid / standing.rows(),
        sumCame / standing.rows(),
        auc.flagged());
  }
}
