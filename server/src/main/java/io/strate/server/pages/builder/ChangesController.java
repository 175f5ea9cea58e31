package io.strate.server.pages.builder;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.strate.domain.Entity;
import io.strate.domain.Failure;
import io.strate.server.admin.Turnstile;
import io.strate.server.pages.Links;
import io.strate.server.pages.Visitor;
import io.strate.server.pages.Words;
import io.strate.server.signin.ForRole;
import io.strate.server.signin.Journal;
import io.strate.workspace.access.Role;
import io.strate.workspace.answer.SupposeMembers;
import io.strate.workspace.edit.Edit;
import io.strate.workspace.edit.Section;
import io.strate.workspace.form.Wording;
import io.strate.workspace.live.LiveWorkspace;
import io.strate.workspace.open.Workspace;
import io.strate.workspace.run.Interest;
import io.strate.workspace.run.PlanChanges;
import io.strate.workspace.run.PlanReport;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;

/** A definition that is being made: what is wrong with it, what it would change, saving it. */
@Controller
final class ChangesController {

  private static final int SAMPLE = 10;

  private final LiveWorkspace live;
  private final Turnstile everybody;
  private final Journal journal;

  ChangesController(LiveWorkspace live, Turnstile everybody, Journal journal) {
    this.live = live;
    this.everybody = everybody;
    this.journal = journal;
  }

  private static Words words(HttpServletRequest request) {
    return Words.of(Visitor.of(request).language());
  }

  private Tongue tongue(HttpServletRequest request) {
    return new Tongue(
        live.ask(workspace -> workspace.definition()), Visitor.of(request).language());
  }

  /** What is wrong with it, and what it says in words. */
  @PostMapping("/builder/definition")
  @ForRole(Role.EDITOR)
  ResponseEntity<String> check(HttpServletRequest request) throws IOException {
    Sent sent = Sent.of(Body.of(request));
    Judged judged = judged(request, sent);
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.set("problems", RuleExchange.problems(judged.problems()));
    judged.yaml().ifPresent(yaml -> json.put("yaml", yaml));
    ArrayNode said = json.putArray("words");
    tongue(request).words().of(sent.definition()).forEach(wording -> said.add(wording(wording)));
    return BuilderErrors.answer(200, json);
  }

  private Judged judged(HttpServletRequest request, Sent sent) {
    return Judged.of(sent, live, tongue(request), words(request));
  }

  private static ObjectNode wording(Wording wording) {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("text", wording.text());
    ArrayNode parts = json.putArray("parts");
    wording.parts().forEach(part -> parts.add(wording(part)));
    return json;
  }

  /** Who would come and go, here and in other segments. */
  @PostMapping("/builder/plan")
  @ForRole(Role.EDITOR)
  ResponseEntity<String> plan(HttpServletRequest request) throws IOException {
    Sent sent = Sent.of(Body.of(request));
    Optional<ResponseEntity<String>> wrong = wrong(request, judged(request, sent));
    if (wrong.isPresent()) {
      return wrong.get();
    }
    Edit edit =
        new Edit.Put(sent.section(), sent.name(), sent.tree(live), Edit.Expected.anything());
    return BuilderErrors.answer(
        200, everybody.pass(() -> live.suppose(edit, workspace -> planned(workspace, sent))));
  }

