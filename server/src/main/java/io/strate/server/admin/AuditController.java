package io.strate.server.admin;

import static io.strate.workspace.access.AccessKeys.Scope.ADMIN;

import io.strate.workspace.access.AuditLog;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who changed what. */
@RestController
@RequestMapping(path = "/api/v1/audit", produces = MediaType.APPLICATION_JSON_VALUE)
final class AuditController {

  private final AuditLog log;
  private final LongSupplier clock;

  AuditController(AuditLog log, LongSupplier clock) {
    this.log = log;
    this.clock = clock;
  }

  record Entry(Instant at, String key, String method, String path, int status) {}

  @GetMapping
  @Needs(ADMIN)
  Page<Entry> latest(@RequestParam(name = "limit", defaultValue = "100") int limit) {
    Page.limit(limit, AuditLog.MOST);
    return new Page<>(
        Instant.ofEpochMilli(clock.getAsLong()),
        log.latest(limit).stream()
            .map(
                entry ->
                    new Entry(
                        Instant.ofEpochMilli(entry.at()),
                        entry.key(),
                        entry.method(),
                        entry.path(),
                        entry.status()))
            .toList(),
        Optional.empty());
  }
}
