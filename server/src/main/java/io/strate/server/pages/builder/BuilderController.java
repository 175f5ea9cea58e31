package io.strate.server.pages.builder;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.strate.domain.Blame;
import io.strate.domain.Entity;
import io.strate.domain.Failure;
import io.strate.server.pages.Frame;
import io.strate.server.pages.Pages;
import io.strate.server.signin.ForRole;
import io.strate.workspace.access.Role;
import io.strate.workspace.answer.overview.ShowUses;
import io.strate.workspace.edit.Section;
import io.strate.workspace.edit.WrittenDefinition;
import io.strate.workspace.live.LiveWorkspace;
import io.strate.workspace.notify.Webhooks;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.View;

/** The page on which a definition is made or changed. */
@Controller
final class BuilderController {

  private final LiveWorkspace live;
  private final Webhooks webhooks;
  private final Pages pages;
  private final ObjectMapper json = new ObjectMapper();

  BuilderController(LiveWorkspace live, Webhooks webhooks, Pages pages) {
    this.live = live;
    this.webhooks = webhooks;
    this.pages = pages;
  }

  @GetMapping({
    "/segments/new",
    "/traits/new",
    "/scores/new",
    "/clusters/new",
    "/models/new",
    "/moments/new"
  })
  @ForRole(Role.EDITOR)
  View make(HttpServletRequest request) {
    Section section = section(request);
    Frame frame = pages.frame(request, room(section), "builder.new." + section.key());
    ObjectNode opened = JsonNodeFactory.instance.objectNode().put("version", "");
    return show(frame, section, "", opened, List.of());
  }

  @GetMapping({
    "/segments/{name}/edit",
    "/traits/{name}/edit",
    "/scores/{name}/edit",
    "/clusters/{name}/edit",
    "/models/{name}/edit",
    "/moments/{name}/edit"
  })
  @ForRole(Role.EDITOR)
  View edit(HttpServletRequest request, @PathVariable("name") String name) {
    Section section = section(request);
    WrittenDefinition written =
        live.definition(section, name)
            .orElseThrow(
                () ->
                    new Failure(
                        "usage.name",
                        Blame.USER,
                        "no %s is called '%s'".formatted(section.noun(), name)));
    Frame frame = pages.frame(request, room(section), "builder.edit." + section.key(), name);
    return show(frame, section, name, Opened.of(written), users(section, name));
  }

  private static Section section(HttpServletRequest request) {
    return Section.of(request.getServletPath().split("/", 3)[1]).orElseThrow();
  }

  private static Frame.Room room(Section section) {
    return Judged.LEARNT.contains(section) ? Frame.Room.LEARNING : Frame.Room.SEGMENTS;
  }

  /** What may be made instead. */
  private static List<Section> kinds(Section section) {
    return Judged.LEARNT.contains(section)
        ? List.copyOf(Judged.LEARNT)
        : List.of(Section.SEGMENTS, Section.TRAITS, Section.SCORES);
  }

  /** Names of what would be without it. */
  private List<String> users(Section section, String name) {
    var hooks = webhooks.list();
    return live.ask(
        workspace -> {
          ShowUses uses = new ShowUses(workspace, hooks);
          Stream<ShowUses.Uses> all =
              switch (section) {
                case SEGMENTS -> Stream.of(uses.ofSegment(name));
                case CLUSTERS, MODELS -> Stream.of(uses.ofLearnt(name), uses.ofSegment(name));
                case MOMENTS -> Stream.of(uses.ofMoment(name));
                case SOURCES, TRAITS, SCORES ->
                    Stream.of(Entity.values()).map(of -> uses.ofTrait(of, name));
              };
          return new ArrayList<>(
              new TreeSet<>(
                  all.flatMap(each -> each.usedBy().stream())
                      .map(ShowUses.Thing::name)
                      .filter(user -> !user.startsWith(name + "/"))
                      .toList()));
        });
  }

  private View show(
      Frame frame, Section section, String name, ObjectNode opened, List<String> users) {
    opened.put("section", section.key()).put("name", name).put("user", frame.visitor().name());
    opened.put("workspace", frame.workspace()).put("language", frame.words().tag());
    return pages.show(
        "builder/page.jte",
        frame,
        Map.of(
            "opened",
            opened.toString(),
            "texts",
            json.valueToTree(frame.words().all("builder_ui")).toString(),
            "users",
            users,
            "isNew",
            name.isEmpty(),
            "subtitle",
            frame.say("builder.hint." + section.key()),
            "kinds",
            kinds(section).stream().map(Section::key).toList(),
            "counted",
            frame.say(Judged.LEARNT.contains(section) ? "builder.population" : "builder.count")));
  }
}
