/** What a server says of itself while it runs: lines for people or for programs, on stderr. */
package io.strate.server.log;
