package io.strate.workspace.ingest;

/**
 * The 64-bit identity of an entry that came with a message id: a hash of the id's characters, the
 * same whoever sent it. It orders entries of one instant and is stored with them: it must never
 * change.
 */
public final class MessageIdentity {

  private static final long STEP = 0x9e3779b97f4a7c15L;

  private MessageIdentity() {}

  /** Mixes four UTF-16 units at a time, then the length (finalizer of MurmurHash3). */
  public static long of(String messageId) {
    long hash = STEP;
    int length = messageId.length();
    int at = 0;
    for (; at + 4 <= length; at += 4) {
      long word =
          messageId.charAt(at)
              | (long) messageId.charAt(at + 1) << 16
              | (long) messageId.charAt(at + 2) << 32
              | (long) messageId.charAt(at + 3) << 48;
      hash = mixed(hash ^ word) + STEP;
    }
    long rest = 0;
    for (int i = length - 1; i >= at; i--) {
      rest = rest << 16 | messageId.charAt(i);
    }
    return mixed(mixed(hash ^ rest) ^ length);
  }

  private static long mixed(long hash) {
    long h = hash;
    h = (h ^ h >>> 33) * 0xff51afd7ed558ccdL;
    h = (h ^ h >>> 33) * 0xc4ceb9fe1a85ec53L;
    return h ^ h >>> 33;
  }
}
