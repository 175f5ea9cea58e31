package io.strate.workspace.answer.move;

import io.strate.rule.definition.Definitions;
import io.strate.rule.definition.SegmentDefinition;
import io.strate.workspace.edit.DefinitionVersions;
import io.strate.workspace.edit.Section;
import io.strate.workspace.open.Workspace;
import io.strate.workspace.version.Version;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The kept versions of a segment and of all that it uses, the segment's own first. */
final class InvolvedVersions {

  private final String own;
  private final List<Version> versions = new ArrayList<>();

  InvolvedVersions(Workspace workspace, SegmentDefinition segment, Definitions involved) {
    this.own = segment.family().orElse(segment.name());
    DefinitionVersions kept = new DefinitionVersions(workspace);
    involved.segments().stream()
        .map(each -> each.family().orElse(each.name()))
        .distinct()
        .sorted(Comparator.comparing((String name) -> !name.equals(own)))
        .forEach(name -> versions.addAll(kept.of(Section.SEGMENTS, name)));
    involved.traits().forEach(each -> versions.addAll(kept.of(Section.TRAITS, each.name())));
    involved.scores().forEach(each -> versions.addAll(kept.of(Section.SCORES, each.name())));
  }

  /** The version that a run was the first to compute. */
  Optional<Version> takenUpBy(long run) {
    return versions.stream()
        .filter(version -> version.run().isPresent() && version.run().getAsLong() == run)
        .findFirst();
  }

  /** Whether with it the segment itself began to be. */
  boolean isBeginning(Version version) {
    return version.number() == 1
        && version.section().equals(Section.SEGMENTS.key())
        && version.name().equals(own);
  }
}
