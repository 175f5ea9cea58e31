package io.strate.server;

import io.strate.server.pages.Tour;
import io.strate.workspace.access.AccessKeys;
import io.strate.workspace.access.Users;
import io.strate.workspace.live.LiveWorkspace;
import io.strate.workspace.notify.ChangeFeed;
import io.strate.workspace.notify.Webhooks;
import java.util.function.Supplier;

/**
 * What is served: a live workspace, who follows it, who may do what, and what newcomers are shown.
 *
 * @param tour is asked for when the first page is shown, and not before the workspace has been
 *     brought up to now
 */
public record Service(
    LiveWorkspace live,
    ChangeFeed changes,
    Webhooks webhooks,
    AccessKeys keys,
    Users users,
    Supplier<Tour> tour) {

  public Service(
      LiveWorkspace live, ChangeFeed changes, Webhooks webhooks, AccessKeys keys, Users users) {
    this(live, changes, webhooks, keys, users, () -> Tour.NONE);
  }

  public Service(LiveWorkspace live, ChangeFeed changes, Webhooks webhooks, AccessKeys keys) {
    this(live, changes, webhooks, keys, Users.of(live.workspace()));
  }
}
