/**
 * The corpus: stories as text. A story defines something in the rule language, tells timelines line
 * by line, and says what is expected at which instants. {@code README.md} beside the stories
 * describes the form.
 */
package io.strate.conformance.corpus;
