/** Scripts and styles of the pages, ours and others', and how browsers get them. */
@NullMarked
package io.strate.server.assets;

import org.jspecify.annotations.NullMarked;
