package io.strate.workspace.definition;

import io.strate.rule.Place;
import io.strate.rule.Problem;
import io.strate.rule.draft.LearntDraft.Features;
import io.strate.rule.text.SourceText;
import io.strate.workspace.yaml.YamlNode;
import io.strate.workspace.yaml.YamlNode.Entry;
import io.strate.workspace.yaml.YamlNode.Scalar;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the keys of cluster sets, models and moments have in common. */
final class LearntFields {

  private static final Pattern SCHEDULE =
      Pattern.compile(
          "(nightly|weekly|monthly|never)(?:\\s*,?\\s*or\\s+drift\\s*>\\s*([0-9]{1,9}(?:\\.[0-9]{1,9})?))?");

  private final Fields fields;
  private final Consumer<Problem> problems;

  LearntFields(Fields fields, Consumer<Problem> problems) {
    this.fields = fields;
    this.problems = problems;
  }

  /** Names neither Strate's own nor with a slash, which stands between a set and its clusters. */
  static void checkName(Entry entry, String what, Consumer<Problem> problems) {
    if (entry.name().contains("/")) {
      problems.accept(
          Problem.error(
              "definition.name",
              entry.key().place(),
              what + "'s name has no `/`: it stands between a cluster set and its clusters"));
    }
    OwnNames.refuse(entry, what, problems);
  }

  Features features() {
    Optional<YamlNode> node = fields.node("features");
    boolean isList = node.isPresent() && node.get() instanceof YamlNode.Sequence;
    if (isList) {
      fields
          .node("except")
          .ifPresent(
              except ->
                  wrong(
                      except,
                      "`except:` takes names away from `features: auto`: leave them out of the list instead"));
      return new Features.Listed(texts("features"));
    }
    fields
        .scalar("features")
        .filter(text -> !text.value().strip().equals("auto"))
        .ifPresent(
            text ->
                wrong(
                    text,
                    "`features:` is auto or a list of names, found '%s': write [%s]"
                        .formatted(shortened(text), shortened(text))));
    return new Features.Auto(texts("except"));
  }

  private List<SourceText> texts(String key) {
    return fields.items(key).stream()
        .flatMap(item -> Fields.scalar(item).stream())
        .map(Texts::of)
        .toList();
  }

  List<PreparedFeature> prepare() {
    return fields.entries("prepare").stream()
        .flatMap(
            entry ->
                Fields.scalar(entry.value())
                    .flatMap(
                        word ->
                            Preparation.of(word.value())
                                .map(
                                    way ->
                                        new PreparedFeature(
                                            Texts.name(entry.key()), way, word.place())))
                    .stream())
        .toList();
  }

  Refresh refresh(String key) {
    return fields.scalar(key).map(text -> refresh(key, text)).orElse(Refresh.WEEKLY);
  }

  private Refresh refresh(String key, Scalar text) {
    Matcher matcher = SCHEDULE.matcher(text.value().strip());
    OptionalDouble drift = OptionalDouble.empty();
    if (matcher.matches() && matcher.group(2) != null) {
      drift = OptionalDouble.of(Double.parseDouble(matcher.group(2)));
    }
    if (!matcher.matches() || drift.isPresent() && drift.getAsDouble() == 0) {
      wrong(
          text,
          "`%s:` is nightly, weekly, monthly or never, and may go on with 'or drift > 0.2', found '%s'"
              .formatted(key, shortened(text)));
      return Refresh.WEEKLY;
    }
    return new Refresh(Refresh.Schedule.valueOf(matcher.group(1).toUpperCase(Locale.ROOT)), drift);
  }

  long seed() {
    return fields
        .scalar("seed")
        .map(text -> whole("seed", text, Long.MIN_VALUE))
        .orElse(OptionalLong.empty())
        .orElse(0);
  }

  /** A whole number that is not below some other. */
  OptionalLong whole(String key, Scalar text, long least) {
    try {
      long number = Long.parseLong(text.value().strip());
      if (number >= least) {
        return OptionalLong.of(number);
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    wrong(
        text,
        "`%s:` wants a whole number%s, found '%s'"
            .formatted(key, least > Long.MIN_VALUE ? " from " + least : "", shortened(text)));
    return OptionalLong.empty();
  }

  static String shortened(Scalar text) {
    return io.strate.workspace.yaml.Words.shortened(text.value().strip());
  }

  void wrong(YamlNode node, String message) {
    wrong(node.place(), message);
  }

  void wrong(Place place, String message) {
    problems.accept(Problem.error("definition.learnt", place, message));
  }
}
