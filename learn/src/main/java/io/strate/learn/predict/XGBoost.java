package io.strate.learn.predict;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Gradient boosting with penalties on what leaves say (Chen and Guestrin 2016), by the library of
 * that name.
 *
 * @param rounds how many trees at most (of more than two classes: for each), 1 to 10000
 * @param rate how much of its correction a tree makes, above 0, up to 1
 * @param shape how far trees grow
 * @param penalty what keeps leaves from saying much
 * @param draw which rows and columns are seen
 * @param patience after how many rounds without a lower loss on the validation part to stop; the
 *     rounds after the best are dropped. 0, or no validation part: all rounds are made and kept
 * @param seed whichever number
 */
public record XGBoost(
    int rounds, double rate, Shape shape, Penalty penalty, Draw draw, int patience, long seed)
    implements Learner {

  /**
   * @param depth how many questions at most lead to a leaf, 1 to 30
   * @param leaves how many there may be, those grown first that gain most; 0 for any number, level
   *     by level
   * @param leaf how much the rows of a leaf must weigh together, at least 0; of classes, a row that
   *     is nearly sure weighs nearly nothing
   * @param gain how much a split must lower the loss, at least 0
   * @param bins between how many values of a column a split may choose, 2 to 65536
   */
  public record Shape(int depth, int leaves, double leaf, double gain, int bins) {
    public Shape {
      Setting.within("depth", depth, 1, 30);
      Setting.within("leaves", leaves, 0, 100_000);
      Setting.within("leaf", leaf, 0, 1e15);
      Setting.within("gain", gain, 0, 1e15);
      Setting.within("bins", bins, 2, 65_536);
    }
  }

  /**
   * @param squares on the square of what a leaf says (lambda), at least 0
   * @param absolutes on its absolute value (alpha), at least 0
   * @param step the most that a leaf may say, for classes few rows have; 0 for no limit
   */
  public record Penalty(double squares, double absolutes, double step) {
    public static final Penalty NONE = new Penalty(0, 0, 0);

    public Penalty {
      Setting.within("squares", squares, 0, 1e15);
      Setting.within("absolutes", absolutes, 0, 1e15);
      Setting.within("step", step, 0, 1e15);
    }
  }

  /**
   * Shares, above 0; 1 for all.
   *
   * @param rows that a tree sees
   * @param treeColumns that a tree sees
   * @param levelColumns of these, that a level sees
   * @param splitColumns of these, that a split sees
   */
  public record Draw(double rows, double treeColumns, double levelColumns, double splitColumns) {
    public static final Draw ALL = new Draw(1, 1, 1, 1);

    public Draw {
      Setting.share("rows", rows);
      Setting.share("treeColumns", treeColumns);
      Setting.share("levelColumns", levelColumns);
      Setting.share("splitColumns", splitColumns);
    }
  }

  public XGBoost {
    Setting.within("rounds", rounds, 1, 10_000);
    Setting.share("rate", rate);
    Setting.within("patience", patience, 0, 10_000);
  }

  /** Up to 300 rounds at a rate of 0.05; draws of rows and columns make trees differ. */
  public static XGBoost standard(long seed) {
    return new XGBoost(
        300,
        0.05,
        new Shape(4, 0, 5, 0, 256),
        new Penalty(1, 0, 0),
        new Draw(0.8, 0.5, 1, 1),
        30,
        seed);
  }

  @Override
  public Learnt fit(Part training) {
    return fit(training, Optional.empty());
  }

  @Override
  public Learnt fit(Part training, Part validation) {
    return fit(training, patience == 0 ? Optional.empty() : Optional.of(validation));
  }

  private Learnt fit(Part training, Optional<Part> validation) {
    Question question = Question.of(training.target());
    return new TreePredictor(question, link(question), grow(training, validation).trees());
  }

  NativeTrees.Grown grow(Part training, Optional<Part> validation) {
    training.requireDifferentClasses();
    Map<String, Object> settings = settings();
    switch (Question.of(training.target())) {
      case YES_OR_NO -> settings.put("objective", "binary:logistic");
      case HOW_MUCH -> settings.put("objective", "reg:squarederror");
      case WHICH_CLASS -> {
        settings.put("objective", "multi:softprob");
        settings.put("num_class", training.classes());
        settings.put("base_score", 0);
      }
    }
    return NativeTrees.grow(settings, rounds, patience, training, validation);
  }

  private static Link link(Question question) {
    return switch (question) {
      case YES_OR_NO -> Link.LOGISTIC;
      case WHICH_CLASS -> Link.SOFTMAX;
      case HOW_MUCH -> Link.NONE;
    };
  }

  private Map<String, Object> settings() {
    Map<String, Object> settings = new HashMap<>();
    settings.put("eta", rate);
    settings.put("max_depth", shape.depth);
    settings.put("max_leaves", shape.leaves);
    settings.put("grow_policy", shape.leaves == 0 ? "depthwise" : "lossguide");
    settings.put("min_child_weight", shape.leaf);
    settings.put("gamma", shape.gain);
    settings.put("max_bin", shape.bins);
    settings.put("lambda", penalty.squares);
    settings.put("alpha", penalty.absolutes);
    settings.put("max_delta_step", penalty.step);
    settings.put("subsample", draw.rows);
    settings.put("colsample_bytree", draw.treeColumns);
    settings.put("colsample_bylevel", draw.levelColumns);
    settings.put("colsample_bynode", draw.splitColumns);
    settings.put("seed", NativeTrees.seed(seed));
    return settings;
  }
}
