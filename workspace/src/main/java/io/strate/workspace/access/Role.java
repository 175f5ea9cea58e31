package io.strate.workspace.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a user may do on the pages. */
public enum Role {
  /** To manage users, keys and webhooks as well. */
  OWNER,
  /** To change definitions as well. */
  EDITOR,
  /** To look at everything. */
  VIEWER;

  /** Whether a user of this role does where one is needed. */
  public boolean allows(Role needed) {
    return compareTo(needed) <= 0;
  }

  /** What it is called in commands and requests. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** A role by its word, capitals apart. */
  public static Optional<Role> of(String word) {
    return Arrays.stream(values()).filter(role -> role.name().equalsIgnoreCase(word)).findAny();
  }
}
