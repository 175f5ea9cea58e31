package io.strate.workspace.importing;

import io.strate.domain.Blame;
import io.strate.domain.Failure;
import io.strate.lake.Inference;
import io.strate.lake.SourceFile;
import io.strate.lake.SourceFiles;
import io.strate.workspace.answer.ListRejects;
import io.strate.workspace.edit.WrittenDefinition;
import io.strate.workspace.importing.KeptSteps.Step;
import io.strate.workspace.live.LiveWorkspace;
import io.strate.workspace.open.Workspace;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Brings files in, step by step. Every step is kept: whoever comes back goes on where they were.
 * For any number of threads.
 */
public final class ImportFiles {

  /** Rows, and rejects, that are shown. */
  public static final int SHOWN = 20;

  /** A page can show so many columns, and a person map them. */
  static final int MOST_COLUMNS = 300;

  private final LiveWorkspace live;
  private final Path workspace;
  private final ImportFolder folder;
  private final KeptSteps steps;
  private final ImportedSources sources;

  public ImportFiles(LiveWorkspace live) {
    this.live = live;
    this.workspace = live.ask(Workspace::definition).folder();
    this.folder = new ImportFolder(workspace);
    this.steps = new KeptSteps(workspace);
    this.sources = new ImportedSources(live);
    folder.sweep();
  }

  /**
   * Receives a file, looks at it and guesses a plan.
   *
   * @param name as its sender calls it
   * @param most bytes that it may have
   * @return the name under which it is kept; that of a file that holds the same if there is one
   * @throws Failure {@code import.format}, {@code import.too_large}, {@code import.cut}, {@code
   *     import.empty}, {@code import.columns}, or why it cannot be read; then it is not kept
   */
  public String receive(String name, InputStream body, long most) {
    ImportFolder.Received received = folder.receive(name, body, most);
    String file = received.name();
    if (received.isNew()) {
      steps.removeAll(file); // of another of that name, which somebody took away by hand
    }
    if (steps.get(file, Step.PLAN).isPresent()) {
      return file;
    }
    try {
      guess(file, Optional.empty());
    } catch (Failure unreadable) {
      drop(file);
      throw unreadable;
    }
    return file;
  }

  /** What is said of a file that is larger than may be. */
  public static Failure tooLarge(long most) {
    return ImportFolder.tooLarge(most);
  }

  /** All files that were brought, and are still there. */
  public List<ImportStep> all() {
    return folder.names().stream()
        .filter(file -> steps.get(file, Step.PLAN).isPresent())
        .map(this::at)
        .toList();
  }

  /**
   * How far a file has come.
   *
   * @throws Failure {@code import.unknown} if there is no such file
   */
  public ImportStep at(String file) {
    require(file);
    if (steps.get(file, Step.PLAN).isEmpty() || steps.get(file, Step.COLUMNS).isEmpty()) {
      guess(file, Optional.empty());
    }
    ImportPlan plan = steps.get(file, Step.PLAN).orElseThrow();
    return new ImportStep(
        file,
        folder.size(file),
        List.of(steps.get(file, Step.COLUMNS).orElseThrow()),
        plan,
        steps.get(file, Step.TRIAL).filter(trial -> trial.plan().equals(plan)),
        steps.get(file, Step.DONE).filter(done -> sources.has(done.source())));
  }

  private void require(String file) {
    if (!folder.has(file)) {
      throw new Failure(
          "import.unknown",
          Blame.USER,
          "there is no file of that name to import: it may have been deleted, bring it again");
    }
  }

  /** Says what the rows of a file are; its columns are guessed anew if that is something else. */
  public void say(String file, RowKind kind) {
    ImportStep before = at(file);
    refuseIfImported(before);
    if (before.plan().kind() != kind) {
      guess(file, Optional.of(kind));
    }
  }

  private void guess(String file, Optional<RowKind> kind) {
    SourceFile found = SourceFiles.find(workspace, List.of(ImportFolder.path(file))).getFirst();
    Inference inference =
        live.ask(
            of ->
                kind.map(said -> of.lake().infer(found, PlanGuess.kind(said)))
                    .orElseGet(() -> of.lake().infer(found)));
    List<FoundColumn> columns = PlanGuess.columns(inference);
    if (columns.size() > MOST_COLUMNS) {
      throw new Failure(
          "import.columns",
          Blame.USER,
          "the file has %d columns; expected at most %d: leave some out, or write its source by hand"
              .formatted(columns.size(), MOST_COLUMNS));
    }
    steps.put(file, Step.COLUMNS, columns.toArray(FoundColumn[]::new));
    steps.put(file, Step.PLAN, PlanGuess.of(inference, sources.zone(), freeName(file)));
  }

