# SPEC §3, Consent.

story reachable is consent given and not withdrawn, an address, no bounce, no complaint
segment r: reachable by email for 'newsletter'
  fr: joignable par email pour 'newsletter'
contact given
  always states email = 'a@example.org'
  2026-01-01T00:00:00Z consents email newsletter given
contact withdrawn
  always states email = 'a@example.org'
  2026-01-01T00:00:00Z consents email newsletter given
  2026-01-02T00:00:00Z consents email newsletter withdrawn
contact given_again
  always states email = 'a@example.org'
  2026-01-02T00:00:00Z consents email newsletter withdrawn
  2026-01-03T00:00:00Z consents email newsletter given
contact other_purpose
  always states email = 'a@example.org'
  2026-01-01T00:00:00Z consents email sales given
contact other_channel
  always states email = 'a@example.org'
  2026-01-01T00:00:00Z consents sms newsletter given
contact no_address
  2026-01-01T00:00:00Z consents email newsletter given
contact bouncing
  always states email = 'a@example.org'
  always consents email newsletter given
  2026-01-01T00:00:00Z email_delivered
  2026-01-02T00:00:00Z email_bounced
contact delivered_since
  always states email = 'a@example.org'
  always consents email newsletter given
  2026-01-01T00:00:00Z email_bounced
  2026-01-02T00:00:00Z email_delivered
contact complained
  always states email = 'a@example.org'
  always consents email newsletter given
  2026-01-01T00:00:00Z email_complained
contact never_asked
  always states email = 'a@example.org'
at 2026-02-01T00:00:00Z
  members r = delivered_since, given, given_again

story another declared legal basis
legal_basis contract
segment r: reachable by email for 'service'
contact declared
  always states email = 'a@example.org'
  always consents email service given on contract
contact not_declared
  always states email = 'a@example.org'
  always consents email service given on hunch
at 2026-02-01T00:00:00Z
  members r = declared
