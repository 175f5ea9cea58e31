package io.strate.rule.interpret;

import io.strate.domain.Entry;

/** An event that a rule selects, and the contact that did it. */
public record Happened(String contact, Entry.Event event) {}
