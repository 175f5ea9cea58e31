package io.strate.server.admin;

import static io.strate.workspace.access.AccessKeys.Scope.EDIT;
import static io.strate.workspace.access.AccessKeys.Scope.READ;

import io.strate.workspace.answer.EntryText;
import io.strate.workspace.join.ReviewList;
import io.strate.workspace.live.LiveWorkspace;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Identifiers that several contacts claim, and what people decide of them. */
@RestController
@RequestMapping(path = "/api/v1/joins", produces = MediaType.APPLICATION_JSON_VALUE)
final class JoinsController {

  private static final int MOST = 10_000;

  private final LiveWorkspace live;

  JoinsController(LiveWorkspace live) {
    this.live = live;
  }

  /** An identifier on which nobody has decided, and who claims it. */
  record Review(String identifier, List<Claimant> claimants) {}

  record Claimant(String id, String source, String since, String messageId) {}

  @GetMapping
  @Needs(READ)
  Page<Review> open(@RequestParam(name = "limit", defaultValue = "1000") int limit) {
    Page.limit(limit, MOST);
    return page(
        live.ask(
            workspace ->
                new ReviewList(workspace, live::wake)
                    .open(limit).stream().map(JoinsController::review).toList()));
  }

  private static Review review(ReviewList.Review review) {
    return new Review(
        review.identifier(),
        review.claimants().stream()
            .map(
                claimant ->
                    new Claimant(
                        claimant.id(),
                        claimant.source(),
                        EntryText.instant(claimant.since()),
                        claimant.messageId()))
            .toList());
  }

  /**
   * What somebody decided.
   *
   * @param what joined, apart or undone
   * @param contact to whom the identifier belongs since
   */
  record Decision(
      String identifier, String what, Optional<String> contact, Instant at, String by) {}

  @GetMapping("/decisions")
  @Needs(READ)
  Page<Decision> decisions() {
    return page(
        live.ask(
            workspace ->
                new ReviewList(workspace, live::wake)
                    .decisions().stream().map(JoinsController::decision).toList()));
  }

  private static Decision decision(ReviewList.Decided decided) {
    return new Decision(
        decided.identifier(),
        decided.what().name().toLowerCase(Locale.ROOT),
        Optional.of(decided.contact()).filter(contact -> !contact.isEmpty()),
        Instant.ofEpochMilli(decided.at()),
        decided.by());
  }

  private <T> Page<T> page(List<T> all) {
    return new Page<>(Instant.ofEpochMilli(live.asOf()), all, Optional.empty());
  }

  /** Gives an identifier to a contact, or without one leaves it apart from all who claim it. */
  @PutMapping("/{identifier}")
  @Needs(EDIT)
  ResponseEntity<Void> decide(
      @PathVariable("identifier") String identifier, HttpServletRequest request)
      throws IOException {
    Optional<String> contact = JsonBody.of(request, "contact").optionalText("contact");
    String by = by(request);
    return done(
        list -> {
          if (contact.isPresent()) {
            list.join(identifier, contact.get(), by);
          } else {
            list.leaveApart(identifier, by);
          }
        });
  }

  /** Takes an identifier out of the contact into which it was joined. */
  @DeleteMapping("/{identifier}")
  @Needs(EDIT)
  ResponseEntity<Void> undo(
      @PathVariable("identifier") String identifier, HttpServletRequest request) {
    String by = by(request);
    return done(list -> list.undo(identifier, by));
  }

  private ResponseEntity<Void> done(Consumer<ReviewList> decision) {
    return live.ask(
        workspace -> {
          decision.accept(new ReviewList(workspace, live::wake));
          return ResponseEntity.noContent().<Void>build();
        });
  }

  private static String by(HttpServletRequest request) {
    return Caller.of(request).map(caller -> caller.key().name()).orElse("");
  }
}
