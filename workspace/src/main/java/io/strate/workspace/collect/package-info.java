/**
 * What tracking libraries send, on its way into the ledger: calls that say what somebody did or is,
 * who belongs together, and what could not be taken and is kept.
 */
package io.strate.workspace.collect;
