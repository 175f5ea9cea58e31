/**
 * What a workspace defines, typed and in normal form: events, traits, scores, segments. A family
 * (tiers, first match) has become its disjoint segments, each with a condition of its own.
 */
package io.strate.rule.definition;
