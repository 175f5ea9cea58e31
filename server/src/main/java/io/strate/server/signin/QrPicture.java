package io.strate.server.signin;

import io.nayuki.qrcodegen.QrCode;

/**
 * A QR code to be drawn.
 *
 * @param size of its side with a margin, in dots
 * @param path of an SVG picture: one square for each dark dot
 */
public record QrPicture(int size, String path) {

  private static final int MARGIN = 4;

  static QrPicture of(String text) {
    QrCode code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
    StringBuilder path = new StringBuilder();
    for (int y = 0; y < code.size; y++) {
      for (int x = 0; x < code.size; x++) {
        if (code.getModule(x, y)) {
          path.append('M').append(x + MARGIN).append(',').append(y + MARGIN).append("h1v1h-1z");
        }
      }
    }
    return new QrPicture(code.size + 2 * MARGIN, path.toString());
  }
}
