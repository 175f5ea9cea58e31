package io.strate.server.signin;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** How these pages look, and the few lines that they run. */
@Controller
final class AssetsController {

  @GetMapping("/assets/signin.js")
  void script(HttpServletResponse response) throws IOException {
    send(response, "signin.js", "text/javascript;charset=UTF-8");
  }

  @GetMapping("/assets/signin.css")
  void style(HttpServletResponse response) throws IOException {
    send(response, "signin.css", "text/css;charset=UTF-8");
  }

  @GetMapping("/assets/signin.svg")
  void icon(HttpServletResponse response) throws IOException {
    send(response, "signin.svg", "image/svg+xml");
  }

  private static void send(HttpServletResponse response, String file, String type)
      throws IOException {
    try (InputStream in =
        Objects.requireNonNull(AssetsController.class.getResourceAsStream(file))) {
      byte[] bytes = in.readAllBytes();
      response.setContentType(type);
      response.setHeader("Cache-Control", "max-age=300");
      response.setContentLength(bytes.length);
      response.getOutputStream().write(bytes);
    }
  }
}
