package io.strate.server.admin;

import static io.strate.workspace.access.AccessKeys.Scope.ADMIN;

import io.strate.workspace.access.AccessKeys;
import io.strate.workspace.live.LiveWorkspace;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who may come in. */
@RestController
@RequestMapping(path = "/api/v1/keys", produces = MediaType.APPLICATION_JSON_VALUE)
final class KeysController {

  private final LiveWorkspace live;
  private final AccessKeys keys;

  KeysController(LiveWorkspace live, AccessKeys keys) {
    this.live = live;
    this.keys = keys;
  }

  /** A key; itself it is shown when it is made, and never again. */
  record View(String name, String scope, Optional<String> key) {}

  record Views(List<View> items) {}

  @GetMapping
  @Needs(ADMIN)
  Views list() {
    return new Views(
        keys.all().stream()
            .map(key -> new View(key.name(), key.scope().word(), Optional.empty()))
            .toList());
  }

  @PostMapping
  @Needs(ADMIN)
  ResponseEntity<View> make(HttpServletRequest request) throws IOException {
    JsonBody body = JsonBody.of(request, "name", "scope");
    String word = body.text("scope");
    AccessKeys.Scope scope =
        AccessKeys.Scope.of(word)
            .orElseThrow(
                () ->
                    Refusal.of(
                        400,
                        "request.value",
                        "Expected 'scope' to be write, read, edit or admin, found '%s'."
                            .formatted(word)));
    String name = body.text("name");
    if (name.isBlank()) {
      throw Refusal.of(400, "request.value", "Expected 'name' to name the key, found a blank.");
    }
    return ResponseEntity.status(HttpStatus.CREATED)
        .body(new View(name, scope.word(), Optional.of(live.ask(_ -> keys.make(name, scope)))));
  }

  @DeleteMapping("/{name}")
  @Needs(ADMIN)
  ResponseEntity<Void> remove(@PathVariable("name") String name) {
    return live.ask(
        _ -> {
          keys.remove(name);
          return ResponseEntity.noContent().<Void>build();
        });
  }
}
