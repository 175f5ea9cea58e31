/**
 * Tells others who entered and left segments: webhooks over what the ledger keeps, and changes to
 * be followed live.
 */
package io.strate.workspace.notify;
