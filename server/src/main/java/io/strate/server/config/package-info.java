/** What whoever operates a server can set: in a file, in the environment, on the command line. */
package io.strate.server.config;
