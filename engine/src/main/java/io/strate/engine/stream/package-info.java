/** What rules read from timelines: every stream once per profile, for all leaves that need it. */
package io.strate.engine.stream;
