/**
 * The one HTTP client of the house. It calls addresses that the whole Internet may call, and of
 * others only those that the operator has listed; what it checks is the address that the socket
 * connects to.
 */
package io.strate.connect.outbound;
