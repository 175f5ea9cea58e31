/**
 * The served workspace under load: {@code strate serve} in a process of its own, and beside it this
 * one, which sends, looks and measures.
 */
package io.strate.benchmark.service;
