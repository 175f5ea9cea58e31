package io.strate.server.assets;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Hands out scripts and styles; they are the same for everybody and need no sign-in. */
@Controller
final class AssetsController {

  private static final Duration FOR_EVER = Duration.ofDays(365);

  private final Assets assets;

  AssetsController(Assets assets) {
    this.assets = assets;
  }

  @GetMapping("/assets/{hash}/{name}")
  ResponseEntity<byte[]> asset(
      @PathVariable("hash") String hash,
      @PathVariable("name") String name,
      HttpServletRequest request) {
    Optional<Assets.Asset> found = assets.find(hash, name);
    if (found.isEmpty()) {
      return ResponseEntity.notFound().build();
    }
    Assets.Asset asset = found.get();
    String accepted =
        Optional.ofNullable(request.getHeader(HttpHeaders.ACCEPT_ENCODING)).orElse("");
    boolean isCompressed = accepted.contains("gzip");
    ResponseEntity.BodyBuilder answer =
        ResponseEntity.ok()
            .header(HttpHeaders.CONTENT_TYPE, asset.type())
            .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING)
            .header("X-Content-Type-Options", "nosniff")
            .cacheControl(CacheControl.maxAge(FOR_EVER).cachePublic().immutable());
    if (isCompressed) {
      answer.header(HttpHeaders.CONTENT_ENCODING, "gzip");
    }
    return answer.body(isCompressed ? asset.compressed() : asset.plain());
  }
}
