package io.strate.connect.outbound;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A receiver on loopback that may misbehave: it reads a request's head and body, then does what the
 * test says with the raw connection.
 */
public final class TestingReceiver implements AutoCloseable {

  /** What a receiver does once it has read a request. */
  public interface Manners {
    void answer(String head, OutputStream out) throws IOException, InterruptedException;
  }

  private final ServerSocket door;
  private final Manners manners;
  private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  final AtomicInteger connections = new AtomicInteger();

  public TestingReceiver(Manners manners) throws IOException {
    this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    this.manners = manners;
    Thread.ofPlatform().daemon().start(this::welcome);
  }

  static TestingReceiver saying(String answer) throws IOException {
    return new TestingReceiver(
        (head, out) -> out.write(answer.getBytes(StandardCharsets.ISO_8859_1)));
  }

  public int port() {
    return door.getLocalPort();
  }

  public String url(String path) {
    return "http://127.0.0.1:" + port() + path;
  }

  private void welcome() {
    try {
      while (true) {
        Socket socket = door.accept();
        connections.incrementAndGet();
        sockets.add(socket);
        threads.add(Thread.ofPlatform().daemon().start(() -> serve(socket)));
      }
    } catch (IOException closed) {
      // The test is over.
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      String head = head(socket.getInputStream());
      int length = 0;
      for (String line : head.split("\r\n")) {
        if (line.toLowerCase(java.util.Locale.ROOT).startsWith("content-length:")) {
          length = Integer.parseInt(line.substring(15).trim());
        }
      }
      socket.getInputStream().readNBytes(length);
      manners.answer(head, socket.getOutputStream());
    } catch (IOException | InterruptedException over) {
      // The caller hung up, or the test is over.
    }
  }

  private static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (!head.toString().endsWith("\r\n\r\n")) {
      int next = in.read();
      if (next < 0) {
        break;
      }
      head.append((char) next);
    }
    return head.toString();
  }

  @Override
  public void close() {
    try {
      door.close();
      for (Socket socket : sockets) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.forEach(Thread::interrupt);
  }
}
