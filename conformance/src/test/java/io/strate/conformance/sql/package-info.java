/** A naive translation of rules to SQL, run by DuckDB: a second opinion that shares no code. */
package io.strate.conformance.sql;
