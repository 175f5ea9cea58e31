package io.strate.server.admin;

import io.strate.server.health.Health;
import io.strate.server.live.ChangesServlet;
import io.strate.workspace.access.AccessKeys;
import io.strate.workspace.access.AuditLog;
import io.strate.workspace.access.KeptAnswers;
import io.strate.workspace.access.Secrets;
import io.strate.workspace.live.LiveWorkspace;
import io.strate.workspace.notify.ChangeFeed;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** Puts the admin API together, where a server has a live workspace. */
@Configuration(proxyBeanMethods = false)
@Import({
  SegmentsController.class,
  MembersController.class,
  DefinitionsController.class,
  EditsController.class,
  LearntController.class,
  QuestionsController.class,
  ProfilesController.class,
  ErasureController.class,
  BackupsController.class,
  WebhooksController.class,
  KeysController.class,
  WorkspaceController.class,
  JoinsController.class,
  AuditController.class,
  OpenApiController.class
})
public class AdminWiring implements WebMvcConfigurer {

  private static final double FAILURES_AT_ONCE = 20;
  private static final double FAILURES_A_SECOND = 0.2;
  private static final double REQUESTS_AT_ONCE = 500;
  private static final double REQUESTS_A_SECOND = 200;

  /** Answers in snake case, without what is absent. */
  @Bean
  JsonMapper json() {
    return JsonMapper.builder()
        .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
        .changeDefaultPropertyInclusion(
            inclusion ->
                inclusion.withValueInclusion(
                    com.fasterxml.jackson.annotation.JsonInclude.Include.NON_ABSENT))
        .build();
  }

  /** Through which all questions about everybody go, of programs and of pages. */
  @Bean
  Turnstile everybody() {
    return new Turnstile();
  }

  @Bean
  Problems problems(JsonMapper json) {
    return new Problems(json);
  }

  @Bean
  ProblemResolver problemResolver(Problems problems) {
    return new ProblemResolver(problems);
  }

  @Bean
  Cursors cursors(LiveWorkspace live) {
    return new Cursors(live.ask(Secrets::cursors));
  }

  @Bean
  FilterRegistrationBean<KeyFilter> keyFilter(
      AccessKeys keys, Problems problems, LongSupplier clock) {
    KeyFilter.Limits limits =
        new KeyFilter.Limits(
            new RateLimit(FAILURES_AT_ONCE, FAILURES_A_SECOND, clock),
            new RateLimit(REQUESTS_AT_ONCE, REQUESTS_A_SECOND, clock));
    FilterRegistrationBean<KeyFilter> filter =
        new FilterRegistrationBean<>(new KeyFilter(keys, limits, problems));
    filter.addUrlPatterns(KeyFilter.PATHS);
    filter.setOrder(1);
    return filter;
  }

  @Bean
  AuditLog auditLog(LiveWorkspace live) {
    return live.ask(AuditLog::of);
  }

  @Bean
  FilterRegistrationBean<IdempotencyFilter> idempotency(
      LiveWorkspace live, Problems problems, LongSupplier clock) {
    FilterRegistrationBean<IdempotencyFilter> filter =
        new FilterRegistrationBean<>(new IdempotencyFilter(answers(live), problems, clock));
    filter.addUrlPatterns(KeyFilter.PATHS);
    filter.setOrder(2);
    return filter;
  }

  private static IdempotencyFilter.Answers answers(LiveWorkspace live) {
    SealedAnswers answers = new SealedAnswers(live.ask(KeptAnswers::of));
    return new IdempotencyFilter.Answers() {
      @Override
      public Optional<SealedAnswers.Answer> find(SealedAnswers.Seal seal, long now) {
        return live.ask(_ -> answers.find(seal, now));
      }

      @Override
      public void keep(SealedAnswers.Seal seal, SealedAnswers.Answer answer, long now) {
        boolean _ =
            live.ask(
                _ -> {
                  answers.keep(seal, answer, now);
                  return true;
                });
      }
    };
  }

  @Bean
  FilterRegistrationBean<AuditFilter> audit(AuditLog log, LiveWorkspace live, LongSupplier clock) {
    FilterRegistrationBean<AuditFilter> filter =
        new FilterRegistrationBean<>(
            new AuditFilter(
                entry ->
                    live.ask(
                        _ -> {
                          log.record(entry);
                          return entry;
                        }),
                clock));
    filter.addUrlPatterns(KeyFilter.PATHS);
    filter.setOrder(3);
    return filter;
  }

  @Bean
  ServletRegistrationBean<ChangesServlet> changes(
      ChangeFeed feed, AccessKeys keys, Health health, LongSupplier clock) {
    ServletRegistrationBean<ChangesServlet> bean =
        new ServletRegistrationBean<>(
            new ChangesServlet(
                feed,
                request -> Caller.of(request).flatMap(c -> keys.find(c.secret())).isPresent(),
                health.measures(),
                clock),
            "/api/v1/changes");
    bean.setName("changes");
    return bean;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(new Admission());
  }
}
