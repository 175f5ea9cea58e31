# docs/tracking.md "Machines": what the times of a contact's events say of them.

story several links within a second, to the millisecond
event email_clicked
  where machine != 'yes'
  link url
trait people: count(email_clicked)
trait all: count(email_clicked including machines)
trait robots: count(email_clicked including machines where machine = 'yes')
# b is a second after a: both. c is a millisecond more than a second after b: neither.
contact edge
  2026-01-01T10:00:00Z email_clicked url = 'a', machine = 'no'
  2026-01-01T10:00:01Z email_clicked url = 'b', machine = 'no'
  2026-01-01T10:00:02.001Z email_clicked url = 'c', machine = 'no'
# The same link again and again is a person with a nervous finger.
contact same
  2026-01-01T10:00:00Z email_clicked url = 'a', machine = 'no'
  2026-01-01T10:00:00.300Z email_clicked url = 'a', machine = 'no'
  2026-01-01T10:00:00.300Z email_clicked url = 'a', machine = 'no'
# Neighbours do not pass it on: only the last a (0.8 s), not the one before (1.3 s), is near b.
contact run
  2026-01-01T10:00:00Z email_clicked url = 'a', machine = 'no'
  2026-01-01T10:00:01.500Z email_clicked url = 'a', machine = 'no'
  2026-01-01T10:00:02Z email_clicked url = 'a', machine = 'no'
  2026-01-01T10:00:02.800Z email_clicked url = 'b', machine = 'no'
# At one instant.
contact burst
  2026-01-01T10:00:00Z email_clicked url = 'a'
  2026-01-01T10:00:00Z email_clicked url = 'b'
  2026-01-01T10:00:00Z email_clicked url = 'c'
# What is unknown, or no single value, is no other link; a number and a text are two.
contact odd
  2026-01-01T10:00:00Z email_clicked url = 'a', machine = 'no'
  2026-01-01T10:00:00.100Z email_clicked machine = 'no'
  2026-01-01T10:00:00.200Z email_clicked url = ['b', 'c'], machine = 'no'
  2026-01-01T10:00:05Z email_clicked url = '1', machine = 'no'
  2026-01-01T10:00:05.500Z email_clicked url = 1, machine = 'no'
at 2026-02-01T00:00:00Z
  people of edge = 1
  all of edge = 3
  robots of edge = 2
  people of same = 3
  robots of same = 0
  people of run = 2
  robots of run = 2
  people of burst = 0
  robots of burst = 3
  people of odd = 3
  robots of odd = 2

story the second link settles the first one from its own instant on
event email_clicked
  where machine != 'yes'
  link url
trait people: count(email_clicked)
trait verdict: first(email_clicked.machine including machines)
segment clicked: did email_clicked
contact a
  2026-01-01T10:00:00Z email_clicked url = 'a', machine = 'no'
  2026-01-01T10:00:00.700Z email_clicked url = 'b', machine = 'no'
at 2026-01-01T10:00:00Z
  people of a = 1
  verdict of a = 'no'
  members clicked = a
at 2026-01-01T10:00:00.699Z
  people of a = 1
  members clicked = a
at 2026-01-01T10:00:00.700Z
  people of a = 0
  verdict of a = 'yes'
  members clicked = none

story before the delivery, and within a second of it
event email_clicked
  where machine != 'yes'
  delivery email_delivered
  message email_id
trait people: count(email_clicked)
trait robots: count(email_clicked including machines where machine = 'yes')
contact early
  2026-01-01T09:59:00Z email_clicked email_id = 'm1', machine = 'no'
  2026-01-01T10:00:00Z email_delivered email_id = 'm1'
contact edge
  2026-01-01T10:00:00Z email_delivered email_id = 'm1'
  2026-01-01T10:00:01Z email_clicked email_id = 'm1', machine = 'no'
  2026-01-01T10:00:01.001Z email_clicked email_id = 'm1', machine = 'no'
# Another message's delivery says nothing, nor does a click that knows no message.
contact other
  2026-01-01T10:00:00Z email_delivered email_id = 'm1'
  2026-01-01T10:00:00Z email_delivered
  2026-01-01T10:00:00.100Z email_clicked email_id = 'm2', machine = 'no'
  2026-01-01T10:00:00.200Z email_clicked machine = 'no'
