package io.strate.server.admin;

import io.strate.domain.Entity;

/** Contacts and accounts by the words of requests and answers. */
final class Entities {

  private Entities() {}

  static String word(Entity of) {
    return switch (of) {
      case CONTACT -> "contacts";
      case ACCOUNT -> "accounts";
    };
  }

  static Entity of(String word) {
    return switch (word) {
      case "contacts" -> Entity.CONTACT;
      case "accounts" -> Entity.ACCOUNT;
      default ->
          throw Refusal.of(
              400,
              "request.value",
              "Expected 'of' to be contacts or accounts, found '%s'.".formatted(word));
    };
  }
}
