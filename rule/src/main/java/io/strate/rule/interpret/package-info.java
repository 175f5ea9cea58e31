/**
 * What rules mean: a plain interpreter, written to be read, and the instants at which its answers
 * may change. Every other evaluator is held to it.
 *
 * <p>Read {@code Meaning} for expressions, {@code Happenings} for which events count, {@code
 * Aggregates}, {@code Sequences}, {@code Points} for what is made of them, {@code Segments} for who
 * is a member, {@code Scene} for what is the case at an instant.
 */
package io.strate.rule.interpret;
