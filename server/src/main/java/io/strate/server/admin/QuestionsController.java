package io.strate.server.admin;

import static io.strate.workspace.access.AccessKeys.Scope.READ;

import io.strate.domain.Entity;
import io.strate.workspace.answer.EstimateCondition;
import io.strate.workspace.answer.PreviewCondition;
import io.strate.workspace.answer.ReachableCount;
import io.strate.workspace.edit.Edit;
import io.strate.workspace.live.LiveWorkspace;
import io.strate.workspace.open.Workspace;
import io.strate.workspace.run.Interest;
import io.strate.workspace.run.PlanChanges;
import io.strate.workspace.run.PlanReport;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
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
  private final Pages pages = new Pages();
  private final Turnstile everybody;

  /** Of their own, so that who asks for an estimate does not wait for who asks everybody. */
  private final Turnstile samples = new Turnstile();

  QuestionsController(LiveWorkspace live, Turnstile everybody) {
    this.everybody = everybody;
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
  Object preview(HttpServletRequest request) throws IOException {
    JsonBody body = JsonBody.of(request, "when", "of", "as_of", "sample", "estimate", "question");
    String when = body.text("when");
    Entity of = Entities.of(body.optionalText("of").orElse("contacts"));
    OptionalLong asked = AsOf.parse(body.optionalText("as_of").orElse(""));
    int sample = body.whole("sample", SAMPLES, 0, MOST_SAMPLES);
    boolean estimate = body.truth("estimate", false);
    Question question = new Question(when, of, asked.orElseGet(live::asOf));
    return pages.ask(
        page(request, body),
        interest -> estimate ? estimated(question, interest) : exact(question, sample, interest));
  }

  /** What a rule is asked for. */
  private record Question(String when, Entity of, long asOf) {

    OptionalLong at() {
      return OptionalLong.of(asOf);
    }
  }

  private static Optional<Pages.Page> page(HttpServletRequest request, JsonBody body) {
    return body.optionalText("question")
        .map(word -> new Pages.Page(Caller.of(request).map(Caller::toString).orElse(""), word));
  }

  private Preview exact(Question question, int sample, Interest interest) {
    PreviewCondition.Preview found = found(question, sample, interest);
    return new Preview(
        Instant.ofEpochMilli(question.asOf()),
        Entities.word(question.of()),
        found.members(),
        found.population(),
        found.reachable(),
        found.sample(),
        found.warnings());
  }

  private PreviewCondition.Preview found(Question question, int sample, Interest interest) {
    return answered(
        everybody,
        interest,
        workspace ->
            new PreviewCondition(workspace)
                .of(question.when(), question.of(), sample, question.at(), interest));
  }

  private EstimateView estimated(Question question, Interest interest) {
    EstimateCondition.Outcome outcome =
        answered(
            samples,
            interest,
            workspace ->
                new EstimateCondition(workspace).of(question.when(), question.of(), question.at()));
    return switch (outcome) {
      case EstimateCondition.Judged judged ->
          EstimateView.of(question.asOf(), question.of(), judged);
      case EstimateCondition.NeedsEverybody(String why) ->
          EstimateView.of(question.asOf(), found(question, 0, interest), why);
    };
  }

  /** Answers when its turn comes, if it is still wanted then. */
  private <T> T answered(Turnstile turnstile, Interest interest, Function<Workspace, T> question) {
    return turnstile.pass(
        () ->
            live.ask(
                workspace -> {
                  interest.orEnd();
                  return question.apply(workspace);
                }));
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
    JsonBody body = JsonBody.of(request, EditsBody.KEY, "section", "name", "definition");
    if (body.has(EditsBody.KEY)
        && (body.has("section") || body.has("name") || body.has("definition"))) {
      throw Refusal.of(
          400, "request.key", "Expected 'edits', or 'section' and 'name' of one, found both.");
    }
    List<Edit> edits =
        body.has(EditsBody.KEY) ? EditsBody.all(body) : List.of(EditsBody.single(body));
    long now = live.asOf();
    PlanReport report =
        everybody.pass(
            () ->
                live.supposeAll(
                    edits,
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
