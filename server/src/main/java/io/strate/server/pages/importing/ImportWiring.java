package io.strate.server.pages.importing;

import io.strate.server.pages.Pages;
import io.strate.workspace.importing.ImportFiles;
import io.strate.workspace.live.LiveWorkspace;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Puts the pages of imports together, where a server has a live workspace and an import limit. */
@Configuration(proxyBeanMethods = false)
@Import({ImportController.class, StepController.class, UploadController.class})
public class ImportWiring {

  @Bean
  ImportFiles importFiles(LiveWorkspace live) {
    return new ImportFiles(live);
  }

  @Bean
  ImportPages importPages(Pages pages, ImportFiles imports, ImportLimit limit) {
    return new ImportPages(pages, imports, limit);
  }
}
