package io.strate.workspace.learning.moment;

import io.strate.domain.Blame;
import io.strate.domain.Entity;
import io.strate.domain.Failure;
import io.strate.domain.Value;
import io.strate.learn.moment.Habits;
import io.strate.learn.moment.Habits.Best;
import io.strate.learn.moment.Round;
import io.strate.rule.definition.MomentDefinition;
import io.strate.rule.text.RulePrinter;
import io.strate.workspace.definition.Localized;
import io.strate.workspace.learning.Program;
import io.strate.workspace.learning.StateLearnt;
import io.strate.workspace.learning.StateLearnt.Stated;
import io.strate.workspace.learning.card.CardJson;
import io.strate.workspace.learning.card.MomentCard;
import io.strate.workspace.learning.card.MomentCard.Spread;
import io.strate.workspace.learning.card.MomentCard.Week;
import io.strate.workspace.learning.card.Provenance;
import io.strate.workspace.learning.card.Sureness;
import io.strate.workspace.learning.card.Verdict;
import io.strate.workspace.learning.card.Verdict.Grade;
import io.strate.workspace.learning.registry.Registry;
import io.strate.workspace.open.Workspace;
import io.strate.workspace.run.Interest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Learns a best moment, keeps it as a version, and states one of every contact or account. */
public final class LearnMoment {

  /** The one way in which moments are learnt. */
  public static final String METHOD = "dirichlet";

  /** Fewer that react say little of what is usual. */
  private static final int FEW = 30;

  /** Confidence is stated in percent: what changes less is no news. */
  private static final double PARTS = 100;

  private final Workspace workspace;
  private final MomentDefinition definition;
  private final Registry registry;

  public LearnMoment(Workspace workspace, MomentDefinition definition) {
    this.workspace = workspace;
    this.definition = definition;
    this.registry = new Registry(workspace.ledger().notes());
  }

  /** A version that was learnt, which is in force now. */
  public record Outcome(int number, MomentCard card) {}

  /**
   * Learns and keeps a version as of an instant.
   *
   * @throws Failure {@code learn.rows} if nobody reacted, and as {@link Interest#orEnd}
   */
  public Outcome learn(long now, Interest interest) {
    Reactions reactions = Reactions.read(workspace, definition, now, interest);
    if (reactions.reacted() == 0) {
      throw new Failure(
          "learn.rows",
          Blame.USER,
          "moment '%s': %s did what counts as a reaction: name other events in `of:`, or a longer `within:`"
              .formatted(
                  definition.name(),
                  definition.of() == Entity.CONTACT ? "no contact" : "nobody of any account"));
    }
    MomentCard card = card(reactions, now);
    int number = registry.keep(definition.name(), Map.of("card", CardJson.write(card)));
    registry.promote(definition.name(), number, now, "");
    return new Outcome(number, card);
  }

  /** States of everybody what a version says, all three attributes, counted together. */
  public Stated state(int version, long now, Interest interest) {
    byte[] card = registry.part(definition.name(), version, "card");
    return state(
        CardJson.read(card, MomentCard.class),
        Reactions.read(workspace, definition, now, interest),
        now);
  }

  private MomentCard card(Reactions reactions, long now) {
    Habits hours = Habits.learn(Round.HOURS, reactions.hours());
    Map<Sureness, Long> sureness = sureness(hours, reactions);
    return new MomentCard(
        provenance(reactions, now),
        reactions.rows().size(),
        reactions.reacted(),
        reactions.count(),
        spread(hours, 0),
        spread(Habits.learn(Round.WEEKDAYS, reactions.weekdays()), 1),
        verdict(reactions.reacted(), sureness),
        Optional.of(new Week(reactions.week(), sureness)));
  }

  private static Map<Sureness, Long> sureness(Habits hours, Reactions reactions) {
    Map<Sureness, Long> all = new EnumMap<>(Sureness.class);
    reactions.rows().stream()
        .filter(row -> row.count() > 0)
        .forEach(row -> all.merge(Sureness.of(stated(hours.best(row.hours()))), 1L, Long::sum));
    return all;
  }

  private static double stated(Best hour) {
    return Math.rint(hour.confidence() * PARTS) / PARTS;
  }

  private static Spread spread(Habits habits, int first) {
    return new Spread(
        Arrays.stream(habits.shares()).boxed().toList(),
        habits.concentration(),
        habits.best() + first);
  }

  private static Habits habits(Round round, Spread spread) {
    return new Habits(
        round,
        spread.shares().stream().mapToDouble(share -> share).toArray(),
        spread.concentration());
  }

  private Verdict verdict(int reacted, Map<Sureness, Long> sureness) {
    boolean isOfContacts = definition.of() == Entity.CONTACT;
    List<Localized> reasons = new ArrayList<>();
    if (reacted < FEW) {
      reasons.add(
          new Localized(
              "seulement %d %s ont réagi : ce qui est habituel est mal connu"
                  .formatted(reacted, isOfContacts ? "contacts" : "entreprises"),
              "only %d %s reacted: what is usual is hardly known"
                  .formatted(reacted, isOfContacts ? "contacts" : "accounts")));
    }
    if (!sureness.containsKey(Sureness.HIGH)) {
      reasons.add(
          new Localized(
              "%s n'a d'heure à soi avec une confiance élevée : le moment de tous vaut autant"
                  .formatted(isOfContacts ? "aucun contact" : "aucune entreprise"),
              "no %s has an hour of its own with high confidence: everybody's moment is as good"
                  .formatted(isOfContacts ? "contact" : "account")));
    }
    return new Verdict(reasons.isEmpty() ? Grade.FIT : Grade.WITH_CARE, reasons);
  }

  private Provenance provenance(Reactions reactions, long now) {
    return new Provenance(
        now,
        Long.toHexString(workspace.definition().hash(definition)),
        reactions.hash(),
        reactions.rows().size(),
        reactions.rows().size(),
        List.of(now),
        0,
        definition.reactions().stream()
            .map(
                selection ->
                    RulePrinter.print(
                        selection, RulePrinter.Language.ENGLISH, workspace.definition().zone()))
            .toList(),
        0,
        Program.version(),
        registry.inForce(definition.name()).stream()
            .mapToObj(version -> definition.name() + "@" + version)
            .toList());
  }

  private Stated state(MomentCard card, Reactions reactions, long now) {
    Habits hours = habits(Round.HOURS, card.hours());
    Habits weekdays = habits(Round.WEEKDAYS, card.weekdays());
    List<Value> bestHours = new ArrayList<>();
    List<Value> bestWeekdays = new ArrayList<>();
    List<Value> confidences = new ArrayList<>();
    for (Reactions.Row row : reactions.rows()) {
      Best hour = hours.best(row.hours());
      bestHours.add(Value.number(hour.slot()));
      confidences.add(Value.number(stated(hour)));
      bestWeekdays.add(Value.number(weekdays.best(row.weekdays()).slot() + 1));
    }
    int[] profiles = reactions.profiles();
    return state(definition.hour(), profiles, bestHours, now)
        .plus(state(definition.weekday(), profiles, bestWeekdays, now))
        .plus(state(definition.confidence(), profiles, confidences, now));
  }

  private Stated state(String attribute, int[] profiles, List<Value> values, long now) {
    return new StateLearnt(workspace).everybody(definition.of(), attribute, profiles, values, now);
  }
}
