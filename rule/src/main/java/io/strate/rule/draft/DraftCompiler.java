package io.strate.rule.draft;

/** Checks drafts: names resolve, types fit, nothing depends on itself, families are expanded. */
public final class DraftCompiler {

  private DraftCompiler() {}

  /** Everything that the draft defines, over what its sources state, with all problems at once. */
  public static Compiled compile(WorkspaceDraft draft, SourceCatalogue sources) {
    throw new UnsupportedOperationException("not built yet");
  }
}
