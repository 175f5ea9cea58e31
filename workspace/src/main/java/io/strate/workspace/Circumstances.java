package io.strate.workspace;

import io.strate.workspace.definition.Localized;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * What a workspace is told by its surroundings.
 *
 * @param clock the present instant in milliseconds
 * @param progress is told how far long works are
 * @param warnings is told, in a sentence each, what deserves a look and stops nothing
 * @param locale in which labels and rules are wanted; the workspace's own if empty
 */
public record Circumstances(
    LongSupplier clock,
    Progress progress,
    Consumer<String> warnings,
    Optional<Localized.Locale> locale) {}
