package io.strate.server.pages.builder;

import io.strate.rule.form.RuleForm;
import io.strate.rule.text.RuleParser;
import io.strate.rule.text.RulePrinter.Language;
import io.strate.workspace.definition.Localized.Locale;
import io.strate.workspace.definition.WorkspaceDefinition;
import io.strate.workspace.form.DefinitionWords;
import io.strate.workspace.form.WorkspaceLabels;
import java.time.ZoneId;

/** How rules of a workspace are read, and written for a visitor. */
record Tongue(WorkspaceDefinition definition, Locale locale) {

  RuleParser parser() {
    return new RuleParser(definition.catalogue(), zone());
  }

  ZoneId zone() {
    return definition.zone();
  }

  Language language() {
    return locale == Locale.FR ? Language.FRENCH : Language.ENGLISH;
  }

  RuleForm.Reading reading() {
    return new RuleForm.Reading(parser(), language(), zone());
  }

  DefinitionWords words() {
    return new DefinitionWords(parser(), new WorkspaceLabels(definition, locale), locale, zone());
  }
}
