package io.strate.server.signin;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Of a page that people see before they have signed in; {@code PageGuard} names its path too. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface ForAnybody {}
