package io.strate.server.admin;

import io.strate.domain.Failure;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collection;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Turns whatever stops a request below {@code /api/} into a problem. */
final class ProblemResolver implements HandlerExceptionResolver, Ordered {

  private static final Logger LOG = LoggerFactory.getLogger(ProblemResolver.class);

  private final Problems problems;

  ProblemResolver(Problems problems) {
    this.problems = problems;
  }

  @Override
  public int getOrder() {
    return Ordered.HIGHEST_PRECEDENCE;
  }

  @Override
  public @Nullable ModelAndView resolveException(
      HttpServletRequest request,
      HttpServletResponse response,
      @Nullable Object handler,
      Exception thrown) {
    if (!KeyFilter.isApi(request)) {
      return null;
    }
    if (!response.isCommitted()) {
      try {
        problems.write(problem(thrown, response), response);
      } catch (IOException gone) {
        LOG.debug("the caller went away", gone);
      }
    }
    return new ModelAndView();
  }

  private static Problem problem(Exception thrown, HttpServletResponse response) {
    return switch (thrown) {
      case Refusal refusal -> refusal.problem();
      case Failure failure -> told(failure);
      case NoResourceFoundException _ ->
          Problem.of(
              404, "request.path", "There is nothing here: /api/v1/openapi.json names every path.");
      case HttpRequestMethodNotSupportedException other -> method(other, response);
      case HttpMediaTypeNotSupportedException other ->
          Problem.of(
              415,
              "request.content_type",
              "Expected a body of type %s, found %s."
                  .formatted(types(other.getSupportedMediaTypes()), other.getContentType()));
      case HttpMediaTypeNotAcceptableException other ->
          Problem.of(
              406,
              "request.accept",
              "This can be answered as %s only: accept it."
                  .formatted(types(other.getSupportedMediaTypes())));
      case MissingServletRequestParameterException missing ->
          Problem.of(
              400,
              "request.parameter",
              "Expected the parameter '%s'.".formatted(missing.getParameterName()));
      case MethodArgumentTypeMismatchException mismatch ->
          Problem.of(
              400,
              "request.parameter",
              "Expected '%s' to be a %s, found '%s'."
                  .formatted(mismatch.getName(), wanted(mismatch), mismatch.getValue()));
      case IOException _ ->
          Problem.of(400, "request.body", "The body of the request did not arrive whole.");
      default -> unforeseen(thrown);
    };
  }

  private static Problem told(Failure failure) {
    switch (failure.blame()) {
      case USER -> {}
      case RESOURCES, INTERNAL ->
          LOG.error("{}: {}", failure.code(), failure.getMessage(), failure);
    }
    return Problems.of(failure);
  }

  private static Problem unforeseen(Exception thrown) {
    LOG.error("a request failed", thrown);
    return Problems.internal();
  }

  private static Problem method(
      HttpRequestMethodNotSupportedException other, HttpServletResponse response) {
    String allowed =
        other.getSupportedHttpMethods() == null
            ? ""
            : other.getSupportedHttpMethods().stream()
                .map(HttpMethod::name)
                .sorted()
                .collect(Collectors.joining(", "));
    response.setHeader("Allow", allowed);
    return Problem.of(
        405,
        "request.method",
        "Expected one of the methods %s here, found %s.".formatted(allowed, other.getMethod()));
  }

  private static String types(Collection<MediaType> types) {
    return types.stream().map(MediaType::toString).collect(Collectors.joining(", "));
  }

  private static String wanted(MethodArgumentTypeMismatchException mismatch) {
    Class<?> type = mismatch.getRequiredType();
    return type != null && (type == int.class || type == long.class) ? "whole number" : "value";
  }
}
