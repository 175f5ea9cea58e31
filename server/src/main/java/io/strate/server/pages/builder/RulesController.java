package io.strate.server.pages.builder;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.strate.server.pages.Pages;
import io.strate.server.pages.Visitor;
import io.strate.server.pages.Words;
import io.strate.server.pages.builder.RuleExchange.Kind;
import io.strate.server.signin.ForRole;
import io.strate.workspace.access.Role;
import io.strate.workspace.answer.ChoicesJson;
import io.strate.workspace.answer.KeptChoices;
import io.strate.workspace.live.LiveWorkspace;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** What rules may speak of, and rules as rows and as texts. */
@Controller
final class RulesController {

  private final LiveWorkspace live;
  private final Pages pages;
  private final KeptChoices choices = new KeptChoices();

  RulesController(LiveWorkspace live, Pages pages) {
    this.live = live;
    this.pages = pages;
  }

  @GetMapping("/builder/choices")
  @ForRole(Role.VIEWER)
  ResponseEntity<String> choices() {
    // Not in the visitor's language: they hold both, and are kept for all visitors.
    return BuilderErrors.answer(200, ChoicesJson.of(live.ask(choices::of)));
  }

  /** The rows of a {@code text}, or the text of a {@code form}. */
  @PostMapping("/builder/rule")
  @ForRole(Role.EDITOR)
  ResponseEntity<String> rule(HttpServletRequest request) throws IOException {
    Body body = Body.of(request);
    Words words = Words.of(Visitor.of(request).language());
    ObjectNode answer =
        pages.ask(
            words,
            workspace -> {
              RuleExchange exchange =
                  new RuleExchange(
                      new Tongue(workspace.definition(), words.language()), body.entity());
              Kind kind = Kind.of(body.text("kind"));
              return body.object("form")
                  .map(form -> exchange.text(kind, form, body.text("then")))
                  .orElseGet(() -> exchange.rows(kind, body.text("text")));
            });
    return BuilderErrors.answer(200, answer);
  }
}
