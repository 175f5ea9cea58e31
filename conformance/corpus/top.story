# SPEC §3, Statements: top is ceil(share of n), exactly, with the highest of the n known values, ties by id.

story five per cent of three is one
top best: 5%
  by points
contact a
  always states points = 1
contact b
  always states points = 3
contact c
  always states points = 2
contact d
  always named
at 2026-01-01T00:00:00Z
  members best = b

story a share is exact
top third: 30%
  by points
# As doubles 0.3 · 10 is 3.0000000000000004 or 2.9999999999999996 by the order of factors; exactly it is 3.
contact 0
  always states points = 0
contact 1
  always states points = 1
contact 2
  always states points = 2
contact 3
  always states points = 3
contact 4
  always states points = 4
contact 5
  always states points = 5
contact 6
  always states points = 6
contact 7
  always states points = 7
contact 8
  always states points = 8
contact 9
  always states points = 9
at 2026-01-01T00:00:00Z
  members third = 7, 8, 9

story ties go by id, in code point order
top two: 2
  by points
contact b
  always states points = 1
contact 10
  always states points = 1
contact 2
  always states points = 1
at 2026-01-01T00:00:00Z
  members two = 10, 2

story only those who exist are ranked
top half: 50%
  by points
contact a
  always states points = 1
contact b
  always states points = 2
contact c
  2026-02-01T00:00:00Z states points = 3
contact d
  2026-02-01T00:00:00Z states points = 4
at 2026-01-01T00:00:00Z
  members half = b
at 2026-02-01T00:00:00Z
  members half = c, d

story always, never and under
top best: 1
  by points
  always a, nobody
  never c
segment small: points < 3
segment under_small
  when points > 0
  under small
  always c
list some: a, nobody, c
# c is first but never in; always stands above under.
contact a
  always states points = 1
contact b
  always states points = 2
contact c
  always states points = 3
at 2026-01-01T00:00:00Z
  members best = a
  members under_small = a, b, c
  members some = a, c
