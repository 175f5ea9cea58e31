/**
 * What tells operators, and the machines that work for them, how a server is: probes, metrics,
 * traces, and the gate through which every request comes.
 */
package io.strate.server.health;
