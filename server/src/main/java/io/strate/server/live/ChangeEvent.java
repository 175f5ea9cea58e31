package io.strate.server.live;

import io.strate.domain.Entity;
import io.strate.workspace.notify.Change;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A change as a server-sent event. JSON has no line ends, so that its data is one line. */
final class ChangeEvent {

  private ChangeEvent() {}

  static String of(List<Change> changes) {
    return changes.stream().map(ChangeEvent::of).collect(Collectors.joining());
  }

  private static String of(Change change) {
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("segment", change.segment())
            .put("of", change.of() == Entity.CONTACT ? "contacts" : "accounts")
            .put("as_of", change.asOf().toString())
            .put("members", change.members())
            .put("entered_count", change.entered().size())
            .put("left_count", change.left().size());
    change.entered().forEach(json.putArray("entered")::add);
    change.left().forEach(json.putArray("left")::add);
    return "id: " + change.position() + "\nevent: change\ndata: " + json + "\n\n";
  }
}
