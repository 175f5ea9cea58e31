package io.strate.workspace.answer.profile;

import io.strate.domain.Entity;
import io.strate.domain.Value;
import io.strate.rule.definition.MomentDefinition;
import io.strate.workspace.answer.profile.DescribeProfile.Stated;
import io.strate.workspace.definition.Description;
import io.strate.workspace.definition.WorkspaceDefinition;
import io.strate.workspace.learning.card.CardJson;
import io.strate.workspace.learning.card.MomentCard;
import io.strate.workspace.learning.card.Sureness;
import io.strate.workspace.learning.registry.Registry;
import io.strate.workspace.open.Workspace;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Reads the best moments of a contact or account from what is stated of it. */
final class BestMoments {

  private final WorkspaceDefinition definition;
  private final Registry registry;

  BestMoments(Workspace workspace) {
    this.definition = workspace.definition();
    this.registry = new Registry(workspace.ledger().notes());
  }

  /** Those that are stated, in the order of the definitions. */
  List<BestMoment> in(Entity of, List<Stated> attributes) {
    return definition.moments().stream()
        .filter(moment -> moment.of() == of)
        .flatMap(moment -> moment(moment, attributes).stream())
        .toList();
  }

  /** Whether a moment states an attribute. */
  boolean isTheirs(Entity of, String attribute) {
    return definition.moments().stream()
        .filter(moment -> moment.of() == of)
        .flatMap(moment -> MomentDefinition.attributes(moment.name()))
        .anyMatch(attribute::equals);
  }

  private Optional<BestMoment> moment(MomentDefinition moment, List<Stated> attributes) {
    OptionalDouble weekday = number(attributes, moment.weekday());
    OptionalDouble hour = number(attributes, moment.hour());
    OptionalDouble confidence = number(attributes, moment.confidence());
    if (weekday.isEmpty() || hour.isEmpty() || confidence.isEmpty()) {
      return Optional.empty();
    }
    double sure = confidence.getAsDouble();
    int onDay = (int) weekday.getAsDouble();
    int at = (int) hour.getAsDouble();
    return Optional.of(
        new BestMoment(
            moment.name(),
            definition
                .describe(Description.Kind.MOMENT, moment.name())
                .label()
                .map(label -> label.in(definition.locale()))
                .orElse(moment.name()),
            onDay,
            at,
            sure,
            Sureness.of(sure) == Sureness.LOW && isEverybodys(moment.name(), onDay, at)));
  }

  private boolean isEverybodys(String name, int weekday, int hour) {
    return registry.inForce(name).stream()
        .mapToObj(version -> registry.part(name, version, "card"))
        .map(card -> CardJson.read(card, MomentCard.class))
        .anyMatch(card -> card.weekdays().best() == weekday && card.hours().best() == hour);
  }

  private static OptionalDouble number(List<Stated> attributes, String name) {
    return attributes.stream()
        .filter(stated -> stated.name().equals(name))
        .mapToDouble(
            stated -> stated.value() instanceof Value.Num(double value) ? value : Double.NaN)
        .filter(Double::isFinite)
        .findFirst();
  }
}
