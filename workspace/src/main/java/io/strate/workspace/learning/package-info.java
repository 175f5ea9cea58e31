/**
 * Learning from the ledger: datasets of profiles as of instants of the past, and what was learnt as
 * statements on their timelines.
 */
package io.strate.workspace.learning;
