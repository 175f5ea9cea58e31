/**
 * What was learnt, as bytes that load for ever: a version, the kind, numbers and texts, and a
 * checksum.
 */
@NullMarked
package io.strate.learn.state;

import org.jspecify.annotations.NullMarked;
