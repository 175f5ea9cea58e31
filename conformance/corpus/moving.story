# SPEC §3, Moving values, and Leaving by time: the exact instant of entering and leaving.

story a comparison of days since turns at the exact millisecond
segment away: days since last order > 90
  fr: jours depuis le dernier order > 90
segment at_most: days since last order <= 90
segment exactly: days since last order = 90
# 90 days after 2026-01-01 is 2026-04-01 (31 + 28 + 31 = 90).
contact a
  2026-01-01T00:00:00Z order
at 2026-03-31T23:59:59.999Z
  members away = none
  members at_most = a
  members exactly = none
at 2026-04-01T00:00:00Z
  members away = none
  members at_most = a
  members exactly = a
at 2026-04-01T00:00:00.001Z
  members away = a
  members at_most = none
  members exactly = none

story days until counts down
segment soon: days until renewal < 30
  fr: jours avant renewal < 30
# 30 days before 2026-03-31 is 2026-03-01.
contact a
  always states renewal = 2026-03-31T00:00:00Z
at 2026-03-01T00:00:00Z
  members soon = none
at 2026-03-01T00:00:00.001Z
  members soon = a

story moving values are scaled and added by values that stand still
segment s: days since last order * 2 + n > 10
trait n: count(click)
# n = 4: the bound is passed 3 days after the order.
contact a
  2026-01-01T00:00:00Z order
  2026-01-01T00:00:00Z click
  2026-01-01T01:00:00Z click
  2026-01-01T02:00:00Z click
  2026-01-01T03:00:00Z click
at 2026-01-04T00:00:00Z
  members s = none
at 2026-01-04T00:00:00.001Z
  members s = a

story now may be compared with an instant
segment past: renewal < now
  fr: renewal < maintenant
segment not_yet: renewal > now + 1 day
contact a
  always states renewal = 2026-01-02T00:00:00Z
at 2025-12-31T23:59:59.999Z
  members not_yet = a
at 2026-01-01T00:00:00Z
  members not_yet = none
  members past = none
at 2026-01-02T00:00:00Z
  members past = none
at 2026-01-02T00:00:00.001Z
  members past = a

story a decaying score passes its bound between two milliseconds
score heat
  give 10 each open
  half_life 1 day
segment warm: heat >= 5
segment hot: heat > 5
# 10 points halve to exactly 5 after a day. A millisecond before, they are a little more.
contact a
  2026-01-01T00:00:00Z open
at 2026-01-01T00:00:00Z
  heat of a = 10
  members hot = a
at 2026-01-01T23:59:59.999Z
  members hot = a
at 2026-01-02T00:00:00Z
  heat of a = 5
  members warm = a
  members hot = none
at 2026-01-02T00:00:00.001Z
  members warm = none
at 2026-01-03T00:00:00Z
  heat of a = 2.5
at 2026-01-11T00:00:00Z
  heat of a = 10/1024

story the hour of now
zone Europe/Paris
segment office: hour of now >= 9 and hour of now < 18 and weekday of now <= 5
  fr: heure de maintenant >= 9 et heure de maintenant < 18 et jour de semaine de maintenant <= 5
# 5 January 2026 is a Monday; 09:00 in Paris is 08:00Z.
contact a
  always named
at 2026-01-05T07:59:59.999Z
  members office = none
at 2026-01-05T08:00:00Z
  members office = a
at 2026-01-05T16:59:59.999Z
  members office = a
at 2026-01-05T17:00:00Z
  members office = none
at 2026-01-10T08:00:00Z
  members office = none
