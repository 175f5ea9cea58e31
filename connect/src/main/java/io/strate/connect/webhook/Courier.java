package io.strate.connect.webhook;

import io.strate.connect.outbound.Answer;
import io.strate.connect.outbound.OutboundClient;
import io.strate.connect.outbound.OutboundRequest;
import java.util.function.Consumer;

/** Port: brings a request to its receiver. */
public interface Courier {

  /** Says once what became of it, before or after returning. */
  void send(OutboundRequest request, Consumer<Answer> done);

  static Courier by(OutboundClient client) {
    return (request, done) -> done.accept(client.send(request));
  }
}
