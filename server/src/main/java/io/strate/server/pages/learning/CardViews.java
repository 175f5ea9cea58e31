package io.strate.server.pages.learning;

import io.strate.domain.Blame;
import io.strate.domain.Entity;
import io.strate.domain.Failure;
import io.strate.rule.draft.Family;
import io.strate.server.pages.Pages;
import io.strate.server.pages.Words;
import io.strate.server.pages.learning.ClusterView.Transitions;
import io.strate.server.pages.learning.ModelView.ScoreBin;
import io.strate.workspace.answer.compare.CountAbove;
import io.strate.workspace.answer.compare.Distribution.Shape;
import io.strate.workspace.answer.compare.ShowDistribution;
import io.strate.workspace.answer.compare.ShowFlows;
import io.strate.workspace.answer.compare.ValueColumns;
import io.strate.workspace.answer.learnt.Learnable;
import io.strate.workspace.answer.learnt.ListLearnt;
import io.strate.workspace.answer.learnt.ShowClusters;
import io.strate.workspace.answer.learnt.ShowModel;
import io.strate.workspace.answer.learnt.ShowMoment;
import io.strate.workspace.answer.learnt.ShowWatched;
import io.strate.workspace.definition.Threshold;
import io.strate.workspace.learning.card.ModelCard;
import io.strate.workspace.live.LiveWorkspace;
import io.strate.workspace.open.Workspace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Makes views of what the workspace answers. */
final class CardViews implements LearningViews {

  /** Over which time it is shown who went from cluster to cluster. */
  private static final Duration MOVES = Duration.ofDays(30);

  private final Pages pages;
  private final ValueColumns columns;
  private final LiveWorkspace live;

  CardViews(Pages pages, LiveWorkspace live, ValueColumns columns) {
    this.pages = pages;
    this.live = live;
    this.columns = columns;
  }

  @Override
  public List<LearntHead> all(Words words) {
    return pages.ask(
        words,
        workspace ->
            new ListLearnt(workspace)
                .all().stream().map(line -> head(words, workspace, line)).toList());
  }

  private LearntHead head(Words words, Workspace workspace, ListLearnt.Line line) {
    String name = line.what().name();
    return new Heads(workspace.definition(), words)
        .of(
            line,
            live.beingLearnt().contains(name),
            Optional.ofNullable(live.troublesOfLearnt().get(name)),
            workspace.asOf(OptionalLong.empty()))
        .moved(drift(workspace, name));
  }

  private static OptionalDouble drift(Workspace workspace, String name) {
    return new ShowWatched(workspace)
        .all().stream()
            .filter(line -> line.what().name().equals(name))
            .map(WatchedViews::drift)
            .findFirst()
            .orElseGet(OptionalDouble::empty);
  }

  private static ListLearnt.Line line(Workspace workspace, Learnable.Kind kind, String name) {
    return new ListLearnt(workspace)
        .all(kind).stream()
            .filter(line -> line.what().name().equals(name))
            .findFirst()
            .orElseThrow(
                () ->
                    new Failure(
                        "learn.unknown",
                        Blame.USER,
                        "nothing that is learnt is called '%s'".formatted(name)));
  }

  @Override
  public ClusterView clusters(Words words, String name) {
    return pages.ask(
        words,
        workspace -> {
          ListLearnt.Line line = line(workspace, Learnable.Kind.CLUSTERS, name);
          LearntHead head = head(words, workspace, line);
          return line.shown().isEmpty()
              ? ClusterCards.nothing(head)
              : new ClusterCards(workspace.definition(), words)
                  .view(
                      head,
                      new ShowClusters(workspace).of(name, OptionalInt.empty()),
                      transitions(words, workspace, name));
        });
  }

  private static Optional<Transitions> transitions(Words words, Workspace workspace, String name) {
    if (workspace.definition().families().stream().map(Family::name).noneMatch(name::equals)) {
      return Optional.empty();
    }
    long now = workspace.asOf(OptionalLong.empty());
    ShowFlows.Flows flows = new ShowFlows(workspace).of(name, now - MOVES.toMillis(), now);
    List<String> before = new ArrayList<>();
    Map<String, String> called = new HashMap<>();
    new ShowClusters(workspace)
        .of(name, OptionalInt.empty())
        .card()
        .clusters()
        .forEach(each -> called.put(name + "/" + each.number(), each.name().in(words.language())));
    flows
        .segments()
        .forEach(each -> before.add(called.getOrDefault(each, workspace.definition().label(each))));
    List<String> after = new ArrayList<>(before);
    before.add(words.say("analyses.from_none"));
    after.add(words.say("analyses.to_none"));
    return Optional.of(new Transitions(flows.from(), flows.to(), before, after, flows.counts()))
        .filter(Transitions::isAny);
  }

