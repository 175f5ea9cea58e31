package io.strate.server.admin;

import static io.strate.workspace.access.AccessKeys.Scope.ADMIN;

import io.strate.workspace.live.LiveWorkspace;
import io.strate.workspace.open.BackUpStore;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import java.util.function.LongSupplier;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Copies of the store, into the folder that the server's settings name and no other. */
@RestController
@RequestMapping(path = "/api/v1/backups", produces = MediaType.APPLICATION_JSON_VALUE)
final class BackupsController {

  private final LiveWorkspace live;
  private final BackupFolder folder;
  private final LongSupplier clock;
  private final Semaphore one = new Semaphore(1);

  BackupsController(LiveWorkspace live, BackupFolder folder, LongSupplier clock) {
    this.live = live;
    this.folder = folder;
    this.clock = clock;
  }

  /**
   * A backup that was made.
   *
   * @param at what was acknowledged before is in it
   */
  record Made(Instant at, long tookMs) {}

  @PostMapping
  @Needs(ADMIN)
  ResponseEntity<Made> make() {
    Path into =
        folder
            .path()
            .orElseThrow(
                () ->
                    Refusal.of(
                        409,
                        "backup.folder",
                        "No folder for backups is set: name one as 'backup_folder' in the server's settings and start again."));
    if (!one.tryAcquire()) {
      throw Refusal.of(409, "backup.running", "A backup is being made: wait until it is.");
    }
    try {
      long at = clock.getAsLong();
      long _ =
          live.ask(
              workspace -> {
                new BackUpStore(workspace).into(into);
                return at;
              });
      return ResponseEntity.status(HttpStatus.CREATED)
          .body(new Made(Instant.ofEpochMilli(at), clock.getAsLong() - at));
    } finally {
      one.release();
    }
  }
}
