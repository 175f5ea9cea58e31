package io.strate.workspace.definition;

import io.strate.rule.draft.LearntDraft;
import java.util.List;

/** A cluster set as read. */
record ClusterDraft(
    LearntDraft.Clusters trait,
    List<PreparedFeature> prepare,
    ClusterMethod method,
    ClusterCount k,
    Refresh refresh,
    long seed) {}
