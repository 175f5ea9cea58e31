package io.strate.workspace.live;

import io.strate.workspace.definition.SourceDefinition;
import io.strate.workspace.learning.refresh.KeepStated;
import io.strate.workspace.open.Workspace;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;

/**
 * The definitions that the members follow, and what the members owe to those on disk: a reading of
 * the sources, a run, or nothing. For the thread that keeps the workspace true; others may ask for
 * the {@link #workspace}.
 */
final class DefinitionsInForce {

  private final Workspace workspace;
  private final KeepStated stated;
  private final WatchedFiles files;
  private final IntSupplier names;

  /** How many names calls had brought when the files were read. */
  private int namesSeen;

  /** How the files looked before they were read. */
  private Map<Path, WatchedFiles.Look> seen;

  /** The versions in force of what is learnt, by names, when the files were read. */
  private Map<String, Integer> versions;

  /** What the sources that were read meant, by their names. */
  private Map<String, String> sourcesRead = Map.of();

  private boolean isRunOwed;
  private volatile Workspace followed;

  /**
   * Those that a workspace was opened with.
   *
   * @param files made before it was opened
   * @param names how many names calls have brought so far
   */
  DefinitionsInForce(
      Workspace workspace, KeepStated stated, WatchedFiles files, IntSupplier names, long now) {
    this.workspace = workspace;
    this.stated = stated;
    this.files = files;
    this.names = names;
    this.namesSeen = names.getAsInt();
    this.seen = look();
    this.seen.putAll(files.before());
    this.versions = stated.inForce(now);
    this.followed = workspace.definedAs(workspace.definition());
  }

  /** The workspace under the definitions that the members were computed by. */
  Workspace workspace() {
    return followed;
  }

  /** Whether the files, or the versions of what is learnt, are not those that were taken up. */
  boolean areOthers(long now) {
    return !look().equals(seen) || !stated.inForce(now).equals(versions);
  }

  /** Whether calls have brought names that rules may not use yet. */
  boolean areNamesNew() {
    return names.getAsInt() != namesSeen;
  }

  /**
   * Lets rules use the names that calls have brought. A run is owed only if definitions mean
   * something else by them; what else has changed is still to be taken up.
   */
  void takeUpNames() {
    long before = workspace.definition().runHash();
    namesSeen = names.getAsInt();
    workspace.reload();
    isRunOwed |= workspace.definition().runHash() != before;
    if (!isRunOwed) {
      followed();
    }
  }

  /** Takes up what is on disk, if it is sound; from then on a run is owed. */
  void takeUp(long now) {
    // Looked at before they are read: what is written meanwhile is seen the next time.
    seen = look();
    versions = stated.inForce(now);
    namesSeen = names.getAsInt();
    workspace.reload();
    isRunOwed = true;
  }

  /** Whether sources mean something else than when they were read. */
  boolean isReadingOwed() {
    return !sources().equals(sourcesRead);
  }

  boolean isRunOwed() {
    return isRunOwed;
  }

  void sourcesRead() {
    sourcesRead = sources();
  }

  /** The members follow what was taken up. */
  void followed() {
    isRunOwed = false;
    followed = workspace.definedAs(workspace.definition());
  }

  private Map<Path, WatchedFiles.Look> look() {
    return files.look(workspace.definition().lists());
  }

  private Map<String, String> sources() {
    return workspace.definition().sources().stream()
        .collect(Collectors.toMap(SourceDefinition::name, SourceDefinition::hash));
  }
}
