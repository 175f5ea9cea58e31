# SPEC §2 tiers and first_match: disjoint segments.

story tiers with bounds of every kind
tiers rate: x
  haut: > 20%
  moyen: > 0% .. 20%
  inactif: 0%
contact a
  always states x = 0.2
contact b
  always states x = 0.20000000000000004
contact c
  always states x = 0
contact d
  always states x = 0.000001
contact e
  always named
at 2026-01-01T00:00:00Z
  members rate/haut = b
  members rate/moyen = a, d
  members rate/inactif = c

story tiers that leave nothing out
tiers niv: x
  élevé: > 50
  moyen: 20 .. 50
  faible: < 20
contact a
  always states x = 50
contact b
  always states x = 50.5
contact c
  always states x = 20
contact d
  always states x = 19.999
contact e
  always states x = -1000
at 2026-01-01T00:00:00Z
  members niv/élevé = b
  members niv/moyen = a, c
  members niv/faible = d, e

story the first that holds, otherwise the last
first_match cycle: in order
  client: count(order) > 0
  lead: count(open within 7 days) > 0
  froid: otherwise
contact client_and_lead
  2026-01-01T00:00:00Z order
  2026-01-07T00:00:00Z open
contact lead
  2026-01-07T00:00:00Z open
contact cold
  always named
at 2026-01-08T00:00:00Z
  members cycle/client = client_and_lead
  members cycle/lead = lead
  members cycle/froid = cold
at 2026-01-14T00:00:00Z
  members cycle/lead = none
  members cycle/froid = cold, lead

story if … then names or labels
rule if n > 0 then segment = 'some'
  fr: si n > 0 alors segment = 'some'
trait n: count(order)
segment labelled: if n = 0 then segment = 'None at all'
  fr: si n = 0 alors segment = 'None at all'
contact a
  2026-01-01T00:00:00Z order
contact b
  always named
at 2026-02-01T00:00:00Z
  members some = a
  members labelled = b

story segments of segments
segment a: did open
segment b: in segment 'a' and not in segment 'c'
  fr: dans le segment 'a' et pas dans le segment 'c'
segment c: did order
contact 1
  2026-01-01T00:00:00Z open
contact 2
  2026-01-01T00:00:00Z open
  2026-01-01T00:00:00Z order
at 2026-02-01T00:00:00Z
  members b = 1
