package io.strate.workspace.answer;

import io.strate.domain.Entry;

/**
 * An entry that decided something.
 *
 * @param contact whose entry it is
 * @param source the name of the source that stated it
 */
public record Deciding(Entry entry, String contact, String source) {}
