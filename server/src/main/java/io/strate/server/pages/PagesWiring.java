package io.strate.server.pages;

import io.strate.server.admin.Turnstile;
import io.strate.server.assets.Assets;
import io.strate.workspace.answer.compare.ValueColumns;
import io.strate.workspace.answer.overview.SegmentSizes;
import io.strate.workspace.live.LiveWorkspace;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Puts the pages together, where a server has a live workspace. */
@Configuration(proxyBeanMethods = false)
@Import({
  OverviewController.class,
  SegmentController.class,
  ProfileController.class,
  ValuesController.class,
  AnalysesController.class,
  SearchController.class,
  SourcesController.class,
  SettingsController.class,
  ComponentsController.class,
  PageErrors.class,
  NoPage.class
})
public class PagesWiring {

  @Bean
  SegmentSizes segmentSizes() {
    return new SegmentSizes();
  }

  @Bean
  ValueColumns valueColumns() {
    return new ValueColumns();
  }

  @Bean
  Pages pages(Assets assets, LiveWorkspace live, ObjectProvider<Tour> tour, Turnstile everybody) {
    return new Pages(assets, live, tour::getObject, everybody);
  }
}
