/**
 * The entries of one profile packed in columns: the form in which the ledger keeps them, the engine
 * evaluates them, and every host carries them.
 */
package io.strate.timeline;
