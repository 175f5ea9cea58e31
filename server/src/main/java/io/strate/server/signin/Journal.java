package io.strate.server.signin;

import io.strate.domain.Failure;
import io.strate.workspace.access.AuditLog;
import io.strate.workspace.live.LiveWorkspace;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes into the audit log who signed in or failed to, and what was changed by pages. */
public final class Journal {

  private static final Logger LOG = LoggerFactory.getLogger(Journal.class);

  private final LiveWorkspace live;
  private final AuditLog log;
  private final LongSupplier clock;

  Journal(LiveWorkspace live, AuditLog log, LongSupplier clock) {
    this.live = live;
    this.log = log;
    this.clock = clock;
  }

  /** Something that a form sent, by the path of its page, and the HTTP status of the answer. */
  void record(String user, String path, int status) {
    record(user, "POST", path, status);
  }

  /**
   * Something that a user sent. What was changed is changed; that the log could not be written is
   * said where operators look.
   */
  public void record(String user, String method, String path, int status) {
    AuditLog.Entry entry = new AuditLog.Entry(clock.getAsLong(), user, method, path, status);
    try {
      live.ask(
          _ -> {
            log.record(entry);
            return entry;
          });
    } catch (Failure failed) {
      LOG.error("the audit log could not be written: {}", failed.getMessage());
    }
  }
}
