package io.strate.workspace.definition;

import static io.strate.workspace.definition.Key.optional;
import static io.strate.workspace.definition.Key.required;
import static io.strate.workspace.definition.Shape.either;
import static io.strate.workspace.definition.Shape.keys;

import java.util.List;
import java.util.function.Predicate;

/** The keys of cluster sets, models and moments. */
final class LearntShapes {

  private static final Shape NUMBER = new Shape.Number();
  private static final Shape WHOLE = new Shape.Text("a whole number");
  private static final Shape COUNT_OR_AUTO = new Shape.Text("auto, or a number");
  private static final Shape SHARE = new Shape.Text("a share such as 0.8 or 80%");

  private static final Shape SCHEDULE =
      new Shape.Text("a schedule such as nightly, or \"weekly, or drift > 0.2\"");

  private static final Key AMONG =
      optional(
          "among", Shapes.RULE, "Whom it is learnt of, and stated for; everybody if left out.");

  private static final Key FEATURES =
      optional(
          "features",
          either(
              new Shape.Text("auto"),
              new Shape.ListOf(
                  "a list of traits and attributes", new Shape.Text("a trait or attribute"))),
          "What it is learnt from; auto, which is every trait, score and attribute that does not"
              + " identify nor build on what is learnt, if left out.");

  private static final Key EXCEPT =
      optional(
          "except",
          new Shape.ListOf(
              "a list of traits and attributes", new Shape.Text("a trait or attribute")),
          "What auto leaves out.");

  private static Key prepare(Predicate<Preparation> ways) {
    return optional(
        "prepare",
        new Shape.Named("features with a way each", new Shape.Choice(Preparation.words(ways))),
        "How features become numbers that can be compared; by their types if left out.");
  }

  private static final Key SEED =
      optional(
          "seed", WHOLE, "A whole number from which all that is drawn follows; 0 if left out.");

  static final Shape CLUSTERS =
      keys(
          "a cluster set with of, among, features, method, k",
          Shapes.described(
              Shapes.OF,
              AMONG,
              FEATURES,
              EXCEPT,
              prepare(Preparation::isOfClusters),
              optional(
                  "method",
                  new Shape.Choice(ClusterReader.METHODS),
                  "How clusters are found; auto, which compares them, if left out."),
              optional(
                  "k",
                  new Shape.Text("auto, a number, or a range such as 2..12"),
                  "How many clusters; auto if left out."),
              optional(
                  "eps",
                  COUNT_OR_AUTO,
                  "Of dbscan: how far neighbours may be apart; auto if left out."),
              optional(
                  "min_points",
                  COUNT_OR_AUTO,
                  "Of dbscan: how many neighbours the core of a cluster has; auto if left out."),
              optional(
                  "refresh",
                  SCHEDULE,
                  "When it is learnt anew: nightly, weekly, monthly or never; weekly if left out."),
              SEED));

  private static final Shape PROFIT =
      keys(
          "what each outcome is worth, as in { tp: 120, fp: -3 }",
          List.of(
              optional("tp", NUMBER, "What a yes that comes true is worth; 0 if left out."),
              optional("fp", NUMBER, "What a yes that does not come true is worth; 0 if left out."),
              optional("tn", NUMBER, "What a no that comes true is worth; 0 if left out."),
              optional(
                  "fn", NUMBER, "What a no that does not come true is worth; 0 if left out.")));

  private static final Shape THRESHOLD =
      new Shape.Keys(
          "a threshold such as { maximise: f1 }",
          List.of(
              optional("maximise", new Shape.Choice(List.of("f1")), "The one with the highest F1."),
              optional(
                  "recall_at_least",
                  SHARE,
                  "The highest one that still finds this share of those that come true."),
              optional(
                  "precision_at_least",
                  SHARE,
                  "The lowest one of whose yeses this share comes true."),
              optional("profit", PROFIT, "The one that earns most."),
              optional("top", WHOLE, "The one that says yes to so many.")),
          List.of("maximise", "recall_at_least", "precision_at_least", "profit", "top"));

  static final Shape MODEL =
      keys(
          "a model with predict, of, among, features, method",
          Shapes.described(
              required(
                      "predict",
                      Shapes.RULE,
                      "What comes within some time after a snapshot: a condition, a number or a text, in"
                          + " which every event has a window, as in did order within 90 days. Attributes"
                          + " count as they are at the end of that time.")
                  .unless("onnx"),
              optional(
                  "onnx",
                  new Shape.Text("an ONNX file beside strate.yaml, such as models/reply.onnx"),
                  "A model that was learnt elsewhere, which takes the features as its input's"
                      + " columns, in their order; it is judged if predict says what of."),
              optional(
                      "missing",
                      new Shape.Text("nan, or a number"),
                      "What a model from a file gets for an unknown number; nan if left out.")
                  .needing(
                      "onnx",
                      "`missing:` says what a model from a file gets for an unknown number: add `onnx:`, or take it out"),
              Shapes.OF,
              AMONG,
              optional(
                  "snapshots",
                  new Shape.Text("snapshots such as monthly over 24 months"),
                  "The instants of the past that it learns from: daily, weekly or monthly over some"
                      + " time; monthly over 24 months if left out."),
              optional(
                  "gap",
                  Shapes.SPAN,
                  "How long after a snapshot the time that is predicted begins; at once if left out."),
              FEATURES,
              EXCEPT,
              prepare(_ -> true),
              optional(
                  "method",
                  new Shape.Choice(ModelMethod.words()),
                  "How it learns; auto, which compares them, if left out."),
              optional("threshold", THRESHOLD, "What probability counts as a yes."),
              optional(
                  "retrain",
                  SCHEDULE,
                  "When it is learnt anew: nightly, weekly, monthly or never; weekly if left out."),
              SEED,
              optional(
                  "class_weights",
                  either(
                      new Shape.Choice(List.of("balanced")),
                      new Shape.Named("classes with a weight each", NUMBER)),
                  "How much each class counts while it learns; the same if left out.")));

  private static final Shape REACTION =
      new Shape.Text("an event such as email_opened, or email_clicked where campaign = 'x'");

  static final Shape MOMENT =
      keys(
          "a moment such as { of: email_opened, within: 180 days }",
          Shapes.described(
              required(
                  "of",
                  either(REACTION, new Shape.ListOf("a list of events", REACTION)),
                  "What counts as a reaction: an event, or a list of them."),
              optional(
                  "entity",
                  Shapes.ENTITY,
                  "Whose moment it is, as `of` holds events; contacts if left out."),
              optional(
                  "within",
                  Shapes.SPAN,
                  "The window of all of them; the whole past if left out.")));

  private LearntShapes() {}
}
