package io.strate.workspace.live;

import io.strate.domain.Blame;
import io.strate.domain.Failure;
import io.strate.ledger.Runs;
import io.strate.workspace.Circumstances;
import io.strate.workspace.collect.Collector;
import io.strate.workspace.collect.LedgerCollector;
import io.strate.workspace.edit.DefinitionFiles;
import io.strate.workspace.edit.DefinitionVersions;
import io.strate.workspace.edit.Edit;
import io.strate.workspace.edit.EditDefinitions;
import io.strate.workspace.edit.Edited;
import io.strate.workspace.edit.Foreseen;
import io.strate.workspace.edit.Section;
import io.strate.workspace.edit.WrittenDefinition;
import io.strate.workspace.learning.refresh.KeepStated;
import io.strate.workspace.learning.refresh.LearnAnew;
import io.strate.workspace.open.EraseContact;
import io.strate.workspace.open.Gate;
import io.strate.workspace.open.Workspace;
import io.strate.workspace.run.LiveSegments;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A workspace in service. One thread of its own turns it: at once when something was collected,
 * when the next instant of possible change comes, and with a whole run every few minutes, which
 * reads what is new in the sources and ranks anew. The same thread writes changed definitions and
 * takes up those that were edited on disk.
 *
 * <p>Any number of threads may collect, {@link #ask}, {@link #change} and {@link #suppose} at the
 * same time, until it is closed.
 */
public final class LiveWorkspace implements AutoCloseable {

  /** How often everybody is ranked anew and the sources are looked at. */
  private static final Duration BETWEEN_RUNS = Duration.ofMinutes(5);

  /** How often the files of the definitions are looked at, and what failed is tried again. */
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

  /** So many times as long as names took to be taken up, no further ones are. */
  private static final int REST_AFTER_NAMES = 20;

  private final Workspace workspace;
  private final Circumstances circumstances;
  private final KeepStated stated;
  private final Learning learning;
  private final LiveSegments segments;
  private final Collector collector;
  private final Telling telling;
  private final DefinitionsInForce definitions;
  private final LiveWatch watch;

  /** Shared by those who collect or ask; whoever closes the store waits for them. */
  private final Gate gate = new Gate();

  private final Errands errands = new Errands();
  private final Thread thread;
  private final Vitals vitals;
  private volatile Optional<Failure> troubleOfTurns = Optional.empty();
  private volatile Optional<Failure> troubleOfRuns = Optional.empty();
  private volatile Optional<Failure> troubleOfDefinitions = Optional.empty();

  /** The instant as of which the last turn that succeeded made the segments true. */
  private volatile long trueAsOf;

  /** Whether something may be new that the segments do not follow yet. */
  private volatile boolean isAtWork;

  private long lastRun;
  private long lastLook;

  /** From when on names that calls have brought may be taken up. */
  private long namesFrom;

  /** Whether a version may have come into force that the definitions do not follow yet. */
  private volatile boolean isNewLearnt;

  private LiveWorkspace(
      Workspace workspace,
      WatchedFiles files,
      Map<Path, WatchedFiles.Look> before,
      Circumstances circumstances,
      Consumer<Runs.Changes> listener,
      LiveWatch watch) {
    this.workspace = workspace;
    this.circumstances = circumstances;
    this.stated = new KeepStated(workspace);
    this.learning = new Learning(circumstances.clock(), watch, this::wakeToLearnt, this::wake);
    this.segments = new LiveSegments(workspace, stated);
    LedgerCollector into = new LedgerCollector(workspace, this::wake);
    this.collector = (calls, refused) -> gate.pass(() -> into.collect(calls, refused));
    this.telling = new Telling(workspace.ledger().runs(), listener);
    this.definitions =
        new DefinitionsInForce(
            workspace, stated, files, before, into::names, circumstances.clock().getAsLong());
    this.watch = watch;
    this.thread = Thread.ofPlatform().name("strate-live").unstarted(this::keepTrue);
    this.vitals = new Vitals(workspace, thread);
  }

  /**
   * Opens a workspace, brings it up to now, and starts to keep it so.
   *
   * @param listener told of each change of a segment that somebody wrote, in order, on the thread
   *     that makes them, and of alerts by changes of no segment; it cannot wait for {@link #change}
   *     there
   * @throws Failure as {@link Workspace#open}
   */
  public static LiveWorkspace open(
      Path folder, Circumstances circumstances, Consumer<Runs.Changes> listener) {
    return open(folder, circumstances, listener, LiveWatch.NONE);
  }

  /**
   * The same, with somebody looking on.
   *
   * @param watch sees every run and every turn
   */
  public static LiveWorkspace open(
      Path folder, Circumstances circumstances, Consumer<Runs.Changes> listener, LiveWatch watch) {
    LiveWorkspace live = begin(folder, circumstances, listener, watch);
    try {
      live.start();
      return live;
    } catch (RuntimeException e) {
      live.close();
      throw e;
    }
  }

  /**
   * Opens a workspace, which takes calls from now on; its segments stay as they were until {@link
   * #start}, and nothing but calls is answered truly before.
   */
  public static LiveWorkspace begin(
      Path folder, Circumstances circumstances, Consumer<Runs.Changes> listener, LiveWatch watch) {
    WatchedFiles files = new WatchedFiles(folder);
    Map<Path, WatchedFiles.Look> before = files.look(Set.of());
    Workspace workspace = Workspace.open(folder, circumstances);
    try {
      return new LiveWorkspace(workspace, files, before, circumstances, listener, watch);
    } catch (RuntimeException e) {
      workspace.close();
      throw e;
    }
  }

  /**
   * Brings the workspace up to now, and starts to keep it so. Once; if it fails, the workspace is
   * to be closed.
   */
  public void start() {
    lastRun = now();
    lastLook = now();
    run();
    trueAsOf = lastRun;
    workspace.keptTrueAsOf(this::asOf);
    thread.start();
  }

  /** Takes calls, for as long as the workspace is open. */
  public Collector collector() {
    return collector;
  }

  /**
   * The workspace itself, for whoever is sure that it is not closed meanwhile. Its definitions may
   * be ahead of the members by one run; {@link #ask} avoids both.
   */
  public Workspace workspace() {
    return workspace;
  }

  /**
   * Answers a question on the caller's thread. The workspace stays open until it is answered, and
   * its definitions are those by which the members were computed. What may be asked: everything of
   * {@code workspace.answer}, {@code PlanChanges} without reading, the ledger and its notes, which
   * any number of threads may read and write. Not: sources, runs, and what was answered before,
   * kept beyond the question.
   *
   * @throws Failure {@code workspace.closing} once it is being closed
   */
  public <T> T ask(Function<Workspace, T> question) {
    return gate.pass(() -> question.apply(definitions.workspace()));
  }

  /**
   * Changes a definition: writes it into its file, takes it up, and returns when the members follow
   * it.
   *
   * @return the definition as it stands now; empty if it was removed
   * @throws Failure as {@link EditDefinitions#apply}: then nothing was written. If the definition
   *     was written but the members could not follow it, the failure says why not; it is tried
   *     again until they do
   */
  public Optional<WrittenDefinition> change(Edit edit) {
    return change(edit, "");
  }

  /**
   * The same, kept with the definition's versions as somebody's.
   *
   * @param by who changes it
   */
  public Optional<WrittenDefinition> change(Edit edit, String by) {
    return changeAll(List.of(edit), by).getFirst().after();
  }

  /**
   * Changes several definitions, judged together, in the same way: all of them or none.
   *
   * @return what became of each, in their order
   */
  public List<Edited> changeAll(List<Edit> edits, String by) {
    return gate.pass(() -> errands.run(() -> changed(edits, by)));
  }

  /**
   * Answers a question, on the caller's thread, about the workspace as it would be defined after a
   * change; nothing is written. What may be asked is as with {@link #ask}.
   *
   * @throws Failure as {@link #change}
   */
  public <T> T suppose(Edit edit, Function<Workspace, T> question) {
    return supposeAll(List.of(edit), question);
  }

  /** The same after several changes, judged together. */
  public <T> T supposeAll(List<Edit> edits, Function<Workspace, T> question) {
    return gate.pass(
        () -> question.apply(errands.run(() -> workspace.definedAs(editing().suppose(edits)))));
  }

  /** How a definition would stand in its file, and what would be wrong with it. */
  public Foreseen foresee(Edit.Put edit) {
    return gate.pass(() -> errands.run(() -> editing().foresee(edit)));
  }

  /** A definition as it stands in the files now; empty if there is none of that name. */
  public Optional<WrittenDefinition> definition(Section section, String name) {
    return new DefinitionFiles(workspace.definition().folder()).definition(section, name);
  }

  /**
   * What keeps the segments from being true as of now, or for want of that what keeps new files
   * from being read and ranks from being made anew, or edited definitions from being taken up;
   * empty if all is well.
   */
  public Optional<Failure> trouble() {
    return troubleOfTurns.or(() -> troubleOfRuns).or(() -> troubleOfDefinitions);
  }

  /**
   * What keeps something learnt from being stated, or from being learnt anew, by its name; the
   * others are, and the segments are true.
   */
  public Map<String, Failure> troublesOfLearnt() {
    Map<String, Failure> all = new TreeMap<>(learning.troubles());
    all.putAll(stated.troubles());
    return all;
  }

  /**
   * Lets something be learnt anew in the background, as soon as nothing else is being learnt.
   *
   * @throws Failure {@code learn.unknown} if there is no cluster set or model of that name
   */
  public void learn(String name) {
    gate.pass(
        () -> {
          new LearnAnew(workspace).requireKnown(name);
          learning.want(name);
          wakeToLearnt();
          return name;
        });
  }

  /**
   * Forgets a contact for good, as {@link EraseContact} does; between two turns, as what one has
   * read before would bring somebody back. Accounts follow with the next turn.
   */
  public Optional<EraseContact.Forgotten> erase(String id) {
    return gate.pass(
        () ->
            errands.run(
                () -> {
                  wake();
                  return new EraseContact(workspace).of(id);
                }));
  }

  /** What is being learnt anew, or waits for it. */
  public Set<String> beingLearnt() {
    return learning.busy();
  }

  /**
   * Puts a version of something learnt into force; it is stated of everybody soon after.
   *
   * @param by who wants it
   * @throws Failure {@code learn.unknown} or {@code learnt.unknown}
   */
  public void putIntoForce(String name, int version, String by) {
    gate.pass(
        () -> {
          Workspace same = workspace.definedAs(workspace.definition());
          new LearnAnew(same).putIntoForce(name, version, now(), by);
          wakeToLearnt();
          return version;
        });
  }

  /** The instant as of which the segments are true: now, unless they are being brought to it. */
  public long asOf() {
    return troubleOfTurns.isEmpty() && !isAtWork && thread.isAlive() ? now() : trueAsOf;
  }

  /** How it is. */
  public Vitals vitals() {
    return vitals;
  }

  /** Lets the segments be looked at again: something was collected, or the clock was set. */
  public void wake() {
    errands.ring();
  }

  /** How everything learnt is, in the order of the files. */
  public List<LearntSigns> learnt() {
    Set<String> troubled = troublesOfLearnt().keySet();
    return ask(same -> LearntSigns.of(same, now(), troubled));
  }

  private void wakeToLearnt() {
    isNewLearnt = true;
    wake();
  }

  // ---- on the thread of its own ----

  private void keepTrue() {
    try {
      while (errands.await(untilNext())) {
        begin();
        errands.doAll();
        if (isNewLearnt || hasPassed(BETWEEN_LOOKS, lastLook)) {
          look();
          learning.look(workspace);
        }
        if (hasPassed(BETWEEN_RUNS, lastRun)) {
          troubleOfRuns = troubleOf(this::run);
          watch.ended("run", troubleOfRuns);
        }
        // A source that cannot be read keeps no event from being taken up.
        if (errands.takeNews() || troubleOfTurns.isPresent() || segments.nextDue() <= now()) {
          turn();
        }
        telling.tellNotices();
        isAtWork = false;
      }
    } finally {
      errands.close();
      learning.stop();
    }
  }

  /** Until now they were true, unless turns failed. */
  private void begin() {
    if (troubleOfTurns.isEmpty()) {
      trueAsOf = now();
    }
    isAtWork = true;
  }

  private void turn() {
    long before = now();
    troubleOfTurns = troubleOf(() -> watch.turn(this::bringUp));
    watch.ended("turn", troubleOfTurns);
    if (troubleOfTurns.isEmpty()) {
      trueAsOf = before;
    }
  }

  private void bringUp() {
    if (segments.isCrowded()) {
      segments.redefine();
      followed();
    } else {
      telling.tell(segments.turn());
    }
  }

  private long untilNext() {
    vitals.nextDue(segments.nextDue());
    long most = BETWEEN_LOOKS.toMillis();
    return troubleOfTurns.isPresent() ? most : Math.clamp(segments.nextDue() - now(), 0, most);
  }

  /** Also when the clock was set back. */
  private boolean hasPassed(Duration time, long since) {
    return Math.abs(now() - since) >= time.toMillis();
  }

  private void look() {
    lastLook = now();
    if (troubleOfDefinitions.isPresent() || isNewLearnt || definitions.areOthers(now())) {
      isNewLearnt = false;
      troubleOfDefinitions = troubleOf(this::takeUp);
      watch.ended("definitions", troubleOfDefinitions);
    } else if (definitions.areNamesNew() && now() >= namesFrom) {
      troubleOfDefinitions = troubleOf(this::takeUpNames);
    }
  }

  /** Senders of ever new names take a small part of this thread's time. */
  private void takeUpNames() {
    long began = now();
    definitions.takeUpNames();
    if (definitions.isRunOwed()) {
      takeUp();
    }
    namesFrom = now() + REST_AFTER_NAMES * (now() - began);
  }

  /** Rules may name what has just been sent. */
  private EditDefinitions editing() {
    workspace.followNames();
    return new EditDefinitions(workspace);
  }

  private List<Edited> changed(List<Edit> edits, String by) {
    DefinitionVersions versions = new DefinitionVersions(workspace);
    versions.note(""); // what was edited on disk meanwhile is not this one's
    List<Edited> after = editing().apply(edits);
    versions.note(by);
    troubleOfDefinitions = troubleOf(this::takeUp);
    watch.ended("definitions", troubleOfDefinitions);
    troubleOfDefinitions.ifPresent(
        failure -> {
          throw failure;
        });
    return after;
  }

  /** Sources that mean something else are read first, so that nobody leaves only to come back. */
  private void takeUp() {
    definitions.takeUp(now());
    if (definitions.isReadingOwed()) {
      troubleOfRuns = troubleOf(this::run);
    }
    if (definitions.isRunOwed()) {
      segments.redefine();
      followed();
    }
  }

  private void run() {
    lastRun = now();
    watch.run(segments::run);
    definitions.sourcesRead();
    followed();
  }

  private void followed() {
    definitions.followed();
    telling.tellAllNew();
  }

  private static Optional<Failure> troubleOf(Runnable work) {
    try {
      work.run();
      return Optional.empty();
    } catch (Failure failure) {
      return Optional.of(failure);
    } catch (RuntimeException bug) {
      return Optional.of(
          new Failure(
              "live.internal",
              Blame.INTERNAL,
              "The segments could not be brought up to now; they stay as they were, and it is tried again.",
              bug));
    }
  }

  private long now() {
    return circumstances.clock().getAsLong();
  }

  /** Takes no further calls, waits for those that are being taken, and closes the store. */
  @Override
  public void close() {
    errands.close();
    learning.stop();
    gate.close();
    try {
      thread.join();
      learning.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    workspace.close();
  }
}
