package io.strate.workspace.live;

import io.strate.domain.Failure;
import io.strate.ledger.Runs;
import io.strate.workspace.Circumstances;
import io.strate.workspace.collect.Collector;
import io.strate.workspace.collect.LedgerCollector;
import io.strate.workspace.edit.DefinitionFiles;
import io.strate.workspace.edit.Edit;
import io.strate.workspace.edit.EditDefinitions;
import io.strate.workspace.edit.Edited;
import io.strate.workspace.edit.Foreseen;
import io.strate.workspace.edit.Section;
import io.strate.workspace.edit.WrittenDefinition;
import io.strate.workspace.learning.refresh.KeepStated;
import io.strate.workspace.open.EraseContact;
import io.strate.workspace.open.Gate;
import io.strate.workspace.open.Workspace;
import io.strate.workspace.run.LiveSegments;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;

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

  private final Workspace workspace;
  private final Collector collector;
  private final DefinitionsInForce definitions;
  private final Members members;
  private final TakeUpDefinitions takeUp;
  private final ChangeDefinitions change;
  private final LearntByName learnt;
  private final LiveThread thread;

  /** Shared by those who collect or ask; whoever closes the store waits for them. */
  private final Gate gate = new Gate();

  private final Errands errands = new Errands();

  private LiveWorkspace(
      Workspace workspace,
      WatchedFiles files,
      Circumstances circumstances,
      Consumer<Runs.Changes> listener,
      LiveWatch watch) {
    LongSupplier clock = circumstances.clock();
    this.workspace = workspace;
    LedgerCollector into = new LedgerCollector(workspace, errands::ring);
    this.collector = (calls, refused) -> gate.pass(() -> into.collect(calls, refused));
    KeepStated stated = new KeepStated(workspace);
    this.definitions =
        new DefinitionsInForce(workspace, stated, files, into::names, clock.getAsLong());
    LiveSegments segments = new LiveSegments(workspace, stated);
    Telling telling = new Telling(workspace.ledger().runs(), listener);
    this.members = new Members(segments, definitions, telling, watch, clock);
    this.takeUp = new TakeUpDefinitions(definitions, members, errands::ring, watch, clock);
    this.change = new ChangeDefinitions(workspace, takeUp);
    Learning learning = new Learning(clock, watch, takeUp::wakeToLearnt, errands::ring);
    this.learnt = new LearntByName(workspace, stated, learning, takeUp::wakeToLearnt, clock);
    this.thread = new LiveThread(workspace, errands, members, takeUp, learning, clock);
  }

  // ---- opening and closing ----

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
    Workspace workspace = Workspace.open(folder, circumstances);
    try {
      return new LiveWorkspace(workspace, files, circumstances, listener, watch);
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
    thread.start();
  }

  /** Takes no further calls, waits for those that are being taken, and closes the store. */
  @Override
  public void close() {
    thread.stop();
    gate.close();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    workspace.close();
  }

  // ---- calls and questions ----

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

  // ---- changes ----

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
    return gate.pass(() -> errands.run(() -> change.apply(edits, by)));
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
    return gate.pass(() -> question.apply(errands.run(() -> change.suppose(edits))));
  }

  /** How a definition would stand in its file, and what would be wrong with it. */
  public Foreseen foresee(Edit.Put edit) {
    return gate.pass(() -> errands.run(() -> change.foresee(edit)));
  }

  /** A definition as it stands in the files now; empty if there is none of that name. */
  public Optional<WrittenDefinition> definition(Section section, String name) {
    return new DefinitionFiles(workspace.definition().folder()).definition(section, name);
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

  // ---- what is learnt ----

  /**
   * Lets something be learnt anew in the background, as soon as nothing else is being learnt.
   *
   * @throws Failure {@code learn.unknown} if there is no cluster set or model of that name
   */
  public void learn(String name) {
    gate.pass(() -> learnt.learn(name));
  }

  /** What is being learnt anew, or waits for it. */
  public Set<String> beingLearnt() {
    return learnt.busy();
  }

  /**
   * Puts a version of something learnt into force; it is stated of everybody soon after.
   *
   * @param by who wants it
   * @throws Failure {@code learn.unknown} or {@code learnt.unknown}
   */
  public void putIntoForce(String name, int version, String by) {
    gate.pass(() -> learnt.putIntoForce(name, version, by));
  }

  /** How everything learnt is, in the order of the files. */
  public List<LearntSigns> learnt() {
    return ask(learnt::signs);
  }

  /**
   * What keeps something learnt from being stated, or from being learnt anew, by its name; the
   * others are, and the segments are true.
   */
  public Map<String, Failure> troublesOfLearnt() {
    return learnt.troubles();
  }

  // ---- how it is ----

  /**
   * What keeps the segments from being true as of now, or for want of that what keeps new files
   * from being read and ranks from being made anew, or edited definitions from being taken up;
   * empty if all is well.
   */
  public Optional<Failure> trouble() {
    return members.trouble().or(takeUp::trouble);
  }

  /** The instant as of which the segments are true: now, unless they are being brought to it. */
  public long asOf() {
    return thread.asOf();
  }

  /** How it is. */
  public Vitals vitals() {
    return thread.vitals();
  }

  /** Lets the segments be looked at again: something was collected, or the clock was set. */
  public void wake() {
    errands.ring();
  }
}
