/** Speed, measured side by side with what a user would take instead, in one run on one machine. */
package io.strate.benchmark;
