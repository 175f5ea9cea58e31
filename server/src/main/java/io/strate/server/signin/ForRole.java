package io.strate.server.signin;

import io.strate.workspace.access.Role;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The role that a user needs for a page or what it sends; without this it is the owner's. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface ForRole {
  Role value();
}
