/** Calling systems outside: one HTTP client for the whole house, and webhooks over it. */
package io.strate.connect;
