# SPEC §3, stay: a member stays as long as stay has held without a break since an instant at which when held.

story enters above 70, leaves at 60
segment hot
  when level > 70
  stay level > 60
contact a
  2026-01-01T00:00:00Z states level = 65
  2026-01-02T00:00:00Z states level = 71
  2026-01-03T00:00:00Z states level = 65
  2026-01-04T00:00:00Z states level = 60
  2026-01-05T00:00:00Z states level = 65
at 2026-01-01T00:00:00Z
  members hot = none
at 2026-01-02T00:00:00Z
  members hot = a
at 2026-01-03T12:00:00Z
  members hot = a
at 2026-01-04T00:00:00Z
  members hot = none
at 2026-01-05T00:00:00Z
  members hot = none

story a break between two entries counts, however short
segment hot
  when count(open within 1 day) >= 2
  stay did open within 1 day
# Two opens on the 1st: in from 01T01:00. The last one leaves the window at 02T01:00. The open of 02T01:00 comes at that
# very instant: no break. It leaves at 03T01:00, and that of 03T01:00:00.001 is too late, though it opens the window again.
contact a
  2026-01-01T00:00:00Z open
  2026-01-01T01:00:00Z open
  2026-01-02T01:00:00Z open
  2026-01-03T01:00:00.001Z open
at 2026-01-01T00:59:59.999Z
  members hot = none
at 2026-01-01T01:00:00Z
  members hot = a
at 2026-01-02T01:00:00Z
  members hot = a
at 2026-01-03T00:59:59.999Z
  members hot = a
at 2026-01-03T01:00:00Z
  members hot = none
at 2026-01-03T01:00:00.001Z
  members hot = none

story when and stay must hold at one instant
segment s
  when did open within 1 day
  stay did order
contact a
  2026-01-01T00:00:00Z open
  2026-01-02T00:00:00Z order
contact b
  2026-01-01T00:00:00Z open
  2026-01-01T23:59:59.999Z order
at 2026-02-01T00:00:00Z
  members s = b

story it looks back to when values moved by themselves
segment s
  when renewal in the next 60 days
  stay days since renewal < 30
# Nothing was ever stated but the date, from always. In from 2 March (60 days before 1 May) to 31 May (30 days after).
contact a
  always states renewal = 2026-05-01T00:00:00Z
at 2026-03-01T23:59:59.999Z
  members s = none
at 2026-03-02T00:00:00Z
  members s = a
at 2026-05-10T00:00:00Z
  members s = a
at 2026-05-30T23:59:59.999Z
  members s = a
at 2026-05-31T00:00:00Z
  members s = none

story a decaying score that was above
score heat
  give 100 each open
  half_life 1 day
segment hot
  when heat > 70
  stay heat > 60
# 100 points fall to 60 after log2(100/60) days: 0.736965… days = 63673.8 s.
contact a
  2026-01-01T00:00:00Z open
at 2026-01-01T17:41:13Z
  members hot = a
at 2026-01-01T17:41:14Z
  members hot = none

story an earlier reason to stay is undone by a late entry
segment s
  when level > 70
  stay level > 60
# What came late (first source) shows that the level was 50 for a moment.
contact a
  2026-01-01T00:00:00Z states level = 80
  2026-01-02T00:00:00Z states level = 65
  2026-01-01T12:00:00Z states level = 50
  2026-01-01T13:00:00Z states level = 65
at 2026-01-03T00:00:00Z
  members s = none

story nobody was in a segment before the first entry
# A condition may hold of what there was before: no bounce. A membership may not: who did not exist was in no segment.
property complaint.reason text
segment clean: no bounce
segment written_out
  when no bounce
  stay no complaint
segment by_name
  when in segment 'clean'
  stay no complaint
contact a
  2026-01-01T00:00:00Z bounce
at 2026-01-01T00:00:00Z
  members clean = none
  members written_out = a
  members by_name = none
