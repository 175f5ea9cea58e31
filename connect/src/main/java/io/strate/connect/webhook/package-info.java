/**
 * Webhooks as Standard Webhooks 1.0 describes them: signed messages, at least once, in order for
 * each contact, retried over three days. Reads a log of messages through {@code Outbox}, keeps what
 * is not settled through {@code DeliveryJournal}; {@code Dispatcher} is the way in.
 */
package io.strate.connect.webhook;
