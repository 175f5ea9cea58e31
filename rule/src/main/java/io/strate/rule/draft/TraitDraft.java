package io.strate.rule.draft;

import io.strate.domain.Entity;
import io.strate.rule.text.SourceText;

/** A named value, as text. */
public record TraitDraft(Entity of, Name name, SourceText value) {}
