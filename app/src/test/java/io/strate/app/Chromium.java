package io.strate.app;

import static org.junit.jupiter.api.Assumptions.abort;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Debian's Chromium without a window, looking at a page of a site of its own. */
public final class Chromium implements AutoCloseable {

  private final HttpServer site;
  private final Process browser;

  private Chromium(HttpServer site, Process browser) {
    this.site = site;
    this.browser = browser;
  }

  /**
   * Opens a page. The test is left out, with the reason, where there is no Chromium.
   *
   * @param root of the site
   * @param page below it, with its query
   * @param profile a folder for what the browser keeps
   */
  static Chromium open(Path root, String page, Path profile) throws IOException {
    Path program = program();
    HttpServer site =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    site.createContext("/", exchange -> show(root, exchange));
    site.start();
    Process browser =
        new ProcessBuilder(
                program.toString(),
                "--headless=new",
                // As root, which builds often are, it starts in no other way.
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-background-networking",
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile,
                "http://localhost:" + site.getAddress().getPort() + "/" + page)
            .redirectErrorStream(true)
            .redirectOutput(profile.resolveSibling("chromium.log").toFile())
            .start();
    return new Chromium(site, browser);
  }

  /** The browser; the test is left out, with the reason, where there is none. */
  public static Path program() {
    Optional<Path> found =
        Stream.of(System.getenv("PATH").split(File.pathSeparator))
            .flatMap(
                folder -> Stream.of("chromium", "chromium-browser").map(Path.of(folder)::resolve))
            .filter(Files::isExecutable)
            .findFirst();
    return found.orElseGet(
        () -> abort("left out: there is no chromium (Debian: apt-get install chromium)"));
  }

  private static void show(Path root, HttpExchange exchange) throws IOException {
    try (exchange) {
      Path file = root.resolve(exchange.getRequestURI().getPath().substring(1));
      if (Files.isRegularFile(file)) {
        exchange
            .getResponseHeaders()
            .set("Content-Type", file.toString().endsWith(".js") ? "text/javascript" : "text/html");
        byte[] content = Files.readAllBytes(file);
        exchange.sendResponseHeaders(200, content.length);
        exchange.getResponseBody().write(content);
      } else {
        exchange.sendResponseHeaders(404, -1);
      }
    }
  }

  /** Ends the browser, its renderers first. */
  @Override
  public void close() throws InterruptedException {
    List<ProcessHandle> all = browser.descendants().toList();
    all.forEach(ProcessHandle::destroyForcibly);
    browser.destroyForcibly();
    browser.waitFor();
    site.stop(0);
  }
}
