package io.strate.workspace.notify;

import io.strate.connect.webhook.EndpointFilter;
import io.strate.connect.webhook.WebhookEndpoint;
import io.strate.workspace.learning.alert.LearntAlert;
import io.strate.workspace.notify.Webhook.Direction;
import io.strate.workspace.notify.Webhook.Settings;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Endpoints of the dispatcher as people see them, and back. */
final class WebhookForm {

  private static final Set<String> ALERTS =
      Arrays.stream(LearntAlert.Type.values()).map(LogOutbox::type).collect(Collectors.toSet());

  private WebhookForm() {}

  static Webhook shown(WebhookEndpoint endpoint) {
    Set<String> types = endpoint.filter().types();
    Set<Direction> directions = EnumSet.noneOf(Direction.class);
    for (Direction direction : Direction.values()) {
      if (types.contains(type(direction))) {
        directions.add(direction);
      }
    }
    return new Webhook(
        endpoint.id(),
        new Settings(
            endpoint.url().toString(),
            endpoint.filter().segments(),
            directions.size() == Direction.values().length ? Set.of() : directions,
            types.containsAll(ALERTS),
            endpoint.disabled().isEmpty()),
        endpoint.created());
  }

  /** Every type that is wanted by its name, so that a later version's are not taken for them. */
  static EndpointFilter filter(Settings settings) {
    Set<String> types = new HashSet<>(types(settings.directions()));
    if (settings.alerts()) {
      types.addAll(ALERTS);
    }
    return new EndpointFilter(types, settings.segments());
  }

  /** The types of the moves that go in some directions; all if there is none. */
  static Set<String> types(Set<Direction> directions) {
    return Arrays.stream(Direction.values())
        .filter(direction -> directions.isEmpty() || directions.contains(direction))
        .map(WebhookForm::type)
        .collect(Collectors.toSet());
  }

  private static String type(Direction direction) {
    return switch (direction) {
      case ENTERED -> LogOutbox.ENTERED;
      case LEFT -> LogOutbox.LEFT;
    };
  }
}
