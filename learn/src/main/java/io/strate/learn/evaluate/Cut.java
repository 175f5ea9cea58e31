package io.strate.learn.evaluate;

/**
 * A decision that says yes of scores that reach a threshold, and what it got right and wrong.
 *
 * @param threshold just above all scores where yes is said of nobody
 */
public record Cut(double threshold, Confusion confusion) {}
