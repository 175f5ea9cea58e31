package io.strate.rule.interpret;

/**
 * What an event gives to a line of a score.
 *
 * @param points after decay, before {@code at_most}
 */
public record EventPoints(Happened happened, double points) {}
