/** Changes as they happen: server-sent events for pages and programs. */
package io.strate.server.live;
