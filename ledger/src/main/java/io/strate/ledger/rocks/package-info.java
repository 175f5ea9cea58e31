/**
 * The ledger on RocksDB: families and keys, group commit, bulk loads, folding, sealing and
 * recovery.
 */
package io.strate.ledger.rocks;
