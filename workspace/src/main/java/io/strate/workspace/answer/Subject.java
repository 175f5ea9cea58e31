package io.strate.workspace.answer;

import io.strate.domain.Entity;

/** The profile that is explained, or looked at on the way. */
record Subject(Entity of, String id) {}
