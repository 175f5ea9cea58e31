package io.strate.learn.watch;

/**
 * How a model scores now beside its reference.
 *
 * @param drift of the shares of scores
 * @param difference between the distributions, without bins
 * @param meanBefore the mean score of the reference
 * @param meanNow the mean score now
 */
public record ScoreDrift(
    Drift drift, KolmogorovSmirnov difference, double meanBefore, double meanNow) {}
