package io.strate.workspace.edit;

/** A change of one named definition. */
public sealed interface Edit {

  Section section();

  String name();

  /** What the definition is believed to be before the change. */
  Expected expected();

  /** Creates a definition, or puts another in its place. */
  record Put(Section section, String name, Tree definition, Expected expected) implements Edit {}

  /** Takes a definition away. */
  record Remove(Section section, String name, Expected expected) implements Edit {}

  /** What whoever asks for a change believes to be there. */
  sealed interface Expected {

    /** Nothing of that name. */
    record Absent() implements Expected {}

    /** Something of that name, whatever it is. */
    record Present() implements Expected {}

    /** The definition of a version, see {@link WrittenDefinition#version}. */
    record Version(String version) implements Expected {}

    /** Whatever it is. */
    record Anything() implements Expected {}

    static Expected absent() {
      return new Absent();
    }

    static Expected present() {
      return new Present();
    }

    static Expected version(String version) {
      return new Version(version);
    }

    static Expected anything() {
      return new Anything();
    }
  }
}
