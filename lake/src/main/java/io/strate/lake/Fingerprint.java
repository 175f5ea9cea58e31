package io.strate.lake;

/**
 * By what a file is known to be unchanged: its size, the time of its last change (milliseconds
 * since 1970) and a hash of its bytes.
 */
public record Fingerprint(long size, long changed, long content) {

  /** Whether size and time are those of the file, which costs no reading. */
  public boolean looksLike(long size, long changed) {
    return this.size == size && this.changed == changed;
  }

  /** Whether the bytes are the same, whenever they were written. */
  public boolean sameContent(Fingerprint other) {
    return size == other.size && content == other.content;
  }
}
