package io.strate.server.tracking;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import java.util.function.BooleanSupplier;
import java.util.zip.GZIPInputStream;

/**
 * Reads the body of a request, inflated if it came compressed, up to a number of bytes. It is
 * inflated once it is there whole: a slow sender of a compressed body would hold an inflater.
 */
final class Body {

  /** What a body takes before anything has arrived. */
  private static final int FIRST = 4 << 10;

  private final Room.Share share;
  private final int most;
  private final BooleanSupplier isLate;

  /**
   * @param share takes the room that the body needs; whoever made it gives it back
   * @param most bytes, as they come and inflated
   * @param isLate whether the body should have been there by now
   */
  Body(Room.Share share, int most, BooleanSupplier isLate) {
    this.share = share;
    this.most = most;
    this.isLate = isLate;
  }

  /**
   * @param encoding the request's Content-Encoding; empty if it names none
   * @throws Unreadable if it is larger, inflated or not, or compressed in another way, or late
   */
  byte[] read(InputStream in, String encoding) throws IOException, Unreadable, Room.Full {
    return switch (encoding) {
      case "", "identity" -> arriving(in);
      case "gzip", "x-gzip" -> inflated(arriving(in));
      default -> throw new Unreadable(415, "expected a body that is plain or in gzip");
    };
  }

  private byte[] arriving(InputStream in) throws IOException, Unreadable, Room.Full {
    try {
      return whole(in);
    } catch (IOException failed) {
      if (isTimeout(failed)) {
        throw late();
      }
      throw failed;
    }
  }

  /** A sender that fell silent; Tomcat wraps what it throws. */
  private static boolean isTimeout(Throwable failed) {
    for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
      if (cause instanceof SocketTimeoutException) {
        return true;
      }
    }
    return false;
  }

  private byte[] whole(InputStream in) throws IOException, Unreadable, Room.Full {
    share.grow(FIRST);
    byte[] bytes = new byte[FIRST];
    int length = 0;
    for (int read = 0; read >= 0; read = in.read(bytes, length, bytes.length - length)) {
      length += read;
      if (length > most) {
        throw new Unreadable(413, "expected at most " + most + " bytes");
      }
      if (isLate.getAsBoolean()) {
        throw late();
      }
      if (length == bytes.length) {
        int larger = Math.min(2 * bytes.length, most + 1);
        share.grow(larger - bytes.length);
        bytes = Arrays.copyOf(bytes, larger);
      }
    }
    return Arrays.copyOf(bytes, length);
  }

  private byte[] inflated(byte[] packed) throws IOException, Unreadable, Room.Full {
    try (GZIPInputStream inflating = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      return whole(inflating);
    } catch (IOException e) {
      throw new Unreadable(400, "expected a body in gzip");
    }
  }

  private static Unreadable late() {
    return new Unreadable(408, "expected the whole body sooner");
  }
}
