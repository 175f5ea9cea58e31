package io.strate.server;

import io.strate.workspace.access.AccessKeys;
import io.strate.workspace.access.Users;
import io.strate.workspace.live.LiveWorkspace;
import io.strate.workspace.notify.ChangeFeed;
import io.strate.workspace.notify.Webhooks;

/** What is served: a live workspace, who follows it, and who may do what. */
public record Service(
    LiveWorkspace live, ChangeFeed changes, Webhooks webhooks, AccessKeys keys, Users users) {

  public Service(LiveWorkspace live, ChangeFeed changes, Webhooks webhooks, AccessKeys keys) {
    this(live, changes, webhooks, keys, Users.of(live.workspace()));
  }
}
