package io.strate.workspace.edit;

import io.strate.domain.Blame;
import io.strate.domain.Failure;
import io.strate.workspace.open.Workspace;
import io.strate.workspace.version.KeptVersions;
import io.strate.workspace.version.KeptVersions.Named;
import io.strate.workspace.version.Version;
import io.strate.workspace.version.Version.Written;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps the versions of a workspace's definitions, and puts former ones back. */
public final class DefinitionVersions {

  private final Workspace workspace;
  private final KeptVersions kept;

  public DefinitionVersions(Workspace workspace) {
    this.workspace = workspace;
    this.kept = new KeptVersions(workspace.ledger().notes());
  }

  /**
   * Keeps what the files say now, where it is new. Files that cannot be read whole are left for the
   * next time.
   *
   * @param by who changed it; empty if that is not known
   */
  public void note(String by) {
    Map<Named, Written> all = new HashMap<>();
    DefinitionFiles files = new DefinitionFiles(workspace.definition().folder());
    try {
      for (Section section : Section.values()) {
        files
            .definitions(section)
            .forEach(each -> all.put(new Named(section.key(), each.name()), written(each)));
      }
    } catch (Failure _) {
      return;
    }
    kept.note(all, workspace.circumstances().clock().getAsLong(), by);
  }

  private static Written written(WrittenDefinition definition) {
    return new Written(definition.text(), TreeJson.write(definition.tree()), definition.version());
  }

  /** A run has computed what was noted. */
  public void computed(long run) {
    kept.computed(run);
  }

  /** Of one definition, the latest first. */
  public List<Version> of(Section section, String name) {
    return kept.of(new Named(section.key(), name));
  }

  /**
   * The change that puts a former version back: what it said is written over what is there now, of
   * which comments stay where they can; a version that removed the definition removes it again.
   *
   * @param expected what is believed to be there now
   * @throws Failure {@code version.unknown} if no such version is kept
   */
  public Edit restoring(Section section, String name, long number, Edit.Expected expected) {
    Version former =
        of(section, name).stream()
            .filter(version -> version.number() == number)
            .findFirst()
            .orElseThrow(
                () ->
                    new Failure(
                        "version.unknown",
                        Blame.USER,
                        "no version %d of %s '%s' is kept: look at its versions again"
                            .formatted(number, section.noun(), name)));
    Optional<Tree> tree = former.written().map(written -> TreeJson.read(written.tree()));
    return tree.<Edit>map(says -> new Edit.Put(section, name, says, expected))
        .orElseGet(() -> new Edit.Remove(section, name, expected));
  }
}
