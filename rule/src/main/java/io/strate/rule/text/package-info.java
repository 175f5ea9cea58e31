/**
 * Text ⇄ expression: the grammar's tree is checked against a catalogue and becomes a typed
 * expression; an expression is printed back in English or French.
 */
package io.strate.rule.text;
