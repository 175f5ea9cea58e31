package io.strate.rule.draft;

import io.strate.rule.text.SourceText;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What decides who is in a segment, as text. */
public sealed interface RuleDraft {

  /** {@code when:} (a condition, or IF … THEN segment = 'label'), and optionally {@code stay:}. */
  record When(SourceText when, Optional<SourceText> stay) implements RuleDraft {}

  /** {@code tiers: value, of: { name: bounds }}. */
  record Tiers(SourceText value, List<Case> of) implements RuleDraft {
    public Tiers {
      of = List.copyOf(of);
    }
  }

  /** {@code first_match: { name: condition, …, name: otherwise }}, in the order written. */
  record FirstMatch(List<Case> cases) implements RuleDraft {
    public FirstMatch {
      cases = List.copyOf(cases);
    }
  }

  /** {@code top: 5%} or {@code top: 100}, {@code by: value}. */
  record Top(SourceText size, SourceText by) implements RuleDraft {}

  /** {@code list:} of ids, already read. */
  record Listed(Set<String> ids) implements RuleDraft {
    public Listed {
      ids = Set.copyOf(ids);
    }
  }

  /** One member of a family: its short name, and its bounds or its condition. */
  record Case(Name name, SourceText text) {}
}
