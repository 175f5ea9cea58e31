package io.strate.server.pages.importing;

/**
 * How large a file may be that is imported by a page.
 *
 * @param bytes as it is sent, compressed or not
 */
public record ImportLimit(long bytes) {}
