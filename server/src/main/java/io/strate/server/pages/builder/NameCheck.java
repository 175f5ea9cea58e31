package io.strate.server.pages.builder;

import io.strate.domain.Entity;
import io.strate.rule.form.RowProblem;
import io.strate.server.pages.Words;
import io.strate.workspace.definition.WorkspaceDefinition;
import io.strate.workspace.edit.Section;
import io.strate.workspace.form.DefinitionForm;
import io.strate.workspace.form.LearntForm;
import io.strate.workspace.live.LiveWorkspace;
import java.util.Optional;
import java.util.stream.Stream;

/** Says at once, at the field of the name, that a name cannot be taken. */
record NameCheck(LiveWorkspace live, Words words) {

  /** What is wrong with the name of a new definition. */
  Optional<RowProblem> of(Sent sent, DefinitionForm form) {
    return Optional.of(sent)
        .filter(it -> it.opened().isEmpty())
        .flatMap(it -> sentence(it, form))
        .map(sentence -> new RowProblem("", "name", sentence));
  }

  private Optional<String> sentence(Sent sent, DefinitionForm form) {
    String name = sent.name();
    if (name.isEmpty()) {
      return Optional.of(words.say("builder.name.lacking"));
    }
    if (name.equals("new") || name.contains("/")) {
      return Optional.of(words.say("builder.name.reserved"));
    }
    if (live.definition(sent.section(), name).isPresent()) {
      return Optional.of(words.say("builder.name.taken"));
    }
    return live.ask(workspace -> clash(workspace.definition(), sent.section(), name, form));
  }

  private Optional<String> clash(
      WorkspaceDefinition definition, Section section, String name, DefinitionForm form) {
    if (section == Section.SEGMENTS) {
      boolean isTaken =
          Stream.concat(
                  definition.definitions().segments().stream().map(segment -> segment.name()),
                  definition.families().stream().map(family -> family.name()))
              .anyMatch(name::equals);
      return isTaken ? Optional.of(words.say("builder.name.taken")) : Optional.empty();
    }
    Entity of =
        switch (form) {
          case DefinitionForm.TraitForm trait -> trait.of();
          case DefinitionForm.ScoreForm score -> score.of();
          case DefinitionForm.SegmentForm segment -> segment.of();
          case LearntForm learnt -> learnt.of();
          case DefinitionForm.TextOnly _ -> Entity.CONTACT;
        };
    boolean isValue =
        definition.catalogue().attribute(of, name).isPresent()
            || definition.catalogue().trait(of, name).isPresent();
    return isValue ? Optional.of(words.say("builder.name.value")) : Optional.empty();
  }
}
