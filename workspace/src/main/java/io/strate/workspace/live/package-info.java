/**
 * A workspace in service: it takes calls and keeps its segments true by itself.
 *
 * <p>{@link io.strate.workspace.live.LiveWorkspace} is the door that any thread may use. Behind it
 * one {@code LiveThread} does all that changes definitions or members: the {@code Errands} of
 * callers, such as {@code ChangeDefinitions}; {@code TakeUpDefinitions}; and {@code Members}, by
 * turns and runs, with what they owe to the {@code DefinitionsInForce}. {@code Learning} has a
 * thread of its own.
 */
package io.strate.workspace.live;
