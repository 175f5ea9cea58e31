package io.strate.server.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestMapping;

/** The published document names every route, and nothing but routes. */
final class ContractTest {

  @Test
  void everyRouteIsPublishedAndEveryPathIsARoute() {
    Set<String> routes = new TreeSet<>(Set.of("GET /api/v1/changes"));
    for (Class<?> controller : AdminWiring.class.getAnnotation(Import.class).value()) {
      RequestMapping all =
          AnnotatedElementUtils.findMergedAnnotation(controller, RequestMapping.class);
      String base = all == null ? "" : all.path()[0];
      Arrays.stream(controller.getDeclaredMethods())
          .map(method -> AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class))
          .filter(mapping -> mapping != null)
          .flatMap(mapping -> routes(base, mapping))
          .forEach(routes::add);
    }
    assertThat(Contract.operations()).isEqualTo(routes);
  }

  private static Stream<String> routes(String base, RequestMapping mapping) {
    String[] paths = mapping.path().length == 0 ? new String[] {""} : mapping.path();
    return Arrays.stream(paths)
        .flatMap(path -> spelt(base + path))
        .flatMap(path -> Arrays.stream(mapping.method()).map(method -> method + " " + path));
  }

  /** A pattern such as {@code {of:contacts|accounts}} is a path for each word in the document. */
  private static Stream<String> spelt(String path) {
    Matcher choice = Pattern.compile("\\{\\w+:([^}]*)}").matcher(path);
    return choice.find()
        ? Arrays.stream(choice.group(1).split("\\|"))
            .flatMap(word -> spelt(path.replace(choice.group(), word)))
        : Stream.of(path);
  }
}
