package io.strate.domain;

/** What a profile is about: a person, or the company that persons belong to. */
public enum Entity {
  CONTACT,
  ACCOUNT
}
