package io.strate.server.admin;

import static io.strate.workspace.access.AccessKeys.Scope.READ;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the API is, in the words of OpenAPI 3.1. */
@RestController
final class OpenApiController {

  private static final String RESOURCE = "openapi.json";

  @GetMapping(path = "/api/v1/openapi.json", produces = MediaType.APPLICATION_JSON_VALUE)
  @Needs(READ)
  byte[] document() {
    try (InputStream in =
        Objects.requireNonNull(OpenApiController.class.getResourceAsStream(RESOURCE), RESOURCE)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
