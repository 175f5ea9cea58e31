package io.strate.workspace.form;

import io.strate.rule.form.RowProblem;
import io.strate.workspace.definition.Localized.Locale;
import io.strate.workspace.edit.Foreseen;
import io.strate.workspace.form.LearntForm.Auto;
import io.strate.workspace.form.LearntForm.ClusterForm;
import io.strate.workspace.form.LearntForm.Cutoff;
import io.strate.workspace.form.LearntForm.From;
import io.strate.workspace.form.LearntForm.Given;
import io.strate.workspace.form.LearntForm.Listed;
import io.strate.workspace.form.LearntForm.Measured;
import io.strate.workspace.form.LearntForm.ModelForm;
import io.strate.workspace.form.LearntForm.MomentForm;
import io.strate.workspace.form.LearntForm.Profit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Finds what lacks in forms of what is learnt. Whether what is there makes sense, the check of all
 * definitions tells: its errors are brought to their fields here.
 */
public final class LearntCheck {

  private final Locale locale;
  private final List<RowProblem> problems = new ArrayList<>();

  private LearntCheck(Locale locale) {
    this.locale = locale;
  }

  static List<RowProblem> of(LearntForm form, Locale locale) {
    LearntCheck check = new LearntCheck(locale);
    switch (form) {
      case ClusterForm clusters -> check.from(clusters.learns().from());
      case ModelForm model -> check.model(model);
      case MomentForm moment -> check.moment(moment);
    }
    return List.copyOf(check.problems);
  }

  private void from(From from) {
    switch (from) {
      case Listed(List<String> features) when features.isEmpty() ->
          lacks("", "features", Lacking.FEATURES);
      case Listed _, Auto _ -> {}
    }
  }

  private void model(ModelForm model) {
    filled("", "predict", model.predict());
    from(model.learns().from());
    model.threshold().ifPresent(this::threshold);
    if (model.weights().orElse(null) instanceof Given(var byClass)) {
      if (byClass.isEmpty()) {
        lacks("", "class_weights", Lacking.ANSWERS);
      }
      byClass.forEach((name, weight) -> filled("/class_weights", name, weight));
    }
  }

  private void threshold(Cutoff cutoff) {
    switch (cutoff) {
      case Measured(var by, String text) -> filled("/threshold", by.key(), text);
      case Profit(var worth) when worth.values().stream().allMatch(String::isBlank) ->
          lacks("/threshold/profit", "tp", Lacking.NUMBER);
      case Profit _ -> {}
    }
  }

  private void moment(MomentForm moment) {
    if (moment.events().isEmpty()) {
      lacks("", LearntJson.EVENTS, Lacking.EVENT);
    }
    for (int i = 0; i < moment.events().size(); i++) {
      filled("/" + LearntJson.EVENTS, Integer.toString(i), moment.events().get(i));
    }
  }

  private void filled(String path, String field, String text) {
    if (text.isBlank()) {
      lacks(path, field, Lacking.FILLED);
    }
  }

  private void lacks(String path, String field, Lacking lacking) {
    problems.add(new RowProblem(path, field, lacking.in(locale)));
  }

  /** Errors of the check of all definitions, each at the field of the form that it is about. */
  public static List<RowProblem> placed(Foreseen foreseen, DefinitionForm form, Locale locale) {
    return foreseen.wrong().stream().map(wrong -> placed(wrong, form, locale)).distinct().toList();
  }

  private static RowProblem placed(Foreseen.Wrong wrong, DefinitionForm form, Locale locale) {
    String sentence =
        wrong.problem().code().equals("target.window") && locale == Locale.FR
            ? Lacking.WINDOW.in(locale)
            : wrong.problem().message();
    List<String> keys =
        switch (form) {
          case DefinitionForm.TextOnly _ -> List.of("yaml");
          case MomentForm moment -> fields(wrong.keys(), moment);
          case LearntForm _ when wrong.problem().code().equals("features.none") ->
              List.of("features");
          default -> wrong.keys();
        };
    int last = keys.size() - 1;
    return last < 0
        ? new RowProblem("", "name", sentence)
        : new RowProblem(
            String.join("", keys.subList(0, last).stream().map(key -> "/" + key).toList()),
            keys.get(last),
            sentence);
  }

  /** An event that stands alone in the file is the first of the form's. */
  private static List<String> fields(List<String> keys, MomentForm moment) {
    if (keys.isEmpty() || !keys.getFirst().equals("of")) {
      return keys;
    }
    List<String> behind = moment.events().size() == 1 ? List.of("0") : keys.subList(1, keys.size());
    return Stream.concat(Stream.of(LearntJson.EVENTS), behind.stream()).toList();
  }
}
