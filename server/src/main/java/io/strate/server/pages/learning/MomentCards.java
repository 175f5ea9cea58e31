package io.strate.server.pages.learning;

import io.strate.rule.definition.MomentDefinition;
import io.strate.rule.text.RulePrinter;
import io.strate.server.pages.MomentWords;
import io.strate.server.pages.Words;
import io.strate.server.pages.learning.MomentView.Learnt;
import io.strate.server.pages.learning.MomentView.Who;
import io.strate.workspace.answer.learnt.ShowMoment;
import io.strate.workspace.definition.Localized;
import io.strate.workspace.definition.WorkspaceDefinition;
import io.strate.workspace.learning.card.MomentCard;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what cards say of best moments, in a language. */
final class MomentCards {

  private final WorkspaceDefinition definition;
  private final Words words;
  private final Heads heads;

  MomentCards(WorkspaceDefinition definition, Words words) {
    this.definition = definition;
    this.words = words;
    this.heads = new Heads(definition, words);
  }

  /** Of a moment that was never learnt. */
  MomentView nothing(LearntHead head) {
    return new MomentView(head, counts(head.name()), Optional.empty(), List.of());
  }

  MomentView view(LearntHead head, ShowMoment.Shown shown) {
    MomentCard card = shown.card();
    return new MomentView(
        head.with(card.made().rows(), List.of()),
        counts(head.name()),
        Optional.of(
            new Learnt(
                new MomentWords(words).time(card.weekdays().best(), card.hours().best()),
                card.contacts(),
                card.reacted(),
                card.reactions(),
                card.hours().shares(),
                card.weekdays().shares(),
                card.week().map(MomentCard.Week::reactions).orElse(List.of()),
                card.week().map(week -> whose(card, week)).orElse(Map.of()))),
        heads.versions(shown.versions(), shown.version(), heads.facts(card.made())));
  }

  private static Map<Who, Long> whose(MomentCard card, MomentCard.Week week) {
    Map<Who, Long> whose = new EnumMap<>(Who.class);
    week.sureness()
        .forEach(
            (sureness, many) ->
                whose.put(
                    switch (sureness) {
                      case HIGH -> Who.HIGH;
                      case FAIR -> Who.FAIR;
                      case LOW -> Who.LOW;
                    },
                    many));
    whose.put(Who.SILENT, (long) card.contacts() - card.reacted());
    return whose;
  }

  private List<String> counts(String name) {
    RulePrinter.Language language =
        words.language() == Localized.Locale.FR
            ? RulePrinter.Language.FRENCH
            : RulePrinter.Language.ENGLISH;
    return definition.moments().stream()
        .filter(moment -> moment.name().equals(name))
        .map(MomentDefinition::reactions)
        .flatMap(List::stream)
        .map(reaction -> RulePrinter.print(reaction, language, definition.zone()))
        .toList();
  }
}
