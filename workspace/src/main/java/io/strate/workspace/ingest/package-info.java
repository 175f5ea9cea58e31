/**
 * Reads what is new in a workspace's sources into the ledger, and keeps what types their columns
 * have. Enter at {@link io.strate.workspace.ingest.ReadSources}.
 */
package io.strate.workspace.ingest;
