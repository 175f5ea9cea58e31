package io.strate.server.signin;

import io.strate.server.assets.Assets;
import io.strate.server.health.Health;
import io.strate.server.live.ChangesServlet;
import io.strate.workspace.access.AuditLog;
import io.strate.workspace.access.Users;
import io.strate.workspace.live.LiveWorkspace;
import io.strate.workspace.notify.ChangeFeed;
import jakarta.servlet.http.HttpServletRequest;
import java.util.function.LongSupplier;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Puts signing in together, where a server has a live workspace. */
@Configuration(proxyBeanMethods = false)
@Import({
  SignInWiring.Parts.class,
  SignInController.class,
  LinkController.class,
  AccountController.class,
  UsersController.class,
  ElsewhereController.class
})
public class SignInWiring implements WebMvcConfigurer {

  private final Sheets sheets;
  private final Journal journal;

  SignInWiring(Sheets sheets, Journal journal) {
    this.sheets = sheets;
    this.journal = journal;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(new Doorkeeper(sheets));
    registry.addInterceptor(new Recorder(journal));
  }

  @Configuration(proxyBeanMethods = false)
  static class Parts {

    @Bean
    Sheets sheets(LiveWorkspace live, Assets assets) {
      return new Sheets(() -> live.ask(workspace -> workspace.definition().name()), assets);
    }

    @Bean
    Journal journal(LiveWorkspace live, AuditLog log, LongSupplier clock) {
      return new Journal(live, log, clock);
    }

    @Bean
    Desk desk(
        LiveWorkspace live,
        Users users,
        SignInOptions options,
        Journal journal,
        Sheets sheets,
        LongSupplier clock) {
      Tokens tokens = new Tokens();
      return new Desk(
          live,
          users,
          new Sessions(options, clock),
          tokens,
          new Passwords(),
          new Limits(clock),
          new Origins(options.hosts()),
          journal,
          sheets,
          options.oidc().map(oidc -> new Oidc(oidc, tokens, clock)),
          clock);
    }

    @Bean
    FilterRegistrationBean<PageGuard> pageGuard(LiveWorkspace live, Desk desk, Health health) {
      FilterRegistrationBean<PageGuard> filter =
          new FilterRegistrationBean<>(
              new PageGuard(
                  desk.users(),
                  desk.sessions(),
                  desk.tokens(),
                  desk.sheets(),
                  desk.origins(),
                  live.ask(workspace -> workspace.definition().locale()),
                  health));
      filter.addUrlPatterns("/*");
      filter.setOrder(1);
      return filter;
    }

    /** Changes as they happen, for pages, whose sessions open nothing below {@code /api}. */
    @Bean
    ServletRegistrationBean<ChangesServlet> changesForPages(
        ChangeFeed feed, Desk desk, Health health, LongSupplier clock) {
      ServletRegistrationBean<ChangesServlet> bean =
          new ServletRegistrationBean<>(
              new ChangesServlet(
                  feed, request -> isSignedIn(desk, request), health.measures(), clock),
              "/changes");
      bean.setName("changes-for-pages");
      return bean;
    }

    /** Without counting as a request of the session, which a stream that is left open is not. */
    private static boolean isSignedIn(Desk desk, HttpServletRequest request) {
      return desk.sessions()
          .find(Visitor.of(request).token())
          .filter(Session::isSignedIn)
          .flatMap(session -> desk.users().find(session.user()))
          .isPresent();
    }
  }
}
