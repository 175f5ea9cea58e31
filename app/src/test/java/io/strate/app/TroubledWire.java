package io.strate.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;

/**
 * Stands between a library and the server: passes on each request as it comes, or makes trouble,
 * and notes what came, what was answered and which messages were acknowledged.
 */
final class TroubledWire implements AutoCloseable {

  /** What becomes of a request with messages. */
  enum Trouble {
    /** It is passed on, and so is the answer. */
    NONE,
    /** It is answered with 429 and when to come again. */
    LATER,
    /** It is answered with 503. */
    BROKEN,
    /** The connection is cut before it is passed on. */
    CUT,
    /** It is passed on and taken, and the connection is cut instead of answering. */
    UNANSWERED
  }

  /**
   * A request with messages.
   *
   * @param head its first line and headers
   * @param body inflated
   */
  record Request(String head, String body, Trouble trouble) {
    boolean hasMessages() {
      return head.startsWith("POST ");
    }
  }

  /**
   * What the server itself answered to a request with messages.
   *
   * @param head its first line and headers
   * @param messages the ids of the messages in the request
   */
  record Answer(String head, Set<String> messages) {
    boolean isAgain() {
      return head.startsWith("HTTP/1.1 429");
    }
  }

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String TAKEN = "HTTP/1.1 200";

  private final ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final int server;
  private final Deque<Trouble> troubles;
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private final List<Answer> answers = new CopyOnWriteArrayList<>();
  private final Set<String> acknowledged = new HashSet<>();

  /**
   * @param server the port of the server
   * @param troubles that come in this order, and then no more
   */
  TroubledWire(int server, List<Trouble> troubles) throws IOException {
    this.server = server;
    this.troubles = new ArrayDeque<>(troubles);
    Thread.ofVirtual().start(this::listen);
  }

  String place() {
    return "http://127.0.0.1:" + listening.getLocalPort();
  }

  /** All that came with messages. */
  List<Request> posts() {
    return requests.stream().filter(Request::hasMessages).toList();
  }

  /** Whether a request came whose head matches. */
  boolean saw(String head) {
    return requests.stream().anyMatch(r -> r.head().matches("(?is)" + head));
  }

  /** What the server answered wherever no trouble was made. */
  List<Answer> answers() {
    return List.copyOf(answers);
  }

  /** The ids of all messages that the server took. */
  synchronized Set<String> acknowledged() {
    return Set.copyOf(acknowledged);
  }

  /**
   * Waits until so many different messages were acknowledged: for long, as a library that met a
   * server which was away lets about as much time pass again before it comes back.
   */
  synchronized void awaitAcknowledged(int many) throws InterruptedException {
    long patience = System.nanoTime() + TimeUnit.MINUTES.toNanos(6);
    while (acknowledged.size() < many) {
      long left = TimeUnit.NANOSECONDS.toMillis(patience - System.nanoTime());
      if (left <= 0) {
        throw new IllegalStateException(
            "of %d messages %d were acknowledged".formatted(many, acknowledged.size()));
      }
      wait(left);
    }
  }

  private void listen() {
    while (true) {
      try {
        Socket sender = listening.accept();
        Thread.ofVirtual().start(() -> serve(sender));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket sender) {
    try (sender) {
      InputStream in = sender.getInputStream();
      String head = head(in);
      if (head.isEmpty()) {
        return;
      }
      byte[] body = in.readNBytes(Integer.parseInt("0" + header(head, "content-length")));
      boolean hasMessages = head.startsWith("POST ");
      Trouble trouble = hasMessages ? next() : Trouble.NONE;
      Request request = new Request(head, plain(head, body), trouble);
      requests.add(request);
      byte[] answer = answer(head, body, trouble);
      if (hasMessages && trouble == Trouble.NONE) {
        note(new Answer(head(new ByteArrayInputStream(answer)), messages(request.body())));
      }
      sender.getOutputStream().write(answer);
      sender.getOutputStream().flush();
    } catch (IOException cut) {
      // The sender sees it, and does what it does then.
    }
  }

  private synchronized Trouble next() {
    Trouble next = troubles.poll();
    return next == null ? Trouble.NONE : next;
  }

  private byte[] answer(String head, byte[] body, Trouble trouble) throws IOException {
    return switch (trouble) {
      case NONE -> passedOn(head, body);
      case LATER -> refusal("429 Too Many Requests\r\nRetry-After: 1");
      case BROKEN -> refusal("503 Service Unavailable");
      case CUT -> throw new IOException("cut");
      case UNANSWERED -> {
        passedOn(head, body);
        throw new IOException("cut");
      }
    };
  }

  private static byte[] refusal(String status) {
    return ("HTTP/1.1 %s\r\nAccess-Control-Allow-Origin: *\r\nAccess-Control-Expose-Headers: Retry-After\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
        .formatted(status)
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  private byte[] passedOn(String head, byte[] body) throws IOException {
    try (Socket to = new Socket(InetAddress.getLoopbackAddress(), server)) {
      String once =
          head.replaceAll("(?im)^connection:.*\r\n", "")
              .replaceFirst("\r\n", "\r\nConnection: close\r\n");
      ByteArrayOutputStream request = new ByteArrayOutputStream();
      request.writeBytes(once.getBytes(StandardCharsets.ISO_8859_1));
      request.writeBytes(body);
      to.getOutputStream().write(request.toByteArray());
      byte[] answer = to.getInputStream().readAllBytes();
      if (answer.length == 0) {
        throw new IOException("the server is gone");
      }
      return answer;
    }
  }

  private synchronized void note(Answer answer) {
    answers.add(answer);
    if (answer.head().startsWith(TAKEN)) {
      acknowledged.addAll(answer.messages());
    }
    notifyAll();
  }

  private static Set<String> messages(String body) throws IOException {
    JsonNode root = JSON.readTree(body);
    JsonNode messages = root.has("batch") ? root.path("batch") : JSON.createArrayNode().add(root);
    Set<String> ids = new HashSet<>();
    messages.forEach(each -> ids.add(each.path("messageId").asText()));
    return Set.copyOf(ids);
  }

  // ---- HTTP ----

  private static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        return "";
      }
      head.append((char) next);
    }
    return head.toString();
  }

  /** The value of a header; empty if there is none. */
  static String header(String head, String name) {
    return head.lines()
        .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name + ":"))
        .map(line -> line.substring(name.length() + 1).strip())
        .findFirst()
        .orElse("");
  }

  private static String plain(String head, byte[] body) throws IOException {
    InputStream in = new ByteArrayInputStream(body);
    boolean isZipped = header(head, "content-encoding").equals("gzip");
    return new String(
        (isZipped ? new GZIPInputStream(in) : in).readAllBytes(), StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException {
    listening.close();
  }
}
