package io.strate.learn.encode;

/**
 * One column of encoded rows.
 *
 * @param feature the column of the dataset that it comes from
 * @param meaning what it says of the feature
 */
public record Output(String feature, Meaning meaning) {

  /** A name for tables and files; different for all columns unless features are named alike. */
  public String name() {
    return switch (meaning) {
      case Meaning.Value _ -> feature;
      case Meaning.Level(String level) -> feature + "=" + level;
      case Meaning.OtherLevel _ -> feature + " is another";
      case Meaning.Unknown _ -> feature + " is unknown";
      case Meaning.Outcome(var of) ->
          of.map(name -> feature + " by share of " + name).orElse(feature + " by mean target");
      case Meaning.Dimension(int number) -> feature + " #" + number;
    };
  }
}
