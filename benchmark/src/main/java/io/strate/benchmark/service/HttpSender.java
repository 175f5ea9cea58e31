package io.strate.benchmark.service;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;

/**
 * One kept-alive connection that posts JSON, with as little work of its own as can be: it shares
 * the machine's cores with the server. For one thread.
 */
final class HttpSender implements AutoCloseable {

  private final Socket socket;
  private final OutputStream out;
  private final InputStream in;
  private final byte[] head;
  private final StringBuilder line = new StringBuilder();
  private byte[] said = {};

  HttpSender(int port, String path, String authorization) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setTcpNoDelay(true);
    out = socket.getOutputStream();
    in = new BufferedInputStream(socket.getInputStream(), 8192);
    head =
        ("POST "
                + path
                + " HTTP/1.1\r\nHost: 127.0.0.1:"
                + port
                + "\r\nAuthorization: "
                + authorization
                + "\r\nContent-Type: application/json\r\nContent-Length: ")
            .getBytes(StandardCharsets.ISO_8859_1);
  }

  static String basic(String key) {
    byte[] user = (key + ":").getBytes(StandardCharsets.ISO_8859_1);
    return "Basic " + Base64.getEncoder().encodeToString(user);
  }

  /** Posts a body and answers the status; what the answer says is {@link #said}. */
  int post(byte[] body) throws IOException {
    byte[] length = (body.length + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1);
    byte[] request = new byte[head.length + length.length + body.length];
    System.arraycopy(head, 0, request, 0, head.length);
    System.arraycopy(length, 0, request, head.length, length.length);
    System.arraycopy(body, 0, request, head.length + length.length, body.length);
    out.write(request);
    int status = Integer.parseInt(line().substring(9, 12));
    int size = 0;
    for (String header = line(); !header.isEmpty(); header = line()) {
      String lower = header.toLowerCase(Locale.ROOT);
      if (lower.startsWith("content-length:")) {
        size = Integer.parseInt(lower.substring(15).strip());
      }
    }
    said = in.readNBytes(size);
    return status;
  }

  /** The body of the last answer. */
  String said() {
    return new String(said, StandardCharsets.UTF_8);
  }

  private String line() throws IOException {
    line.setLength(0);
    int next = in.read();
    while (next != '\n') {
      if (next < 0) {
        throw new IOException("the server closed the connection");
      }
      if (next != '\r') {
        line.append((char) next);
      }
      next = in.read();
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
