/**
 * What a version of a cluster set or model says of itself, as it is kept beside it and shown: plain
 * records that are written as JSON. A later version may add fields and never changes the meaning of
 * one.
 */
@NullMarked
package io.strate.workspace.learning.card;

import org.jspecify.annotations.NullMarked;
