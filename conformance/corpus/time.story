# SPEC §3, Time. Windows, steps of the calendar, local days, exact durations.

story within D is open at its start and closed at now
trait opens: count(open within 7 days)
  fr: nombre(open dans les 7 derniers jours)
segment reader: did open within 7 days
  fr: a fait open au cours des 7 derniers jours
# now − 7 days = 2026-01-01T00:00:00Z: that instant is out, the next millisecond is in; now is in, what comes after is not.
contact start
  2026-01-01T00:00:00Z open
contact after_start
  2026-01-01T00:00:00.001Z open
contact now
  2026-01-08T00:00:00Z open
contact to_come
  2025-12-01T00:00:00Z named
  2026-01-08T00:00:00.001Z open
at 2026-01-08T00:00:00Z
  opens of start = 0
  opens of after_start = 1
  opens of now = 1
  opens of to_come = 0
  members reader = after_start, now
at 2026-01-08T00:00:00.001Z
  members reader = now, to_come

story between N and M ago is open at its start and closed at its end
trait n: count(open between 60 days and 30 days ago)
  fr: nombre(open il y a entre 60 jours et 30 jours)
# Now is 2026-03-02: 60 days before is 2026-01-01, 30 days before is 2026-01-31 (31 − 1 days of January, 28 of February, 1).
contact a
  2026-01-01T00:00:00Z open
contact b
  2026-01-01T00:00:00.001Z open
contact c
  2026-01-31T00:00:00Z open
contact d
  2026-01-31T00:00:00.001Z open
at 2026-03-02T00:00:00Z
  n of a = 0
  n of b = 1
  n of c = 1
  n of d = 0

story since includes its date, before does not, between two dates includes the first
zone Europe/Paris
trait since: count(open since 2026-01-01)
  fr: nombre(open depuis le 2026-01-01)
trait before: count(open before 2026-01-01)
  fr: nombre(open avant le 01/01/2026)
trait inside: count(open between 2026-01-01 and 2026-02-01)
  fr: nombre(open entre le 2026-01-01 et le 2026-02-01)
# A date is its first instant in Paris: 2025-12-31T23:00Z and 2026-01-31T23:00Z.
contact a
  2025-12-31T22:59:59.999Z open
contact b
  2025-12-31T23:00:00Z open
contact c
  2026-01-31T22:59:59.999Z open
contact d
  2026-01-31T23:00:00Z open
at 2026-06-01T00:00:00Z
  since of a = 0
  before of a = 1
  inside of a = 0
  since of b = 1
  before of b = 0
  inside of b = 1
  inside of c = 1
  since of d = 1
  inside of d = 0
# At 2025-12-31T23:00Z only a and b have happened.
at 2025-12-31T23:00:00Z
  since of b = 1
  since of c = unknown
  contacts = a, b

story in the next D begins after now and includes its end
segment soon: renewal in the next 60 days
  fr: renewal dans les 60 prochains jours
# 60 days after 2026-01-01 is 2026-03-02 (30 more days of January, 28 of February, 2).
contact now
  always states renewal = 2026-01-01T00:00:00Z
contact next
  always states renewal = 2026-01-01T00:00:00.001Z
contact end
  always states renewal = 2026-03-02T00:00:00Z
contact beyond
  always states renewal = 2026-03-02T00:00:00.001Z
contact unknown
  always named
at 2026-01-01T00:00:00Z
  members soon = end, next
at 2025-12-31T23:59:59.999Z
  members soon = next, now

story an instant within D lies in the past
segment recent: bought within 30 days
  fr: bought dans les 30 derniers jours
contact a
  always states bought = 2026-01-01T00:00:00Z
at 2025-12-31T23:59:59.999Z
  members recent = none
at 2026-01-01T00:00:00Z
  members recent = a
at 2026-01-30T23:59:59.999Z
  members recent = a
at 2026-01-31T00:00:00Z
  members recent = none

story a date to come lies between dates, too
segment march: renewal between 2026-03-01 and 2026-04-01
  fr: renewal entre le 2026-03-01 et le 2026-04-01
segment from_march: renewal since 2026-03-01
  fr: renewal depuis le 2026-03-01
segment before_march: renewal before 2026-03-01
  fr: renewal avant le 2026-03-01
contact february
  always states renewal = 2026-02-15T00:00:00Z
contact march
  always states renewal = 2026-03-15T00:00:00Z
contact april
  always states renewal = 2026-04-15T00:00:00Z
at 2026-01-01T00:00:00Z
  members march = march
  members from_march = april, march
  members before_march = february
