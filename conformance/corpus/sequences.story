# SPEC §3, Sequences.

story then asks for a later instant, at most D after
segment bought: did cart then order within 2 days
  fr: a fait cart puis order sous 2 jours
contact same_instant
  2026-01-01T00:00:00Z cart
  2026-01-01T00:00:00Z order
contact next_millisecond
  2026-01-01T00:00:00Z cart
  2026-01-01T00:00:00.001Z order
contact at_the_end
  2026-01-01T00:00:00Z cart
  2026-01-03T00:00:00Z order
contact too_late
  2026-01-01T00:00:00Z cart
  2026-01-03T00:00:00.001Z order
contact other_way
  2026-01-01T00:00:00Z order
  2026-01-01T12:00:00Z cart
at 2026-02-01T00:00:00Z
  members bought = at_the_end, next_millisecond

story of n steps the last is at most D after the first
segment all: did a then b then c within 2 days
  fr: a fait a puis b puis c sous 2 jours
contact in
  2026-01-01T00:00:00Z a
  2026-01-02T00:00:00Z b
  2026-01-03T00:00:00Z c
# c is a day after b, and two days and a bit after a.
contact out
  2026-01-01T00:00:00Z a
  2026-01-02T00:00:00Z b
  2026-01-03T00:00:00.001Z c
# The second a saves it.
contact again
  2026-01-01T00:00:00Z a
  2026-01-01T12:00:00Z a
  2026-01-02T00:00:00Z b
  2026-01-03T00:00:00.001Z c
# b must be later than a and c later than b: the same b does not do for both sides.
contact wrong_order
  2026-01-01T00:00:00Z a
  2026-01-01T06:00:00Z c
  2026-01-01T12:00:00Z b
at 2026-02-01T00:00:00Z
  members all = again, in

story steps of one event need two events
segment twice: did open then open within 1 day
contact once
  2026-01-01T00:00:00Z open
contact twice_at_once
  2026-01-01T00:00:00Z open
  2026-01-01T00:00:00Z open
contact twice
  2026-01-01T00:00:00Z open
  2026-01-01T00:00:00.001Z open
at 2026-02-01T00:00:00Z
  members twice = twice

story for the same p, the steps agree on it
segment same: did sent then signed within 10 days for the same id
  fr: a fait sent puis signed sous 10 jours pour le même id
contact agree
  2026-01-01T00:00:00Z sent id = 'q1'
  2026-01-02T00:00:00Z signed id = 'q1'
contact differ
  2026-01-01T00:00:00Z sent id = 'q1'
  2026-01-02T00:00:00Z signed id = 'q2'
# Unknown agrees with nothing, not even with unknown.
contact unknown
  2026-01-01T00:00:00Z sent
  2026-01-02T00:00:00Z signed
# The nearest does not agree, one further off does.
contact further
  2026-01-01T00:00:00Z sent id = 'q1'
  2026-01-02T00:00:00Z sent id = 'q2'
  2026-01-03T00:00:00Z signed id = 'q1'
at 2026-02-01T00:00:00Z
  members same = agree, further

story but not is decided at a + D, not before
segment left: did cart but not order within 48 hours
  fr: a fait cart mais pas order sous 48 heures
contact answered_at_the_end
  2026-01-01T00:00:00Z cart
  2026-01-03T00:00:00Z order
contact answered_too_late
  2026-01-01T00:00:00Z cart
  2026-01-03T00:00:00.001Z order
contact not_answered
  2026-01-01T00:00:00Z cart
# An answer at the same instant is no answer: (a, a + D].
contact same_instant
  2026-01-01T00:00:00Z cart
  2026-01-01T00:00:00Z order
at 2026-01-02T23:59:59.999Z
  members left = none
at 2026-01-03T00:00:00Z
  members left = answered_too_late, not_answered, same_instant

story an earlier step may have its own window
segment left: did cart within 30 days but not order within 48 hours
  fr: a fait cart dans les 30 derniers jours mais pas order sous 48 heures
# The cart of 1 January is within 30 days until 31 January 00:00.
contact a
  2026-01-01T00:00:00Z cart
at 2026-01-30T23:59:59.999Z
  members left = a
at 2026-01-31T00:00:00Z
  members left = none

story the window of a first step and the span together
segment s: did cart within 30 days then order within 2 days
contact a
  2026-01-01T00:00:00Z cart
  2026-01-02T00:00:00Z order
at 2026-01-30T00:00:00Z
  members s = a
at 2026-01-31T00:00:00Z
  members s = none

story but not, for the same quote
segment open: did quote_sent but not quote_signed within 10 days for the same quote_id
  fr: a fait quote_sent mais pas quote_signed sous 10 jours pour le même quote_id
# Two quotes were sent; another one was signed.
contact a
  2026-01-01T00:00:00Z quote_sent quote_id = 'q1'
  2026-01-01T00:00:00Z quote_sent quote_id = 'q2'
  2026-01-05T00:00:00Z quote_signed quote_id = 'q2'
contact b
  2026-01-01T00:00:00Z quote_sent quote_id = 'q1'
  2026-01-05T00:00:00Z quote_signed quote_id = 'q1'
at 2026-01-20T00:00:00Z
  members open = a

story outside parentheses where takes its own
segment s: did order where (amount > 5) within 2 days
  fr: a fait order où (amount > 5) sous 2 jours
contact a
  2026-01-01T00:00:00Z order amount = 6
contact b
  2026-01-01T00:00:00Z order amount = 5
at 2026-01-02T00:00:00Z
  members s = a
at 2026-01-03T00:00:00Z
  members s = none
