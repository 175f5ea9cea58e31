/**
 * Cases from a seed: rules over every kind of node and definition, and populations whose values,
 * times and instants are drawn from the rules' own literals, their neighbours and the edges of
 * windows.
 */
package io.strate.conformance.generate;
