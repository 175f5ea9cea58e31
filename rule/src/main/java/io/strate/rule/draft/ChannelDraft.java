package io.strate.rule.draft;

import io.strate.rule.text.SourceText;
import java.util.Optional;

/**
 * A channel: conditions on a contact that say that it has an address, that this bounces, that it
 * complained. What is left out has the defaults of {@code email}, or never holds.
 */
public record ChannelDraft(
    Name name,
    Optional<SourceText> address,
    Optional<SourceText> bouncing,
    Optional<SourceText> complained) {}
