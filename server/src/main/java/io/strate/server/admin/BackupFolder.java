package io.strate.server.admin;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where backups go that are asked for over the API.
 *
 * @param path empty if nobody set one
 */
public record BackupFolder(Optional<Path> path) {}
