package io.strate.workspace.answer;

/**
 * Why a contact is not reachable. Where there are several reasons the first in this order counts,
 * so that the numbers of all add up.
 */
public enum Obstacle {
  /** No consent was ever stated for the channel and purpose. */
  NO_CONSENT,
  /** The consent stated last was withdrawn. */
  WITHDRAWN,
  /** Consent was given on a legal basis that the workspace does not declare. */
  OTHER_BASIS,
  /** The channel has no address of the contact. */
  NO_ADDRESS,
  /** The address does not work. */
  BOUNCING,
  /** The contact complained. */
  COMPLAINED
}