at 2026-12-01T00:00:00Z
  members march = march
  members from_march = april, march
  members before_march = february

story days and weeks are exact durations, also over a change of the clock
zone Europe/Paris
trait day: count(open within 1 day)
trait week: count(open within 1 week)
# Clocks go forward on 2026-03-29 at 01:00Z. 24 hours before 28T23:30Z is 27T23:30Z whatever the clocks do.
contact a
  2026-03-28T12:00:00.001Z open
contact b
  2026-03-22T12:00:00.001Z open
at 2026-03-29T12:00:00Z
  day of a = 1
  week of b = 1
at 2026-03-29T12:00:00.001Z
  day of a = 0
  week of b = 0

story a month is a step of the calendar
zone Europe/Paris
trait n: count(open within 1 month)
  fr: nombre(open sous 1 mois)
# 15 April 12:00 in Paris (10:00Z, summer) less a month is 15 March 12:00 (11:00Z, winter).
contact a
  2026-03-15T11:00:00Z open
contact b
  2026-03-15T11:00:00.001Z open
at 2026-04-15T10:00:00Z
  n of a = 0
  n of b = 1
at 2026-04-15T09:59:59.999Z
  n of a = 1

story a step to a day that does not exist takes the first instant after it
zone Europe/Paris
trait n: count(open within 1 month)
# 29, 30 and 31 March less a month: 1 March 00:00 in Paris (2026-02-28T23:00Z) each time.
contact a
  2026-02-28T23:00:00Z open
contact b
  2026-02-28T23:00:00.001Z open
# On 28 March 23:59:59.999 (22:59:59.999Z) the window starts on 28 February 23:59:59.999 (22:59:59.999Z).
at 2026-03-28T22:59:59.999Z
  n of a = 1
at 2026-03-28T23:00:00Z
  n of a = 0
  n of b = 1
at 2026-03-31T21:59:59.999Z
  n of b = 1
at 2026-03-31T22:00:00Z
  n of b = 1
at 2026-03-31T22:00:00.001Z
  n of b = 0

story a step to a local time that does not exist takes the first instant after it
zone Europe/Paris
trait n: count(open within 1 month)
# 29 April 02:30 in Paris is 00:30Z; 29 March 02:30 does not exist: 03:00, which is 01:00Z.
contact a
  2026-03-29T01:00:00Z open
contact b
  2026-03-29T01:00:00.001Z open
at 2026-04-29T00:00:00Z
  n of a = 0
  n of b = 1
at 2026-04-29T00:59:59.999Z
  n of b = 1
at 2026-04-29T01:00:00.001Z
  n of b = 0

story a local time that occurs twice is its first, and a start never moves back
zone Europe/Paris
trait n: count(open within 1 month)
# 25 November 02:30 (01:30Z) less a month: 25 October 02:30 occurs at 00:30Z and 01:30Z; the first.
contact a
  2026-10-25T00:30:00Z open
contact b
  2026-10-25T00:30:00.001Z open
at 2026-11-25T01:30:00Z
  n of a = 0
  n of b = 1
# At 03:00 on 25 November (02:00Z) the start is 25 October 03:00, which occurs once: 02:00Z.
contact c
  2026-10-25T02:00:00Z open
at 2026-11-25T01:59:59.999Z
  n of c = 1
at 2026-11-25T02:00:00Z
  n of c = 0
# While clocks show 02:00 to 03:00 for the second time (01:00Z to 02:00Z), the start waits at 25 September
# 02:59:59.999 (00:59:59.999Z), where it has come to.
contact d
  2026-09-25T00:59:59.999Z open
contact e
  2026-09-25T01:00:00Z open
at 2026-10-25T00:59:59.998Z
  n of d = 1
at 2026-10-25T00:59:59.999Z
  n of d = 0
at 2026-10-25T01:00:00Z
  n of d = 0
  n of e = 1
at 2026-10-25T01:59:59.999Z
  n of e = 1
at 2026-10-25T02:00:00Z
  n of e = 0

story a year before the leap day is the first of March
zone UTC
trait n: count(open within 1 year)
  fr: nombre(open sous 1 an)
contact a
  2023-03-01T00:00:00Z open
contact b
  2023-03-01T00:00:00.001Z open
at 2024-02-29T12:00:00Z
  n of a = 0
  n of b = 1

story calendar days start at local midnight, today being the first
zone Europe/Paris
trait today: count(open within 1 calendar day)
trait week: count(open within 7 calendar days)
  fr: nombre(open au cours des 7 derniers jours calendaires)
