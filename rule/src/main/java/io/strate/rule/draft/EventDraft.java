package io.strate.rule.draft;

import io.strate.rule.text.SourceText;
import java.util.Optional;

/**
 * An event of {@code events:}. With {@code from} it is made from another event; with {@code gap} (a
 * span) as well, it is a session of it.
 *
 * @param machine how timing tells machines, of an event that sources deliver
 */
public record EventDraft(
    Name name,
    Optional<Name> from,
    Optional<SourceText> where,
    Optional<SourceText> gap,
    Optional<TimingDraft> machine) {}
