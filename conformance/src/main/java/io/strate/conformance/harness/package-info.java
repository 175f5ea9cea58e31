/** Putting evaluators through cases: comparing, shrinking what differs, and writing it down. */
package io.strate.conformance.harness;