# 5 May in Paris starts at 4 May 22:00Z; six days before is 29 April, which starts at 28 April 22:00Z.
contact a
  2026-05-04T21:59:59.999Z open
contact b
  2026-05-04T22:00:00Z open
contact c
  2026-04-28T21:59:59.999Z open
contact d
  2026-04-28T22:00:00Z open
at 2026-05-05T21:59:59.999Z
  today of a = 0
  today of b = 1
  week of c = 0
  week of d = 1
at 2026-05-05T22:00:00Z
  today of b = 0
  week of d = 0

story a day that starts at one o'clock
zone America/Sao_Paulo
trait today: count(open within 1 calendar day)
# Clocks went from 2018-11-04 00:00 to 01:00, which is 03:00Z.
contact a
  2018-11-04T02:59:59.999Z open
contact b
  2018-11-04T03:00:00Z open
at 2018-11-04T12:00:00Z
  today of a = 0
  today of b = 1

story a day that was skipped
zone Pacific/Apia
trait two: count(open within 2 calendar days)
# Samoa went from 29 December 2011 24:00 (UTC−10: 30T10:00Z) to 31 December 00:00. The day before the 31st is the
# 30th, which does not exist: the first instant after it is 30T10:00Z, where the 31st starts.
contact a
  2011-12-30T09:59:59.999Z open
contact b
  2011-12-30T10:00:00Z open
at 2011-12-30T20:00:00Z
  two of a = 0
  two of b = 1

story days since is the exact duration with its fraction
trait d: days since last open
  fr: jours depuis le dernier open
trait h: hours since first open
  fr: heures depuis le premier open
trait until: days until renewal
  fr: jours avant renewal
# From 1 January 00:00Z to 2 January 12:00Z: a day and a half, 36 hours. The renewal is 6 hours before now: −0.25 days.
contact a
  always states renewal = 2026-01-02T06:00:00Z
  2025-12-31T00:00:00Z open
  2026-01-01T00:00:00Z open
at 2026-01-02T12:00:00Z
  d of a = 1.5
  h of a = 60
  until of a = -0.25

story hour, weekday, month and year are those of the local clock
zone Europe/Paris
trait h: hour of x
  fr: heure de x
trait w: weekday of x
  fr: jour de semaine de x
trait m: month of x
  fr: mois de x
trait y: year of x
  fr: année de x
# 2026-12-31T23:30Z is Friday 1 January 2027, 00:30 in Paris.
contact a
  always states x = 2026-12-31T23:30:00Z
at 2026-01-01T00:00:00Z
  h of a = 0
  w of a = 5
  m of a = 1
  y of a = 2027

story windows and hours follow the contact where its zone is known
zone Europe/Paris
contact_timezone tz
trait today: count(open within 1 calendar day)
trait h: hour of last_seen
# At 2026-06-01T23:00Z it is 2 June 01:00 in Paris (the day began at 1T22:00Z), 1 June 19:00 in New York
# (the day began at 1T04:00Z). An unknown zone, or one that does not exist, is that of the workspace.
contact paris
  always states last_seen = 2026-06-01T12:00:00Z
  2026-06-01T12:00:00Z open
contact york
  always states tz = 'America/New_York', last_seen = 2026-06-01T12:00:00Z
  2026-06-01T12:00:00Z open
contact nowhere
  always states tz = 'Europe/Atlantis', last_seen = 2026-06-01T12:00:00Z
  2026-06-01T12:00:00Z open
contact moved
  always states tz = 'America/New_York', last_seen = 2026-06-01T12:00:00Z
  2026-06-01T12:00:00Z open
  2026-06-01T20:00:00Z states tz = 'Europe/Paris'
at 2026-06-01T23:00:00Z
  today of paris = 0
  today of york = 1
  today of nowhere = 0
  today of moved = 0
  h of paris = 14
  h of york = 8
  h of nowhere = 14

story an instant may be moved by a span
zone Europe/Paris
trait due: x + 1 month
trait early: x - 3 days
segment late: x + 1 month < now
  fr: x + 1 mois < maintenant
# 31 January 12:00 in Paris (11:00Z) and a month: 31 February does not exist, so 1 March 00:00 (28 February 23:00Z).
contact a
  always states x = 2026-01-31T11:00:00Z
at 2026-02-28T23:00:00Z
  due of a = 2026-02-28T23:00:00Z
  early of a = 2026-01-28T11:00:00Z
  members late = none
at 2026-02-28T23:00:00.001Z
  members late = a
