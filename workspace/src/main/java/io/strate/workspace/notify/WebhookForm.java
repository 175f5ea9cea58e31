package io.strate.workspace.notify;

import io.strate.connect.webhook.EndpointFilter;
import io.strate.connect.webhook.WebhookEndpoint;
import io.strate.workspace.notify.Webhook.Direction;
import io.strate.workspace.notify.Webhook.Settings;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;

/** Endpoints of the dispatcher as people see them, and back. */
final class WebhookForm {

  private WebhookForm() {}

  static Webhook shown(WebhookEndpoint endpoint) {
    Set<Direction> directions = EnumSet.noneOf(Direction.class);
    for (Direction direction : Direction.values()) {
      if (endpoint.filter().types().contains(type(direction))) {
        directions.add(direction);
      }
    }
    return new Webhook(
        endpoint.id(),
        new Settings(
            endpoint.url().toString(),
            endpoint.filter().segments(),
            directions,
            endpoint.disabled().isEmpty()),
        endpoint.created());
  }

  static EndpointFilter filter(Settings settings) {
    Set<String> types = new HashSet<>();
    settings.directions().forEach(direction -> types.add(type(direction)));
    return new EndpointFilter(types, settings.segments());
  }

  private static String type(Direction direction) {
    return switch (direction) {
      case ENTERED -> MoveOutbox.ENTERED;
      case LEFT -> MoveOutbox.LEFT;
    };
  }
}
