package io.strate.workspace.definition;

import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A model that others learnt, in a file.
 *
 * @param name the path as the definition has it, from the workspace's folder on
 * @param hash of what the file holds, as {@link #hash} has it, so that another content is another
 *     definition
 * @param missing what the model gets for an unknown number; NaN if it can do with that
 */
public record ModelFile(String name, String hash, double missing) {

  /** Where it lies. */
  public Path in(Path folder) {
    return folder.resolve(name);
  }

  /** SHA-256 in hexadecimal, as {@code sha256sum} shows it. */
  public static String hash(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
