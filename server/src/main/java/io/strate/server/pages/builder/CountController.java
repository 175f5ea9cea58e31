package io.strate.server.pages.builder;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.strate.domain.Entity;
import io.strate.server.admin.Pages;
import io.strate.server.admin.Turnstile;
import io.strate.server.pages.Visitor;
import io.strate.server.signin.ForRole;
import io.strate.workspace.access.Role;
import io.strate.workspace.answer.Estimate;
import io.strate.workspace.answer.EstimateCondition;
import io.strate.workspace.answer.PreviewCondition;
import io.strate.workspace.answer.ReachableCount;
import io.strate.workspace.answer.SupposeMembers;
import io.strate.workspace.edit.Edit;
import io.strate.workspace.edit.Section;
import io.strate.workspace.form.DefinitionForm;
import io.strate.workspace.live.LiveWorkspace;
import io.strate.workspace.run.Interest;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;

/**
 * How many a rule takes, while somebody types it: an estimate at once, then exactly. Of one page
 * only the newest question is answered.
 */
@Controller
final class CountController {

  private static final int SAMPLE = 8;

  private final LiveWorkspace live;
  private final Pages questions = new Pages();
  private final Turnstile everybody;

  CountController(LiveWorkspace live, Turnstile everybody) {
    this.live = live;
    this.everybody = everybody;
  }

  /** Who satisfies {@code condition} among the members of {@code under}. */
  @PostMapping("/builder/count")
  @ForRole(Role.EDITOR)
  ResponseEntity<String> count(HttpServletRequest request) throws IOException {
    Body body = Body.of(request);
    String condition = condition(body.text("under"), body.text("condition"));
    ObjectNode answer =
        questions.ask(
            page(request, body),
            interest ->
                body.truth("estimate")
                    ? estimated(condition, body.entity(), interest)
                    : exact(condition, body.entity(), interest));
    return BuilderErrors.answer(200, answer);
  }

  private static Optional<Pages.Page> page(HttpServletRequest request, Body body) {
    return Optional.of(new Pages.Page("page/" + Visitor.of(request).name(), body.text("page")));
  }

  private static String condition(String under, String condition) {
    return under.isEmpty()
        ? condition
        : "in segment '%s' and (%s\n)".formatted(under.replace("'", "''"), condition);
  }

  private ObjectNode estimated(String condition, Entity of, Interest interest) {
    EstimateCondition.Outcome outcome =
        live.ask(
            workspace ->
                new EstimateCondition(workspace).of(condition, of, OptionalLong.of(live.asOf())));
    return switch (outcome) {
      case EstimateCondition.Judged judged -> judged(judged);
      case EstimateCondition.NeedsEverybody _ -> exact(condition, of, interest);
    };
  }

  private static ObjectNode judged(EstimateCondition.Judged judged) {
    ObjectNode json = object().put("estimate", !judged.isExact());
    range(json, judged.members()).put("population", judged.population().count());
    ArrayNode reachable = json.putArray("reachable");
    judged
        .reachable()
        .forEach(
            each ->
                range(reachable.addObject(), each.members())
                    .put("channel", each.channel())
                    .put("purpose", each.purpose()));
    texts(json, "warnings", judged.warnings());
    return json;
  }

  private static ObjectNode range(ObjectNode json, Estimate estimate) {
    return json.put("count", estimate.count())
        .put("low", estimate.low())
        .put("high", estimate.high());
  }

  private ObjectNode exact(String condition, Entity of, Interest interest) {
    PreviewCondition.Preview found =
        everybody.pass(
            () ->
                live.ask(
                    workspace -> {
                      interest.orEnd(); // it may have waited for its turn
                      return new PreviewCondition(workspace)
                          .of(condition, of, SAMPLE, OptionalLong.of(live.asOf()), interest);
                    }));
    ObjectNode json =
        object()
            .put("estimate", false)
            .put("count", found.members())
            .put("population", found.population());
    json.set("reachable", reachable(found.reachable()));
    texts(json, "sample", found.sample());
    texts(json, "warnings", found.warnings());
    return json;
  }

  /** How many each segment of a definition would have, as if it were saved. */
  @PostMapping("/builder/sizes")
  @ForRole(Role.EDITOR)
  ResponseEntity<String> sizes(HttpServletRequest request) throws IOException {
    Body body = Body.of(request);
    Sent sent = Sent.of(body);
    String name = sent.name().isBlank() ? "apercu" : sent.name();
    DefinitionForm form = sent.definition();
    List<SupposeMembers.Supposed> all =
        questions.ask(
            page(request, body),
            interest ->
                everybody.pass(
                    () -> {
                      interest.orEnd();
                      return live.suppose(
                          new Edit.Put(
                              Section.SEGMENTS,
                              name,
                              form.tree(Optional.empty()),
                              Edit.Expected.anything()),
                          workspace -> new SupposeMembers(workspace).of(name, SAMPLE, interest));
                    }));
    ObjectNode json = object();
    json.set("segments", ChangesController.supposed(all));
    return BuilderErrors.answer(200, json);
  }

  static ArrayNode reachable(List<ReachableCount> counts) {
    ArrayNode json = JsonNodeFactory.instance.arrayNode();
    counts.forEach(
        each ->
            json.addObject()
                .put("channel", each.channel())
                .put("purpose", each.purpose())
                .put("count", each.reachable()));
    return json;
  }

  static void texts(ObjectNode json, String key, List<String> texts) {
    ArrayNode array = json.putArray(key);
    texts.forEach(array::add);
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
