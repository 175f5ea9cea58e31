/** Making a failing case small: what can be left out without losing the failure is left out. */
package io.strate.conformance.shrink;