  @Override
  public ModelView model(Words words, String name, String explained) {
    return pages.ask(
        words,
        workspace -> {
          ListLearnt.Line line = line(workspace, Learnable.Kind.MODEL, name);
          LearntHead head = head(words, workspace, line);
          if (line.shown().isEmpty()) {
            return ModelCards.nothing(head);
          }
          ShowModel.Shown shown = new ShowModel(workspace).of(name, OptionalInt.empty());
          return new ModelCards(workspace.definition(), words)
              .view(
                  head,
                  shown,
                  today(words, workspace, shown),
                  explained.isEmpty()
                      ? Optional.empty()
                      : new Explaining(workspace, words).of(name, explained));
        });
  }

  @Override
  public MomentView moment(Words words, String name) {
    return pages.ask(
        words,
        workspace -> {
          ListLearnt.Line line = line(workspace, Learnable.Kind.MOMENT, name);
          LearntHead head = head(words, workspace, line);
          MomentCards cards = new MomentCards(workspace.definition(), words);
          return line.shown().isEmpty()
              ? cards.nothing(head)
              : cards.view(head, new ShowMoment(workspace).of(name, OptionalInt.empty()));
        });
  }

  private ModelCards.Today today(Words words, Workspace workspace, ShowModel.Shown shown) {
    Entity of = shown.what().of();
    String name = shown.what().name();
    List<Double> bounds = new ArrayList<>(List.of(Double.NEGATIVE_INFINITY));
    shown.card().cuts().stream().map(ModelCard.Cut::threshold).forEach(bounds::add);
    List<Long> sizes = new CountAbove(workspace, columns).of(of, name, bounds);
    Optional<Threshold> wanted =
        workspace.definition().models().stream()
            .filter(model -> model.name().equals(name))
            .flatMap(model -> model.threshold().stream())
            .findFirst();
    return new ModelCards.Today(
        sizes.getFirst(),
        sizes.subList(1, sizes.size()),
        scores(workspace, of, name),
        wanted.map(each -> wanted(words, each)).orElseGet(() -> words.say("model.wanted.f1")),
        wanted.filter(Threshold.MostProfit.class::isInstance).isPresent());
  }

  private static String wanted(Words words, Threshold wanted) {
    return switch (wanted) {
      case Threshold.HighestF1() -> words.say("model.wanted.f1");
      case Threshold.RecallAtLeast(double share) ->
          words.say("model.wanted.recall", words.percent(share));
      case Threshold.PrecisionAtLeast(double share) ->
          words.say("model.wanted.precision", words.percent(share));
      case Threshold.MostProfit _ -> words.say("model.wanted.profit");
      case Threshold.Top(int count) -> words.say("model.wanted.top", count);
    };
  }

  private List<ScoreBin> scores(Workspace workspace, Entity of, String name) {
    return new ShowDistribution(workspace, columns).of(of, name).shape()
            instanceof Shape.Numbers numbers
        ? numbers.bins().stream()
            .map(bin -> new ScoreBin(bin.from(), bin.to(), bin.count()))
            .toList()
        : List.of();
  }

  @Override
  public MonitoringView monitoring(Words words) {
    return pages.ask(
        words,
        workspace -> {
          WatchedViews views = new WatchedViews(workspace.definition(), words);
          List<MonitoringView.Alarm> alarms = new ArrayList<>();
          List<MonitoringView.Watched> watched = new ArrayList<>();
          for (ShowWatched.Line line : new ShowWatched(workspace).all()) {
            Learnable what = line.what();
            LearntHead head = head(words, workspace, line(workspace, what.kind(), what.name()));
            if (head.isInForce()) {
              views.alarms(head, line).forEach(alarms::add);
              watched.add(views.watched(head, line, transitions(words, workspace, what.name())));
            }
          }
          return new MonitoringView(alarms, watched);
        });
  }
}
