package io.strate.workspace.form;

import io.strate.domain.Entity;
import io.strate.workspace.form.LearntForm.Auto;
import io.strate.workspace.form.LearntForm.ClusterForm;
import io.strate.workspace.form.LearntForm.Cutoff;
import io.strate.workspace.form.LearntForm.From;
import io.strate.workspace.form.LearntForm.Learns;
import io.strate.workspace.form.LearntForm.Listed;
import io.strate.workspace.form.LearntForm.Measured;
import io.strate.workspace.form.LearntForm.ModelForm;
import io.strate.workspace.form.LearntForm.MomentForm;
import io.strate.workspace.form.LearntForm.Profit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * Says what is learnt to people.
 *
 * @param condition says a condition of contacts or accounts
 * @param value says any value of theirs
 * @param events says what an event of contacts is
 */
record LearntWords(
    Voice voice,
    Labels labels,
    BiFunction<String, Entity, Wording> condition,
    BiFunction<String, Entity, Wording> value,
    BiFunction<String, Entity, Wording> events) {

  private static final String ACCOUNT = "account.";

  List<Wording> of(LearntForm form) {
    List<Wording> all = new ArrayList<>();
    switch (form) {
      case ClusterForm clusters -> {
        all.add(
            Wording.line(
                voice.say("groups of ", "des groupes de ")
                    + people(clusters.of())
                    + voice.say(" who are alike", " qui se ressemblent")));
        learns(clusters.learns(), clusters.of(), all);
      }
      case ModelForm model -> {
        if (!model.predict().isBlank()) {
          Wording predicted = value.apply(model.predict(), model.of());
          all.add(
              new Wording(
                  voice.say(
                          "foretells, as it will be later: ", "prévoit, comme ce sera plus tard : ")
                      + predicted.text(),
                  predicted.parts()));
        }
        learns(model.learns(), model.of(), all);
        model.threshold().ifPresent(cutoff -> all.add(Wording.line(threshold(cutoff))));
      }
      case MomentForm moment -> moment(moment, all);
    }
    return all;
  }

  private void moment(MomentForm moment, List<Wording> into) {
    List<Wording> reactions =
        moment.events().stream()
            .filter(text -> !text.isBlank())
            .map(text -> events.apply(text, moment.of()))
            .toList();
    if (!reactions.isEmpty()) {
      into.add(
          new Wording(
              moment.of() == Entity.CONTACT
                  ? voice.say(
                      "the hour and the weekday at which each contact reacts best, by",
                      "l'heure et le jour où chaque contact réagit le mieux, d'après")
                  : voice.say(
                      "the hour and the weekday at which each account reacts best, by",
                      "l'heure et le jour où chaque entreprise réagit le mieux, d'après"),
              reactions));
    }
  }

  private void learns(Learns learns, Entity of, List<Wording> into) {
    learns
        .among()
        .ifPresent(
            text -> {
              Wording who = condition.apply(text, of);
              into.add(new Wording(voice.say("among: ", "parmi : ") + who.text(), who.parts()));
            });
    into.add(Wording.line(from(learns.from(), of)));
  }

  private String from(From from, Entity of) {
    return switch (from) {
      case Listed(List<String> features) ->
          voice.say("by ", "d'après ") + voice.and(labels(features, of));
      case Auto(List<String> except) when except.isEmpty() ->
          voice.say("by all that is known", "d'après tout ce qui est connu");
      case Auto(List<String> except) ->
          voice.say("by all that is known but ", "d'après tout ce qui est connu, sauf ")
              + voice.and(labels(except, of));
    };
  }

  private List<String> labels(List<String> features, Entity of) {
    return features.stream().map(name -> voice.quoted(label(name, of).text())).toList();
  }

  /** Contacts know what their account knows. */
  private Labels.Label label(String name, Entity of) {
    return name.startsWith(ACCOUNT)
        ? labels.value(Entity.ACCOUNT, name.substring(ACCOUNT.length()))
        : labels.value(of, name);
  }

  private String threshold(Cutoff cutoff) {
    return switch (cutoff) {
      case Measured(var by, String text) ->
          switch (by) {
            case MAXIMISE ->
                voice.say(
                    "yes from the probability with the highest F1",
                    "oui à partir de la probabilité au meilleur F1");
            case RECALL_AT_LEAST ->
                voice.say("finds at least ", "trouve au moins ")
                    + share(text)
                    + voice.say(" of those that come true", " de ceux qui se réalisent");
            case PRECISION_AT_LEAST ->
                voice.say("at least ", "au moins ")
                    + share(text)
                    + voice.say(" of the yeses come true", " des oui se réalisent");
            case TOP -> voice.say("yes of the first ", "oui pour les premiers : ") + text;
          };
      case Profit(Map<String, String> _) ->
          voice.say("yes where it earns most", "oui là où cela rapporte le plus");
    };
  }

  private String share(String text) {
    return text.matches("0?\\.[0-9]+|1")
        ? voice.number(Double.parseDouble(text), new Labels.Label("", "", true))
        : text;
  }

  private String people(Entity of) {
    return of == Entity.CONTACT ? "contacts" : voice.say("accounts", "entreprises");
  }
}
