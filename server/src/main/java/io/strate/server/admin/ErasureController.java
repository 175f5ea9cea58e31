package io.strate.server.admin;

import static io.strate.workspace.access.AccessKeys.Scope.ADMIN;

import io.strate.workspace.live.LiveWorkspace;
import io.strate.workspace.open.EraseContact;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Forgets people for good. */
@RestController
@RequestMapping(path = "/api/v1/contacts/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
final class ErasureController {

  private final LiveWorkspace live;

  ErasureController(LiveWorkspace live) {
    this.live = live;
  }

  /**
   * What was erased.
   *
   * @param wasKnown whether somebody was; an identifier of nobody is barred from now on all the
   *     same
   * @param rejects rejected rows and calls that named the person
   */
  record Outcome(boolean wasKnown, long identifiers, long entries, long rejects) {}

  @DeleteMapping
  @Needs(ADMIN)
  Outcome erase(@PathVariable("id") String id) {
    Optional<EraseContact.Forgotten> forgotten = live.erase(id);
    return forgotten
        .map(of -> new Outcome(true, of.identifiers(), of.entries(), of.rejects()))
        .orElseGet(() -> new Outcome(false, 0, 0, 0));
  }
}
