package io.strate.rule.form;

/**
 * What is wrong with a row, or not filled in yet.
 *
 * @param path of the row within the form, as a JSON pointer
 * @param field of the row; empty where it is the row as a whole
 * @param sentence what is wrong, and what to do
 */
public record RowProblem(String path, String field, String sentence) {}
