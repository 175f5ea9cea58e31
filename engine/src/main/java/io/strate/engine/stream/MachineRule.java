package io.strate.engine.stream;

/** Finds events that a machine made, by the times of a contact's events. */
interface MachineRule {

  /** Marks those of a feed that is loaded; marks that are there stay. */
  void mark(Feed feed, boolean[] machines);
}
