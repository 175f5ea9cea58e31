package io.strate.server.pages.learning;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Puts the pages of what is learnt together. */
@Configuration(proxyBeanMethods = false)
@Import(LearningComponents.class)
public class LearningWiring {}
