package io.strate.server.pages.importing;

import io.strate.domain.Failure;
import io.strate.server.pages.importing.ImportPages.Refused;
import io.strate.server.signin.ForRole;
import io.strate.server.signin.Recorded;
import io.strate.workspace.access.Role;
import io.strate.workspace.importing.ImportFiles;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PutMapping;

/** Receives a file, as it is, from the script of the first page. */
@Controller
final class UploadController {

  private static final MediaType TEXT = new MediaType("text", "plain", StandardCharsets.UTF_8);

  private final ImportFiles imports;
  private final ImportPages pages;
  private final ImportLimit limit;

  UploadController(ImportFiles imports, ImportPages pages, ImportLimit limit) {
    this.imports = imports;
    this.pages = pages;
    this.limit = limit;
  }

  /** The body is the file; the answer says where its import goes on, or why it does not. */
  @PutMapping("/import/upload")
  @ForRole(Role.EDITOR)
  @Recorded
  ResponseEntity<String> upload(HttpServletRequest request) throws IOException {
    try {
      if (request.getContentLengthLong() > limit.bytes()) {
        throw ImportFiles.tooLarge(limit.bytes());
      }
      String name = Optional.ofNullable(request.getParameter("name")).orElse("");
      String file = imports.receive(name, request.getInputStream(), limit.bytes());
      return ResponseEntity.status(HttpStatus.CREATED)
          .header(HttpHeaders.LOCATION, ImportPages.ROOT + "/" + file)
          .build();
    } catch (Failure failure) {
      Refused refused = pages.sentence(request, failure);
      return ResponseEntity.status(refused.status()).contentType(TEXT).body(refused.sentence());
    }
  }
}
