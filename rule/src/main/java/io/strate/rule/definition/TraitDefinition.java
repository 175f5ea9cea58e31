package io.strate.rule.definition;

import io.strate.domain.Entity;
import io.strate.rule.Expr;

/** A named value computed for each profile of an entity. */
public record TraitDefinition(Entity of, String name, Expr value) {}
