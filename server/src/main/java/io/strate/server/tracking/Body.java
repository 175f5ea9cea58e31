package io.strate.server.tracking;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Reads the body of a request, inflated if it came compressed, up to a number of bytes. */
final class Body {

  private Body() {}

  /**
   * @param encoding the request's Content-Encoding; empty if it names none
   * @throws Unreadable if it is larger, inflated or not, or compressed in another way
   */
  static byte[] read(InputStream in, String encoding, int most) throws IOException, Unreadable {
    byte[] body =
        switch (encoding) {
          case "", "identity" -> in.readNBytes(most + 1);
          case "gzip" -> inflated(in, most);
          default -> throw new Unreadable(415, "expected a body that is plain or in gzip");
        };
    if (body.length > most) {
      throw new Unreadable(413, "expected at most " + most + " bytes");
    }
    return body;
  }

  private static byte[] inflated(InputStream in, int most) throws IOException, Unreadable {
    try (GZIPInputStream inflating = new GZIPInputStream(in)) {
      return inflating.readNBytes(most + 1);
    } catch (ZipException | java.io.EOFException e) {
      throw new Unreadable(400, "expected a body in gzip");
    }
  }
}
