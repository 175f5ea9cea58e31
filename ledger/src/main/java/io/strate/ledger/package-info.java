/**
 * The one durable truth: who is known, what was said of them, what was answered. This package is
 * what others program against; {@code rocks} keeps it in RocksDB.
 */
package io.strate.ledger;
