package io.strate.ledger;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The sources of a workspace, their generations, and how far their files were read. */
public interface Sources {

  /**
   * Tells the ledger what sources the workspace has now, in the order of their positions, and
   * answers the generation into which each is to be read. A source that is new, or whose definition
   * hash differs from the one it was read with, gets a new generation: the former one's entries
   * count until a load of the new one is committed, which retires them. A source that is left out
   * is retired at once. Positions take effect at once.
   */
  List<Generation> declare(List<Declaration> sources);

  /**
   * Begins a new generation of a declared source under the definition that it has. As with a
   * changed definition, the former one's entries count until a load of the new one is committed; if
   * none is, the next {@link #declare} goes back to the former one.
   */
  Generation renew(String source);

  /** What was declared last, by name. */
  Map<String, Generation> declared();

  /**
   * The generation into which {@link #declare} would have a source read; empty if it would be a new
   * one.
   */
  Optional<Generation> under(Declaration source);

  /** The generation of a source whose entries count now; empty if none do. */
  Optional<Generation> counting(String source);

  /** How far a file was read in this generation. */
  Optional<FileMark> fileMark(Generation generation, String file);

  /** All files that were read in this generation, by name. */
  List<FileMark> fileMarks(Generation generation);

  /**
   * A source as a workspace defines it.
   *
   * @param definitionHash changes when rows would be read differently
   */
  record Declaration(String name, long definitionHash) {}
}
