package io.strate.workspace.definition;

import io.strate.rule.Place;
import io.strate.rule.draft.Name;

/** A feature under {@code prepare:}, and where its preparation stands. */
record PreparedFeature(Name feature, Preparation preparation, Place place) {}
