package io.strate.domain;

/** Who can put a failure right. */
public enum Blame {
  /** The person who wrote the input: definitions, files, arguments. */
  USER,
  /** The machine: disk, memory, permissions, another process. */
  RESOURCES,
  /** Strate itself: a defect to be reported. */
  INTERNAL
}
