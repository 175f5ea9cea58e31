package io.strate.server.pages.learning;

import io.strate.server.pages.Pages;
import io.strate.workspace.answer.compare.ValueColumns;
import io.strate.workspace.live.LiveWorkspace;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Puts the pages of what is learnt together. */
@Configuration(proxyBeanMethods = false)
@Import({LearningController.class, LearningComponents.class})
public class LearningWiring {

  @Bean
  LearningViews learningViews(Pages pages, LiveWorkspace live, ValueColumns columns) {
    return new CardViews(pages, live, columns);
  }
}
