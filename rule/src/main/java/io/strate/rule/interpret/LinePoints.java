package io.strate.rule.interpret;

/**
 * What one line of a score gives.
 *
 * @param uncapped before {@code at_most}
 * @param given what counts towards the total
 */
public record LinePoints(double uncapped, double given) {}
