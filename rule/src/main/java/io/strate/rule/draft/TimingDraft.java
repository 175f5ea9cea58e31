package io.strate.rule.draft;

import io.strate.rule.text.SourceText;
import java.util.Optional;

/**
 * {@code machine:} of an event: the property that tells its links apart; what deliveries are
 * called, with the property that knows their message.
 */
public record TimingDraft(
    Optional<SourceText> link, Optional<Name> delivery, Optional<SourceText> message) {}
