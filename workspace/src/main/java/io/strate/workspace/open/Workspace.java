package io.strate.workspace.open;

import io.strate.domain.Blame;
import io.strate.domain.Entity;
import io.strate.domain.Failure;
import io.strate.domain.Identifier;
import io.strate.domain.Nearest;
import io.strate.lake.Lake;
import io.strate.ledger.Generation;
import io.strate.ledger.Ledger;
import io.strate.ledger.Runs;
import io.strate.rule.definition.SegmentDefinition;
import io.strate.workspace.Circumstances;
import io.strate.workspace.definition.Checked;
import io.strate.workspace.definition.SourceDefinition;
import io.strate.workspace.definition.WorkspaceDefinition;
import io.strate.workspace.ingest.CachedSchemas;
import io.strate.workspace.ingest.OwnSources;
import io.strate.workspace.ingest.ReadReport;
import io.strate.workspace.ingest.ReadSources;
import io.strate.workspace.ingest.TrackedNames;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * A workspace whose definitions are sound and whose store this process alone has open. Any thread
 * may look at its definitions and its ledger; reading sources, checking and reloading definitions
 * are for one thread at a time.
 */
public final class Workspace implements AutoCloseable {

  private final Path folder;
  private final CachedSchemas schemas;
  private final Ledger ledger;
  private final Circumstances circumstances;
  private volatile WorkspaceDefinition definition;
  private volatile LongSupplier present = () -> lastRun().asOf();

  private Workspace(
      Path folder,
      CachedSchemas schemas,
      WorkspaceDefinition definition,
      Ledger ledger,
      Circumstances circumstances) {
    this.folder = folder;
    this.schemas = schemas;
    this.definition = definition;
    this.ledger = ledger;
    this.circumstances = circumstances;
  }

  /**
   * Opens the workspace in a folder.
   *
   * @throws Failure with code {@code definitions.wrong} and all problems if the definitions have
   *     errors; others say why the store cannot be opened
   */
  public static Workspace open(Path folder, Circumstances circumstances) {
    return open(folder, Stores.schemas(folder), circumstances);
  }

  /**
   * Opens a workspace to answer of what has been read: files of its sources that are gone, or
   * damaged, since they were read keep nobody from looking.
   *
   * @throws Failure as {@link #open}
   */
  public static Workspace look(Path folder, Circumstances circumstances) {
    return open(folder, Stores.schemas(folder).trustingTheStore(), circumstances);
  }

  private static Workspace open(Path folder, CachedSchemas schemas, Circumstances circumstances) {
    WorkspaceDefinition definition = sound(folder, schemas, circumstances);
    Ledger ledger = Stores.ledger(definition);
    Workspace workspace = new Workspace(folder, schemas, definition, ledger, circumstances);
    workspace.follow();
    return workspace;
  }

  /**
   * The same workspace over a copy of its store, in which something can be tried out: closing it
   * drops whatever was read or computed in it.
   */
  public Workspace rehearsal() {
    return new Workspace(folder, schemas.unsaved(), definition, ledger.rehearsal(), circumstances);
  }

  /** Definitions are checked again where the store knows other types than the files show. */
  private void follow() {
    if (schemas.follow(ledger.notes())) {
      definition = sound(folder, schemas, circumstances);
    }
  }

  private static WorkspaceDefinition sound(
      Path folder, CachedSchemas schemas, Circumstances circumstances) {
    return spoken(new CheckDefinitions(folder, schemas).sound(), circumstances);
  }

  private static WorkspaceDefinition spoken(
      WorkspaceDefinition definition, Circumstances circumstances) {
    return circumstances.locale().map(definition::in).orElse(definition);
  }

  /**
   * What the definitions come to if some files hold something else than they do.
   *
   * @param supposed what they hold, by the files' names
   */
  public Checked supposing(Map<String, byte[]> supposed) {
    return new CheckDefinitions(folder, schemas).supposing(supposed);
  }

  /**
   * The definitions that were checked, in the language that is wanted.
   *
   * @throws Failure {@code definitions.wrong} with all problems if there are errors
   */
  public WorkspaceDefinition sound(Checked checked) {
    return spoken(new CheckDefinitions(folder, schemas).sound(checked), circumstances);
  }

  /**
   * Takes up the definitions as the files have them now, and what has been learnt. A failure
   * changes nothing. Files of sources may be gone: what the store knows of them stands in.
   *
   * @throws Failure {@code definitions.wrong} with all problems if there are errors; {@code
   *     definitions.store} if they name another store, which needs another opening
   */
  public void reload() {
    followNames();
    WorkspaceDefinition fresh = sound(supposing(Map.of()));
    if (!fresh.store().normalize().equals(definition.store().normalize())) {
      throw new Failure(
          "definitions.store",
          Blame.USER,
          "`store:` names %s now, but %s is open: start again to change the store"
              .formatted(fresh.store(), definition.store()));
    }
    definition = fresh;
  }

