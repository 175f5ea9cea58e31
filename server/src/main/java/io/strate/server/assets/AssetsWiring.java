package io.strate.server.assets;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Puts the scripts and styles of the pages together. */
@Configuration(proxyBeanMethods = false)
@Import(AssetsController.class)
public class AssetsWiring {

  @Bean
  Assets assets() {
    return Assets.load();
  }
}
