package io.strate.server.pages;

import io.strate.domain.Entity;
import io.strate.server.pages.Frame.Room;
import io.strate.server.signin.ForRole;
import io.strate.workspace.access.Role;
import io.strate.workspace.answer.overview.ShowUses;
import io.strate.workspace.definition.Description;
import io.strate.workspace.definition.Localized;
import io.strate.workspace.definition.WorkspaceDefinition;
import io.strate.workspace.notify.Webhook;
import io.strate.workspace.notify.Webhooks;
import io.strate.workspace.open.Workspace;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;

/** Traits and scores: what they are called, what uses them, where they are changed. */
@Controller
public final class ValuesController {

  private final Webhooks webhooks;
  private final Pages pages;

  ValuesController(Webhooks webhooks, Pages pages) {
    this.webhooks = webhooks;
    this.pages = pages;
  }

  /**
   * A trait or score.
   *
   * @param unit empty if the definition says none; so is the description
   * @param uses how many definitions use it
   */
  public record Line(
      boolean isScore,
      Entity of,
      String name,
      String label,
      String description,
      String unit,
      int uses) {

    /** Where it is changed. */
    public String edit() {
      return (isScore ? "/scores/" : "/traits/") + Links.part(name) + "/edit";
    }

    /** How its values are distributed. */
    public String distribution() {
      return "/analyses/distribution?of="
          + (of == Entity.CONTACT ? "contacts" : "accounts")
          + "&name="
          + Links.part(name);
    }
  }

  @GetMapping("/traits")
  @ForRole(Role.VIEWER)
  View values(HttpServletRequest request) {
    Frame frame = pages.frame(request, Room.VALUES, "values.title");
    Collection<Webhook> told = webhooks.list();
    return pages.show(
        "pages/values.jte",
        frame,
        Map.of("values", pages.ask(frame.words(), workspace -> lines(workspace, told))));
  }

  private static List<Line> lines(Workspace workspace, Collection<Webhook> told) {
    WorkspaceDefinition definition = workspace.definition();
    ShowUses uses = new ShowUses(workspace, told);
    List<Line> lines = new ArrayList<>();
    definition
        .definitions()
        .traits()
        .forEach(trait -> lines.add(line(definition, uses, false, trait.of(), trait.name())));
    definition
        .definitions()
        .scores()
        .forEach(score -> lines.add(line(definition, uses, true, score.of(), score.name())));
    return lines;
  }

  private static Line line(
      WorkspaceDefinition definition, ShowUses uses, boolean isScore, Entity of, String name) {
    Localized.Locale locale = definition.locale();
    Description said =
        definition.describe(isScore ? Description.Kind.SCORE : Description.Kind.TRAIT, name);
    return new Line(
        isScore,
        of,
        name,
        said.label().map(text -> text.in(locale)).orElse(name),
        said.text().map(text -> text.in(locale)).orElse(""),
        said.unit().orElse(""),
        uses.ofTrait(of, name).usedBy().size());
  }
}
