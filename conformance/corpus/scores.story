# SPEC §2 scores.

story points for events and for conditions
score engagement
  give 10 at_most 100 each open
    fr: 10 at_most 100 each open
  give 20 each click where campaign.type != 'test'
  give -15 each unsubscribe
  give -15 when no open within 90 days
    fr: -15 when aucun open dans les 90 derniers jours
# 2 opens, 1 click that counts (the test does not; the one without a campaign does: != holds for unknown), 1 unsubscribe:
# 20 + 40 − 15.
contact 1
  2026-01-01T00:00:00Z open
  2026-01-02T00:00:00Z open
  2026-01-03T00:00:00Z click campaign.type = 'promo'
  2026-01-03T00:00:00Z click campaign.type = 'test'
  2026-01-03T00:00:00Z click
  2026-01-04T00:00:00Z unsubscribe
contact 2
  always named
at 2026-02-01T00:00:00Z
  engagement of 1 = 45
  engagement of 2 = -15
# The last open is 90 days old on 2 April: 45 − 15.
at 2026-04-01T23:59:59.999Z
  engagement of 1 = 45
at 2026-04-02T00:00:00Z
  engagement of 1 = 30

story at_most caps a line, floor and ceiling the sum
score s
  give 10 at_most 25 each open
  give -10 at_most 15 each bounce
  give 100 each order
  floor 0
  ceiling 100
contact opens
  2026-01-01T00:00:00Z open
  2026-01-01T00:00:00Z open
  2026-01-01T00:00:00Z open
contact bounces
  2026-01-01T00:00:00Z bounce
  2026-01-01T00:00:00Z bounce
contact both
  2026-01-01T00:00:00Z open
  2026-01-01T00:00:00Z open
  2026-01-01T00:00:00Z open
  2026-01-01T00:00:00Z bounce
  2026-01-01T00:00:00Z bounce
contact orders
  2026-01-01T00:00:00Z order
  2026-01-01T00:00:00Z order
at 2026-02-01T00:00:00Z
  s of opens = 25
  s of bounces = 0
  s of both = 10
  s of orders = 100

story within is the window of every each
score s
  give 1 each open
  give 10 each order within 7 days
  give 100 when did open
  within 30 days
contact a
  2026-01-01T00:00:00Z open
  2026-01-20T00:00:00Z open
  2026-01-20T00:00:00Z order
# On 30 January both opens count, the order (10 days old) does not; on 1 February only the second open counts. The
# condition has no window.
at 2026-01-30T00:00:00Z
  s of a = 102
at 2026-02-01T00:00:00Z
  s of a = 101

story an event's points halve every half-life, conditions' points do not
score s
  give 8 each open
  give 3 when did open
  half_life 2 days
# 8 and 4 (a half-life apart) and 3.
contact a
  2026-01-01T00:00:00Z open
  2026-01-03T00:00:00Z open
at 2026-01-03T00:00:00Z
  s of a = 15
at 2026-01-05T00:00:00Z
  s of a = 9

story a cap holds before a line decays below it
score s
  give 8 at_most 10 each open
  half_life 1 day
contact a
  2026-01-01T00:00:00Z open
  2026-01-01T00:00:00Z open
# 16 capped to 10; a day later 8.
at 2026-01-01T00:00:00Z
  s of a = 10
at 2026-01-02T00:00:00Z
  s of a = 8
