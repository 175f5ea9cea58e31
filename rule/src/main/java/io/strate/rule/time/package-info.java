/**
 * Calendar arithmetic in a time zone: windows, steps of months and years, local days and fields,
 * and the instants at which they change.
 */
package io.strate.rule.time;
