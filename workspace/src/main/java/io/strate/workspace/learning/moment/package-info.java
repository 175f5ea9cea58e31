/** Best moments: how contacts' reactions become an hour and a weekday for each of them. */
@NullMarked
package io.strate.workspace.learning.moment;

import org.jspecify.annotations.NullMarked;
