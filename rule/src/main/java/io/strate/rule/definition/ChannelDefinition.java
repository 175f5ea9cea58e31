package io.strate.rule.definition;

import io.strate.rule.Expr;

/**
 * How a channel reaches people: {@code address} says that there is one, {@code bouncing} that it
 * does not work, {@code complained} that its owner asked to be left alone.
 */
public record ChannelDefinition(String name, Expr address, Expr bouncing, Expr complained) {}