  /**
   * Learns the names that rows and calls have brought, for definitions that are checked from now on
   * ({@link #supposing}).
   */
  public void followNames() {
    schemas.follow(ledger.notes());
  }

  /**
   * The same store under given definitions, whatever is reloaded meanwhile. It is not to be closed,
   * and reads no sources.
   */
  public Workspace definedAs(WorkspaceDefinition other) {
    Workspace same = new Workspace(folder, schemas.unsaved(), other, ledger, circumstances);
    same.present = () -> present.getAsLong();
    return same;
  }

  /** Reads what is new in the sources. */
  public ReadReport readSources(long now) {
    ReadReport report = reading().read(now);
    follow();
    return report;
  }

  /** Rows of all sources that are kept as rejected. */
  public long rejected() {
    return definition.sources().stream()
        .mapToLong(source -> ledger.rejects().count(source.name()))
        .sum();
  }

  /** Makes the store ready for calls; answers where their entries go. */
  public Generation track() {
    return reading().track();
  }

  /** Makes the store ready for what is learnt; answers where its entries go. */
  public Generation learn() {
    return Optional.ofNullable(ledger.sources().declared().get(OwnSources.LEARNT))
        .orElseGet(() -> reading().learn());
  }

  private ReadSources reading() {
    return new ReadSources(
        definition, ledger, lake(), circumstances.progress(), circumstances.warnings());
  }

  public WorkspaceDefinition definition() {
    return definition;
  }

  public Ledger ledger() {
    return ledger;
  }

  /** Reads and writes the files of people. */
  public Lake lake() {
    return Stores.lake(folder);
  }

  public Circumstances circumstances() {
    return circumstances;
  }

  /**
   * The instant that a question is about: the one asked for, or else that of the last run, or the
   * present one where somebody keeps the segments true.
   */
  public long asOf(OptionalLong asked) {
    return asked.isPresent() ? asked.getAsLong() : present.getAsLong();
  }

  /** Lets questions that name no instant be about the one that is answered here. */
  public void keptTrueAsOf(LongSupplier instant) {
    present = instant;
  }

  /** The last run. */
  public Runs.RunRecord lastRun() {
    return ledger
        .runs()
        .last()
        .orElseThrow(
            () ->
                new Failure(
                    "workspace.never_run",
                    Blame.USER,
                    "nothing has been computed yet in %s: run `strate run` first"
                        .formatted(definition.folder())));
  }

  /**
   * A segment by its full name.
   *
   * @throws Failure with the nearest name if there is none
   */
  public SegmentDefinition segment(String name) {
    List<SegmentDefinition> all = definition.definitions().segments();
    return all.stream()
        .filter(segment -> segment.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new Failure(
                    "usage.segment",
                    Blame.USER,
                    "no segment is called '%s'%s"
                        .formatted(
                            name, Nearest.hint(name, all.stream().map(s -> s.name()).toList()))));
  }

  /**
   * The identifier that a person typed: an id, or {@code kind:value} for another kind that the
   * workspace's sources, or calls, know.
   */
  public Identifier identifier(Entity of, String typed) {
    if (typed.isEmpty()) {
      throw new Failure(
          "usage.id", Blame.USER, "expected an id, or kind:value, found an empty text");
    }
    int colon = typed.indexOf(':');
    boolean isKind = colon > 0 && colon < typed.length() - 1 && isKind(typed.substring(0, colon));
    return isKind
        ? new Identifier(of, typed.substring(0, colon), typed.substring(colon + 1))
        : new Identifier(of, Identifier.DEFAULT_KIND, typed);
  }

  private boolean isKind(String word) {
    boolean isTracked =
        TrackedNames.KINDS.contains(word)
            && ledger.sources().declared().containsKey(TrackedNames.SOURCE);
    return isTracked
        || definition.sources().stream().anyMatch(source -> kinds(source.rows()).contains(word));
  }

  private static Set<String> kinds(SourceDefinition.Rows rows) {
    return switch (rows) {
      case SourceDefinition.Profiles profiles -> profiles.identifiers().keySet();
      case SourceDefinition.Events events -> events.contact().keySet();
      case SourceDefinition.Consents consents -> consents.contact().keySet();
    };
  }

  @Override
  public void close() {
    ledger.close();
  }
}
