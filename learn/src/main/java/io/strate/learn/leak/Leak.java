package io.strate.learn.leak;

/**
 * A sign that something of the future shows through: a column that alone says nearly everything.
 *
 * @param auc how likely a row of the class ranks above one of the others by this column alone, or
 *     below, if that is likelier
 * @param of the class that it tells from all others; of amounts those above the median
 */
public record Leak(String column, double auc, String of) {}