# The first delivery of a message counts.
contact twice
  2026-01-01T10:00:00Z email_delivered email_id = 'm1'
  2026-01-01T11:00:00Z email_clicked email_id = 'm1', machine = 'no'
  2026-01-01T12:00:00Z email_delivered email_id = 'm1'
# Another contact's delivery is none.
contact alone
  2026-01-01T09:59:00Z email_clicked email_id = 'm1', machine = 'no'
at 2026-01-01T09:59:59.999Z
  people of early = 1
at 2026-01-01T10:00:00Z
  people of early = 0
  robots of early = 1
at 2026-02-01T00:00:00Z
  people of early = 0
  people of edge = 1
  robots of edge = 1
  people of other = 2
  people of twice = 1
  people of alone = 1

story what was stated holds where timing says nothing
event email_clicked
  link url
  delivery email_delivered
  message email_id
trait verdicts: distinct(email_clicked.machine)
trait last: last(email_clicked.machine)
trait common: most frequent(email_clicked.machine)
contact stated
  2026-01-01T10:00:00Z email_clicked machine = 'no'
  2026-01-02T10:00:00Z email_clicked machine = 'unknown'
  2026-01-03T10:00:00Z email_clicked machine = 'yes'
# A list of verdicts makes way for one.
contact settled
  2026-01-01T10:00:00Z email_clicked machine = ['no', 'unknown'], url = 'a'
  2026-01-01T10:00:00Z email_clicked url = 'b'
contact listed
  2026-01-01T10:00:00Z email_clicked machine = ['no', 'unknown'], url = 'a'
at 2026-02-01T00:00:00Z
  verdicts of stated = 3
  last of stated = 'yes'
  verdicts of settled = 1
  common of settled = 'yes'
  verdicts of listed = 2

story events made from others have the verdicts of these
event email_clicked
  where machine != 'yes'
  link url
event promo_clicked
  from email_clicked
  where url contains 'promo'
event visit
  from email_clicked
  gap 1 minute
trait promo: count(promo_clicked)
trait all_promo: count(promo_clicked including machines)
trait visits: count(visit)
trait all_visits: count(visit including machines)
contact a
  2026-01-01T10:00:00Z email_clicked url = 'promo/1'
  2026-01-01T10:00:01Z email_clicked url = 'legal'
  2026-01-01T10:30:00Z email_clicked url = 'promo/2'
at 2026-02-01T00:00:00Z
  promo of a = 1
  all_promo of a = 2
  visits of a = 1
  all_visits of a = 2

story of an account, each contact is judged alone
event email_clicked
  where machine != 'yes'
  link url
  delivery email_delivered
  message email_id
account trait people: count(email_clicked)
account trait robots: count(email_clicked including machines where machine = 'yes')
# Two people click two links within a second; only b's own delivery is later than a click.
contact a
  always joins acme
  2026-01-01T10:00:00Z email_clicked url = 'a', email_id = 'm1'
contact b
  always joins acme
  2026-01-01T10:00:00.500Z email_clicked url = 'b', email_id = 'm1'
  2026-01-01T10:00:05Z email_delivered email_id = 'm1'
# These two are one person's.
contact c
  always joins acme
  2026-01-01T10:00:00.100Z email_clicked url = 'c'
  2026-01-01T10:00:00.600Z email_clicked url = 'd'
at 2026-01-01T10:00:00.599Z
  people of account acme = 3
at 2026-01-01T10:00:04.999Z
  people of account acme = 2
  robots of account acme = 2
at 2026-01-01T10:00:05Z
  people of account acme = 1
  robots of account acme = 3

story sequences and scores leave machines out
event email_clicked
  where machine != 'yes'
  delivery email_delivered
  message email_id
segment answered: did email_delivered then email_clicked within 1 day for the same email_id
segment unanswered: did email_delivered but not email_clicked within 1 day for the same email_id
score warmth
  give 10 each email_clicked
contact scanner
  2026-01-01T10:00:00Z email_delivered email_id = 'm1'
  2026-01-01T10:00:00.800Z email_clicked email_id = 'm1'
contact reader
  2026-01-01T10:00:00Z email_delivered email_id = 'm1'
  2026-01-01T10:00:00.800Z email_clicked email_id = 'm1'
  2026-01-01T15:00:00Z email_clicked email_id = 'm1'
at 2026-01-02T10:00:00Z
  members answered = reader
  members unanswered = scanner
  warmth of scanner = 0
  warmth of reader = 10
