package io.strate.learn.tune;

/**
 * How good a way was on rows that it had not learnt from.
 *
 * @param rows how many rows were learnt from and predicted, fold by fold
 * @param folds how many folds there were
 * @param score the mean over the folds: AUC of a yes-or-no question, log loss of more classes, root
 *     of the mean squared error of amounts
 * @param error the standard error of that mean
 */
public record Trial(Way way, int rows, int folds, double score, double error) {}
