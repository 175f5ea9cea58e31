# SPEC §3, Order of arrival does not matter; one instant is ordered by source, then identity.

story entries count by their time, not by when they come
trait last: last(open.id)
trait first: first(open.id)
# Lines stand in the order of arrival.
contact a
  2026-01-03T00:00:00Z open id = 'third'
  2026-01-01T00:00:00Z open id = 'first'
  2026-01-02T00:00:00Z open id = 'second'
at 2026-01-10T00:00:00Z
  first of a = 'first'
  last of a = 'third'
at 2026-01-02T00:00:00Z
  last of a = 'second'

story at one instant the later source is later
trait last: last(open.id)
  fr: dernier(open.id)
trait first: first(open.id)
  fr: premier(open.id)
contact a
  2026-01-01T00:00:00Z@2 open id = 'two'
  2026-01-01T00:00:00Z@0 open id = 'zero'
  2026-01-01T00:00:00Z@1 open id = 'one'
at 2026-01-10T00:00:00Z
  first of a = 'zero'
  last of a = 'two'
