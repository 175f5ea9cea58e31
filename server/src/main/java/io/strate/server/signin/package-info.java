/**
 * Who may see the pages: users, sessions, roles. {@code PageGuard} stands before every path that is
 * none of an API's, a probe's or an asset's; {@code Doorkeeper} looks at what a role may. Pages ask
 * {@code Visitor} who is there and {@code Form} what was sent, and say with {@code ForRole} who
 * may.
 */
package io.strate.server.signin;
