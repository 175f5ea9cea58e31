# SPEC §3, Attributes.

story an attribute has the value last stated at or before
trait r: region
contact a
  2026-01-01T00:00:00Z states region = 'x'
  2026-01-02T00:00:00Z states region = 'y'
at 2026-01-01T00:00:00Z
  r of a = 'x'
at 2026-01-01T23:59:59.999Z
  r of a = 'x'
at 2026-01-02T00:00:00Z
  r of a = 'y'

story a contact exists from its first entry on
segment all: region = 'x' or region != 'x'
contact a
  2026-01-01T00:00:00Z states region = 'x'
contact b
  always states region = 'x'
contact c
  2026-01-02T00:00:00Z open
at 2025-12-31T23:59:59.999Z
  contacts = b
  members all = b
at 2026-01-01T00:00:00Z
  contacts = a, b
at 2026-01-02T00:00:00Z
  contacts = a, b, c
  members all = a, b, c

story an empty cell states unknown
segment known: region is known
contact a
  always states region = 'x'
  2026-01-02T00:00:00Z states region = unknown
at 2026-01-01T00:00:00Z
  members known = a
at 2026-01-02T00:00:00Z
  members known = none

story at one instant the later source in the file wins
trait r: region
contact a
  2026-01-01T00:00:00Z@1 states region = 'one'
  2026-01-01T00:00:00Z@0 states region = 'zero'
contact b
  always@1 states region = 'one'
  always@0 states region = 'zero'
# A later instant goes before a later source.
contact c
  2026-01-02T00:00:00Z@0 states region = 'zero'
  2026-01-01T00:00:00Z@1 states region = 'one'
at 2026-02-01T00:00:00Z
  r of a = 'one'
  r of b = 'one'
  r of c = 'zero'
