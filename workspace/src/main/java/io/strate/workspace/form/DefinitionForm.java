package io.strate.workspace.form;

import io.strate.domain.Entity;
import io.strate.workspace.definition.Description;
import io.strate.workspace.definition.Localized;
import io.strate.workspace.edit.Section;
import io.strate.workspace.edit.Tree;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A definition as a page fills it in: rules, events, bounds and numbers as their texts. {@link
 * #tree} gives what the workspace's files say.
 */
public sealed interface DefinitionForm
    permits DefinitionForm.SegmentForm,
        DefinitionForm.ScoreForm,
        DefinitionForm.TraitForm,
        DefinitionForm.TextOnly,
        LearntForm {

  /** The form of what files say; of what no form holds, the text form. */
  static DefinitionForm of(Section section, Tree tree) {
    return new DefinitionOpening(section).open(tree);
  }

  /**
   * What the files say of it.
   *
   * @param before what they said before: what was written short stays short where that is possible
   */
  default Tree tree(Optional<Tree> before) {
    return DefinitionWriting.tree(this, before);
  }

  /** A segment or a family. */
  record SegmentForm(
      Entity of,
      Description described,
      Optional<String> under,
      Members members,
      Ids always,
      Ids never)
      implements DefinitionForm {
    public SegmentForm {
      Objects.requireNonNull(members, "members");
    }
  }

  /** What decides who is in a segment. */
  sealed interface Members {}

  /** A condition, and the one under which members stay. */
  record When(String when, Optional<String> stay) implements Members {}

  /** Bounds along a number. */
  record Tiers(String value, List<Case> of) implements Members {
    public Tiers {
      of = List.copyOf(of);
    }
  }

  /** Conditions of which the first that holds decides. */
  record FirstMatch(List<Case> cases) implements Members {
    public FirstMatch {
      cases = List.copyOf(cases);
    }
  }

  /** The highest by a value. */
  record Top(String size, String by) implements Members {}

  /** Ids. */
  record Listed(Ids ids) implements Members {}

  /**
   * One segment of a family.
   *
   * @param text its bounds or its condition
   */
  record Case(
      String name, String text, Optional<Localized> label, Optional<Localized> description) {}

  /** Ids in a file, or written down; both may be empty. */
  record Ids(Optional<String> file, List<String> ids) {
    static final Ids NONE = new Ids(Optional.empty(), List.of());

    public Ids {
      ids = List.copyOf(ids);
    }

    boolean isNone() {
      return file.isEmpty() && ids.isEmpty();
    }
  }

  record ScoreForm(
      Entity of,
      Description described,
      List<Line> lines,
      Optional<String> within,
      Optional<String> halfLife,
      Optional<String> floor,
      Optional<String> ceiling)
      implements DefinitionForm {
    public ScoreForm {
      lines = List.copyOf(lines);
    }
  }

  /** What gives points. */
  sealed interface Line {
    String give();

    Description described();
  }

  /** Points for each event. */
  record EachLine(String events, String give, Optional<String> atMost, Description described)
      implements Line {}

  /** Points while a condition holds. */
  record WhenLine(String condition, String give, Description described) implements Line {}

  record TraitForm(Entity of, Description described, String value) implements DefinitionForm {}

  /** A definition that only the text form can hold, and why. */
  record TextOnly(Tree tree, Reason why) implements DefinitionForm {}

  /** Why a definition opens as text. */
  enum Reason {
    /** It is a query. */
    SQL,
    /** It has a key that forms do not know, or a value where its key takes another. */
    UNKNOWN
  }
}
