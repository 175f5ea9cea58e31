/**
 * Rules as forms: trees of rows that a page draws, made of expressions and written back as rule
 * text.
 */
package io.strate.rule.form;
