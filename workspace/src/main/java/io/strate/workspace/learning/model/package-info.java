/** Models: learnt, judged, compared with those before them, and asked. */
@NullMarked
package io.strate.workspace.learning.model;

import org.jspecify.annotations.NullMarked;
