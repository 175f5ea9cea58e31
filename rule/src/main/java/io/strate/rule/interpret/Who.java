package io.strate.rule.interpret;

import io.strate.domain.Entity;

/** The profile that is looked at. */
record Who(Entity entity, String id) {
  static Who contact(String id) {
    return new Who(Entity.CONTACT, id);
  }

  static Who account(String id) {
    return new Who(Entity.ACCOUNT, id);
  }

  boolean isAccount() {
    return entity == Entity.ACCOUNT;
  }
}
