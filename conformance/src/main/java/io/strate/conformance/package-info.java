/**
 * The meaning of rules as cases that any evaluator can be put through: a corpus written by hand,
 * and cases generated from a seed. A difference is shrunk and reported as a case.
 */
package io.strate.conformance;
