package io.strate.demo;

/** A contact with all that is known about it besides its history. */
record Someone(Account account, Contact contact, Course course, Permission permission) {

  double pull(int day) {
    return course.pull(contact.place(), day);
  }

  boolean isThere(int day) {
    return !contact.isDuplicate() && contact.leaves() > day;
  }
}
