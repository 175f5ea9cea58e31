package io.strate.connect.webhook;

import java.util.List;

/** Port: where endpoints are kept. */
public interface Endpoints {

  List<WebhookEndpoint> all();

  /** The dispatcher disabled an endpoint: keep that, and tell whoever looks after it. */
  void disabled(String id, Disablement why);
}
