package io.strate.server.pages.builder;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Puts the builder together. */
@Configuration(proxyBeanMethods = false)
@Import({
  BuilderController.class,
  RulesController.class,
  CountController.class,
  ChangesController.class,
  BuilderErrors.class
})
public class BuilderWiring {}
