/**
 * The rule language as typed expressions. Text is turned into them by {@code text}, their meaning
 * is {@code interpret}, what a workspace makes of them is {@code definition}.
 */
package io.strate.rule;
