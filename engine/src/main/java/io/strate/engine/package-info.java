/**
 * The engine: {@code evaluate(plan, timeline, now) → values, memberships, an instant before which
 * no membership can change}. It knows no storage, no clock, no threads and no framework.
 */
package io.strate.engine;
