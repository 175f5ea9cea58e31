package io.strate.server.admin;

import io.strate.workspace.access.AccessKeys;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The scope that a key needs to call a method; without this it is the widest. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface Needs {
  AccessKeys.Scope value();
}
