package io.strate.server.admin;

import static io.strate.workspace.access.AccessKeys.Scope.READ;

import io.strate.domain.Entity;
import io.strate.workspace.answer.PreviewCondition;
import io.strate.workspace.answer.ReachableCount;
import io.strate.workspace.edit.Edit;
import io.strate.workspace.edit.Section;
import io.strate.workspace.edit.Tree;
import io.strate.workspace.live.LiveWorkspace;
import io.strate.workspace.run.PlanChanges;
import io.strate.workspace.run.PlanReport;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What would be: who a rule would take, and what a change of a definition would come to. */
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
final class QuestionsController {

  private static final int MOST_SAMPLES = 1_000;
  private static final int SAMPLES = 10;

  private final LiveWorkspace live;
  private final Turnstile turnstile = new Turnstile();

  QuestionsController(LiveWorkspace live) {
    this.live = live;
  }

  /**
   * Who would be taken by a rule.
   *
   * @param reachable by channel and purpose
   * @param warnings what is doubtful about the rule
   */
  record Preview(
      Instant asOf,
      String of,
      long members,
      long population,
      List<ReachableCount> reachable,
      List<String> sample,
      List<String> warnings) {}

  @PostMapping("/preview")
  @Needs(READ)
  Preview preview(HttpServletRequest request) throws IOException {
    JsonBody body = JsonBody.of(request, "when", "of", "as_of", "sample");
    String when = body.text("when");
    Entity of = Entities.of(body.optionalText("of").orElse("contacts"));
    OptionalLong asked = AsOf.parse(body.optionalText("as_of").orElse(""));
    int sample = body.whole("sample", SAMPLES, 0, MOST_SAMPLES);
    long asOf = asked.orElseGet(live::asOf);
    PreviewCondition.Preview found =
        turnstile.pass(
            () ->
                live.ask(
                    workspace ->
                        new PreviewCondition(workspace)
                            .of(when, of, sample, OptionalLong.of(asOf))));
    return new Preview(
        Instant.ofEpochMilli(asOf),
        Entities.word(of),
        found.members(),
        found.population(),
        found.reachable(),
        found.sample(),
        found.warnings());
  }

  /** What would change; nothing has. */
  record Plan(Instant asOf, List<Line> lines) {}

  /**
   * A definition that would change, or whose members would.
   *
   * @param kind event, trait, score or segment
   * @param change new, changed, removed or same
   */
  record Line(
      String kind,
      String of,
      String name,
      String change,
      Optional<Long> members,
      Optional<Long> entering,
      Optional<Long> leaving) {}

  @PostMapping("/plan")
  @Needs(READ)
  Plan plan(HttpServletRequest request) throws IOException {
    JsonBody body = JsonBody.of(request, "section", "name", "definition");
    String word = body.text("section");
    Section section =
        Section.of(word)
            .filter(known -> known != Section.SOURCES)
            .orElseThrow(
                () ->
                    Refusal.of(
                        400,
                        "request.value",
                        "Expected 'section' to be segments, traits or scores, found '%s'."
                            .formatted(word)));
    String name = body.text("name");
    Edit edit =
        body.value("definition")
            .<Edit>map(says -> new Edit.Put(section, name, Tree.of(says), Edit.Expected.anything()))
            .orElseGet(() -> new Edit.Remove(section, name, Edit.Expected.anything()));
    long now = live.asOf();
    PlanReport report =
        turnstile.pass(
            () ->
                live.suppose(
                    edit,
                    workspace -> new PlanChanges(workspace).plan(OptionalLong.of(now), false)));
    return new Plan(
        Instant.ofEpochMilli(report.asOf()),
        report.lines().stream()
            .filter(PlanReport.OfDefinition.class::isInstance)
            .map(PlanReport.OfDefinition.class::cast)
            .map(QuestionsController::line)
            .toList());
  }

  private static Line line(PlanReport.OfDefinition of) {
    return new Line(
        of.definition().kind().name().toLowerCase(Locale.ROOT),
        Entities.word(of.definition().of()),
        of.definition().name(),
        of.change().name().toLowerCase(Locale.ROOT),
        of.members().map(PlanReport.Members::members),
        of.members().map(PlanReport.Members::entering),
        of.members().map(PlanReport.Members::leaving));
  }
}
