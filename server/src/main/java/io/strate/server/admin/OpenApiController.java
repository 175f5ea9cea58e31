package io.strate.server.admin;

import static io.strate.workspace.access.AccessKeys.Scope.READ;

import java.nio.charset.StandardCharsets;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shows what the API is. */
@RestController
final class OpenApiController {

  private final byte[] document =
      OpenApiDocument.read().toString().getBytes(StandardCharsets.UTF_8);

  @GetMapping(path = "/api/v1/openapi.json", produces = MediaType.APPLICATION_JSON_VALUE)
  @Needs(READ)
  byte[] document() {
    return document;
  }
}