  private ObjectNode planned(Workspace workspace, Sent sent) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.set("lines", lines(new PlanChanges(workspace).plan(OptionalLong.of(live.asOf()), false)));
    if (sent.section() == Section.SEGMENTS) {
      json.set(
          "segments",
          supposed(new SupposeMembers(workspace).of(sent.name(), SAMPLE, Interest.LASTING)));
    }
    return json;
  }

  private static ArrayNode lines(PlanReport report) {
    ArrayNode lines = JsonNodeFactory.instance.arrayNode();
    for (PlanReport.Line line : report.lines()) {
      if (line instanceof PlanReport.OfDefinition of) {
        ObjectNode json =
            lines
                .addObject()
                .put("kind", of.definition().kind().name().toLowerCase(Locale.ROOT))
                .put("name", of.definition().name())
                .put("change", of.change().name().toLowerCase(Locale.ROOT));
        of.members()
            .ifPresent(
                members ->
                    json.put("members", members.members())
                        .put("entering", members.entering())
                        .put("leaving", members.leaving()));
      }
    }
    return lines;
  }

  static ArrayNode supposed(List<SupposeMembers.Supposed> all) {
    ArrayNode json = JsonNodeFactory.instance.arrayNode();
    for (SupposeMembers.Supposed each : all) {
      ObjectNode one =
          json.addObject()
              .put("name", each.name())
              .put("of", each.of() == Entity.CONTACT ? "contacts" : "accounts")
              .put("members", each.members())
              .put("comers", each.comers())
              .put("goers", each.goers());
      one.set("reachable", CountController.reachable(each.reachable()));
      CountController.texts(one, "sample", each.sample());
      CountController.texts(one, "entering", each.entering());
      CountController.texts(one, "leaving", each.leaving());
    }
    return json;
  }

  /** Writes it, unless somebody else changed it since it was opened. */
  @PostMapping("/builder/save")
  @ForRole(Role.EDITOR)
  ResponseEntity<String> save(HttpServletRequest request) throws IOException {
    Sent sent = Sent.of(Body.of(request));
    Judged judged = judged(request, sent);
    Optional<ResponseEntity<String>> wrong = wrong(request, judged);
    if (wrong.isPresent()) {
      return wrong.get();
    }
    try {
      live.change(
          new Edit.Put(sent.section(), sent.name(), sent.tree(live), sent.expected()),
          Visitor.of(request).name());
    } catch (Failure failure) {
      if (failure.code().equals("definition.changed")) {
        return conflict(sent, judged, failure);
      }
      throw failure;
    }
    note(request, sent.section(), sent.name());
    return saved(sent);
  }

  private Optional<ResponseEntity<String>> wrong(HttpServletRequest request, Judged judged) {
    if (judged.problems().isEmpty()) {
      return Optional.empty();
    }
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("code", "form.unfinished");
    json.put("sentence", words(request).say("builder.unfinished"));
    json.set("problems", RuleExchange.problems(judged.problems()));
    return Optional.of(BuilderErrors.answer(422, json));
  }

  /** Both versions, so that nobody's work is lost. */
  private ResponseEntity<String> conflict(Sent sent, Judged judged, Failure failure) {
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("code", failure.code())
            .put("sentence", failure.getMessage());
    judged.yaml().ifPresent(mine -> json.put("mine", mine));
    live.definition(sent.section(), sent.name())
        .ifPresent(theirs -> json.set("theirs", Opened.of(theirs)));
    return BuilderErrors.answer(409, json);
  }

  private ResponseEntity<String> saved(Sent sent) {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("location", location(sent));
    live.definition(sent.section(), sent.name())
        .ifPresent(now -> json.set("saved", Opened.of(now)));
    return BuilderErrors.answer(200, json);
  }

  /** Where a definition is shown. */
  private String location(Sent sent) {
    return switch (sent.section()) {
      case SEGMENTS -> live.ask(workspace -> Links.defined(workspace, sent.name()));
      case CLUSTERS, MODELS, MOMENTS -> "/" + sent.section().key() + "/" + Links.part(sent.name());
      case SOURCES, TRAITS, SCORES -> home(sent.section());
    };
  }

  /** Where all are shown that are like one. */
  private static String home(Section section) {
    return Judged.LEARNT.contains(section) ? "/learning" : "/";
  }

  @PostMapping("/builder/remove")
  @ForRole(Role.EDITOR)
  ResponseEntity<String> remove(HttpServletRequest request) throws IOException {
    Body body = Body.of(request);
    live.change(
        new Edit.Remove(
            body.section(), body.text("name"), Edit.Expected.version(body.text("opened"))),
        Visitor.of(request).name());
    note(request, body.section(), body.text("name"));
    return BuilderErrors.answer(
        200, JsonNodeFactory.instance.objectNode().put("location", home(body.section())));
  }

  /** Into the audit log, beside what came by the API. */
  private void note(HttpServletRequest request, Section section, String name) {
    journal.record(
        Visitor.of(request).name(),
        request.getMethod(),
        request.getServletPath() + "/" + section.key() + "/" + Links.part(name),
        HttpServletResponse.SC_OK);
  }
}