  private String freeName(String file) {
    String stem = file.substring(0, file.indexOf('.')).replace('-', '_');
    Set<String> taken = sources.names();
    String name = stem;
    for (int i = 2; taken.contains(name); i++) {
      name = stem + "_" + i;
    }
    return name;
  }

  /**
   * Keeps a plan, whatever is wrong with it.
   *
   * @return what is wrong with it
   */
  public List<PlanFlaw> plan(String file, ImportPlan plan) {
    ImportStep before = at(file);
    refuseIfImported(before);
    steps.put(file, Step.PLAN, plan);
    return flaws(before, plan);
  }

  private List<PlanFlaw> flaws(ImportStep step, ImportPlan plan) {
    return PlanFlaw.of(plan, step.columns(), sources.names());
  }

  private static void refuseIfImported(ImportStep step) {
    step.imported()
        .ifPresent(
            done -> {
              throw new Failure(
                  "import.done",
                  Blame.USER,
                  "'%s' has been imported as source '%s': take that back first"
                      .formatted(step.file(), done.source()));
            });
  }

  /**
   * Reads the whole file as its plan says, and writes nothing.
   *
   * @throws Failure {@code import.plan} if something is wrong with the plan, {@code
   *     definitions.wrong} if it does not go with the other definitions, or why the file cannot be
   *     read
   */
  public Trial tryOut(String file) {
    ImportStep step = at(file);
    refuseIfImported(step);
    ImportPlan plan = sound(step);
    Trial trial = sources.tryOut(file, plan, SHOWN);
    steps.put(file, Step.TRIAL, trial);
    return trial;
  }

  private ImportPlan sound(ImportStep step) {
    List<PlanFlaw> flaws = flaws(step, step.plan());
    if (!flaws.isEmpty()) {
      throw new Failure(
          "import.plan",
          Blame.USER,
          "the columns of '%s' are not mapped yet (%s): go back to them"
              .formatted(step.file(), flaws.getFirst().why()));
    }
    return step.plan();
  }

  /**
   * Writes the source that the plan says, and reads it at once.
   *
   * @param keepsGoodRows whether good rows are taken however many others are not
   * @param by who wants it
   * @throws Failure as {@link #tryOut}, or if the file could not be read; then the source is taken
   *     out again
   */
  public Imported bring(String file, boolean keepsGoodRows, String by) {
    ImportStep step = at(file);
    refuseIfImported(step);
    steps.put(file, Step.PLAN, step.plan().keepingGoodRows(keepsGoodRows));
    Trial trial = at(file).trial().orElseGet(() -> tryOut(file));
    ImportPlan plan = trial.plan();
    if (trial.isTooBad()) {
      throw new Failure(
          "import.rejects",
          Blame.USER,
          "%d of %d rows of '%s' cannot be taken: map its columns otherwise, or say that the others are to be taken nevertheless"
              .formatted(trial.rejected(), trial.rows(), file));
    }
    WrittenDefinition written = sources.bring(file, plan, by);
    Imported done =
        new Imported(
            plan.source(),
            written.version(),
            plan.kind(),
            trial.rows(),
            live.ask(of -> of.ledger().rejects().count(plan.source())),
            trial.fresh(),
            trial.known());
    steps.put(file, Step.DONE, done);
    return done;
  }

  /** The first rows of an imported file that were not taken. */
  public List<ListRejects.Line> rejects(Imported done) {
    return live.ask(workspace -> new ListRejects(workspace).first(done.source(), SHOWN).lines());
  }

  /**
   * Takes an import back: its source is taken out, so that its rows no longer count.
   *
   * @param deletesFile whether the file goes too
   * @param by who wants it
   * @throws Failure {@code import.undone} if there is nothing to take back; {@code
   *     definition.changed} if somebody changed the source since; {@code definition.used} or {@code
   *     definitions.wrong} if other definitions need it; {@code import.used} if another source
   *     reads the file that is to go
   */
  public void undo(String file, boolean deletesFile, String by) {
    Imported done =
        at(file)
            .imported()
            .orElseThrow(
                () ->
                    new Failure(
                        "import.undone",
                        Blame.USER,
                        "'%s' is not imported: there is nothing to take back".formatted(file)));
    if (deletesFile) {
      sources.refuseIfRead(file, Optional.of(done.source()));
    }
    sources.takeOut(done.source(), done.version(), by);
    steps.remove(file, Step.DONE);
    steps.remove(file, Step.TRIAL);
    if (deletesFile) {
      drop(file);
    }
  }

  /**
   * Deletes a file that no source reads.
   *
   * @throws Failure {@code import.used} if one does
   */
  public void delete(String file) {
    require(file);
    sources.refuseIfRead(file, Optional.empty());
    drop(file);
  }

  private void drop(String file) {
    folder.delete(file);
    steps.removeAll(file);
  }
}
