/** The house's door for other software: HTTP, and nothing of it further in. */
package io.strate.server;
