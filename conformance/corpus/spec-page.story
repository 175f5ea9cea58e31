# Every example on SPEC's page, in both languages, on one small population.

story the workspace of §2
zone Europe/Paris
contact_timezone tz
attribute tz text
property email_opened.machine text
property unsubscribed.reason text
event email_opened
  where machine != 'yes'
event promo_opened
  from email_opened
  where campaign.type = 'promo'
event session
  from page
  gap 30 minutes
  fr: 30 minutes

trait opens_7d: count(email_opened within 7 days)
  fr: nombre(email_opened dans les 7 derniers jours)
trait clicks_total: count(email_clicked)
  fr: nombre(email_clicked)
trait revenue_365d: sum(order.amount within 365 days)
  fr: somme(order.amount dans les 365 derniers jours)
trait recency: days since last order
  fr: jours depuis le dernier order
trait open_rate: distinct(email_opened.email_id within 90 days) / distinct(email_delivered.email_id within 90 days)
  fr: distincts(email_opened.email_id dans les 90 derniers jours) / distincts(email_delivered.email_id dans les 90 derniers jours)
trait top_sku: most frequent(order.sku within 1 year)
  fr: le plus fréquent(order.sku sous 1 an)

score engagement
  give 10 at_most 100 each email_opened
  give 20 each email_clicked where campaign.type != 'test'
  fr: 20 each email_clicked où campaign.type != 'test'
  give -15 each unsubscribed
  give -15 when no email_opened within 90 days
  fr: -15 when aucun email_opened dans les 90 derniers jours
  within 180 days
  fr: 180 jours
  half_life 30 days
  fr: 30 jours
  floor 0
  ceiling 100

segment hyper_engages: opens_7d >= 1 and clicks_total >= 2
  fr: opens_7d >= 1 et clicks_total >= 2
  always 17850
segment seed_rule: IF opens_7d >= 1 AND clicks_total >= 2 THEN segment = 'hyper-engagé'
  fr: SI opens_7d >= 1 ET clicks_total >= 2 ALORS segment = 'hyper-engagé'
tiers ouverture: open_rate
  haut: > 20%
  moyen: > 0% .. 20%
  inactif: 0%
tiers engagement_niv: engagement
  élevé: > 50
  moyen: 20 .. 50
  faible: < 20
first_match cycle: in order
  client: count(order) > 0
  fr: nombre(order) > 0
  lead: opens_7d > 0
  froid: otherwise
  fr: sinon
top vip: 5%
  by revenue_365d
segment chauds
  when engagement > 70
  stay engagement > 60
segment chauds_idf
  when region = 'Île-de-France'
  under chauds
segment recents: dernier_achat within 30 days
  fr: dernier_achat dans les 30 derniers jours
list pilotes: 1, 17850
segment relance: in segment 'vip' and not in segment 'hyper_engages'
  fr: dans le segment 'vip' et non dans le segment 'hyper_engages'
segment devis_ouverts: did quote_sent but not quote_signed within 10 days for the same quote_id
  fr: a fait quote_sent mais pas quote_signed sous 10 jours pour le même quote_id
account segment renouvellements: fin_contrat in the next 60 days
  fr: fin_contrat dans les 60 prochains jours
account segment comptes_actifs: contacts(opens_7d >= 1) >= 2 and employees > 50
  fr: contacts(opens_7d >= 1) >= 2 et employees > 50
segment joignables: reachable by email for 'newsletter'
  fr: joignable par e-mail pour 'newsletter'

account acme
  always states employees = 60, fin_contrat = 2026-04-01T00:00:00Z
account globex
  always states employees = 40, fin_contrat = 2026-06-01T00:00:00Z

# Now is 2026-03-01T00:00Z. Contact 1: 2 opens by a person within 7 days and one by a robot, 2 clicks; both opened mails
# of the 4 delivered; orders of 100 and 50.5 within a year, both of sku 'a'; the last order 2 days ago.
# Engagement: opens at the very instant of now and a half-life (30 days) ago would be 10 and 5. Here: opens on 27 February
# and 1 March 00:00, clicks on 30 January 00:00 (exactly 30 days ago: 20 / 2 each).
contact 1
  always states region = 'Île-de-France', email = 'one@example.org', dernier_achat = 2026-02-27T00:00:00Z
  always joins acme
  always consents email newsletter given
  2026-01-30T00:00:00Z email_clicked campaign.type = 'promo'
  2026-01-30T00:00:00Z email_clicked campaign.type = 'test'
  2026-02-20T00:00:00Z email_delivered email_id = 'm1'
  2026-02-21T00:00:00Z email_delivered email_id = 'm2'
  2026-02-22T00:00:00Z email_delivered email_id = 'm3'
  2026-02-23T00:00:00Z email_delivered email_id = 'm4'
  2026-02-26T00:00:00Z email_opened email_id = 'm3', machine = 'yes'
  2026-03-01T00:00:00Z email_opened email_id = 'm1', campaign.type = 'promo'
  2026-03-01T00:00:00Z email_opened email_id = 'm2', campaign.type = 'news'
  2025-03-01T00:00:00.001Z order amount = 100, sku = 'a'
  2026-02-27T00:00:00Z order amount = 50.5, sku = 'a'
# Contact 2: opened its only mail within 7 days; a quote sent 11 days ago and not signed; no consent.
contact 2
  always states region = 'Bretagne', email = 'two@example.org'
  always joins acme
  2026-02-18T00:00:00Z quote_sent quote_id = 'q1'
  2026-02-25T00:00:00Z email_delivered email_id = 'm9'
  2026-02-28T00:00:00Z email_opened email_id = 'm9'
# Contact 3: was mailed, never opened, unsubscribed.
contact 3
  always joins globex
  2026-02-20T00:00:00Z email_delivered email_id = 'm5'
  2026-02-21T00:00:00Z unsubscribed
# Contact 17850 is always hyper-engaged.
contact 17850
  always named

at 2026-03-01T00:00:00Z
  opens_7d of 1 = 2
  clicks_total of 1 = 2
  revenue_365d of 1 = 150.5
  recency of 1 = 2
  open_rate of 1 = 0.5
  top_sku of 1 = 'a'
# 10 + 10 for opens, 20 / 2 for the click that is no test: 30.
  engagement of 1 = 30
  opens_7d of 2 = 1
  open_rate of 2 = 1
  recency of 2 = unknown
  open_rate of 3 = 0
# −15 (decayed) − 15, floored.
  engagement of 3 = 0
  open_rate of 17850 = unknown
  revenue_365d of 17850 = 0
  members hyper_engages = 1, 17850
  members seed_rule = 1
  members ouverture/haut = 1, 2
  members ouverture/moyen = none
  members ouverture/inactif = 3
  members engagement_niv/élevé = none
  members engagement_niv/moyen = 1
  members engagement_niv/faible = 17850, 2, 3
  members cycle/client = 1
  members cycle/lead = 2
  members cycle/froid = 17850, 3
# 5 % of four known revenues: one.
  members vip = 1
  members chauds = none
  members chauds_idf = none
  members recents = 1
  members pilotes = 1, 17850
  members relance = none
  members devis_ouverts = 2
  members renouvellements = acme
  members comptes_actifs = acme
  members joignables = 1

story the table of §3
zone UTC
attribute x instant
property E.p number
segment s01: did A then B then C within 2 days
  fr: a fait A puis B puis C sous 2 jours
segment s02: did A but not B within 48 hours
  fr: a fait A mais pas B sous 48 h
segment s03: name contains 'x' or name starts with 'y' or name ends with 'z' or name matches '^q'
  fr: name contient 'x' ou name commence par 'y' ou name finit par 'z' ou name correspond à '^q'
segment s04: name is known and not (name is unknown)
  fr: name est connu et non (name est inconnu)
trait t02: count(E)
  fr: nombre de E
trait t03: sum(E.p) + avg(E.p) + min(E.p) + max(E.p) + first(E.p) + last(E.p) + distinct(E.p) + most frequent(E.p)
  fr: somme(E.p) + moyenne(E.p) + min(E.p) + max(E.p) + premier(E.p) + dernier(E.p) + distincts(E.p) + le plus fréquent(E.p)
trait t04: days since last E
  fr: jours depuis le dernier E
trait t05: hours since first E
  fr: heures depuis le premier E
trait t06: time of last E
  fr: date du dernier E
trait t07: count(E within 7 days) + count(E within 7 calendar days)
  fr: nombre(E dans les 7 derniers jours) + nombre(E au cours des 7 derniers jours calendaires)
trait t08: count(E between 60 days and 30 days ago)
  fr: nombre(E il y a entre 60 jours et 30 jours)
trait t09: count(E since 2026-01-01) + count(E before 2026-01-01) + count(E between 2026-01-01 and 2026-02-01)
  fr: nombre(E depuis le 2026-01-01) + nombre(E avant le 2026-01-01) + nombre(E entre le 2026-01-01 et le 2026-02-01)
segment s05: x within 30 days
  fr: x dans les 30 derniers jours
segment s06: x in the next 60 days
  fr: x dans les 60 prochains jours
trait t10: days since x
  fr: jours depuis x
trait t11: days until x
  fr: jours avant x
trait t12: hour of x + weekday of x + month of x + year of x
  fr: heure de x + jour de semaine de x + mois de x + année de x
account segment s07: contacts(t02 > 0) >= 1 and any contact (t02 > 0) and every contact (t02 > 0)
  fr: contacts(t02 > 0) >= 1 et au moins un contact (t02 > 0) et tous les contacts (t02 > 0)
trait t13: account.size
  fr: entreprise.size
account acme
  always states size = 7
contact 1
  always states name = 'xyz', x = 2026-02-20T06:00:00Z
  always joins acme
  2026-01-01T00:00:00Z E p = 3
  2026-02-27T12:00:00Z E p = 5
  2026-02-28T00:00:00Z A
  2026-02-28T12:00:00Z B
  2026-03-01T00:00:00Z C
# Now is 1 March 00:00. E.p: sum 8, avg 4, min 3, max 5, first 3, last 5, distinct 2, most frequent 5 (seen last): 35.
# 2026-01-01 is 59 days ago: between 60 and 30. 20 February 2026 is a Friday: 6 + 5 + 2 + 2026.
at 2026-03-01T00:00:00Z
  t02 of 1 = 2
  t03 of 1 = 35
  t04 of 1 = 1.5
  t05 of 1 = 1416
  t06 of 1 = 2026-02-27T12:00:00Z
  t07 of 1 = 2
  t08 of 1 = 1
  t09 of 1 = 3
  t10 of 1 = 8.75
  t11 of 1 = -8.75
  t12 of 1 = 2039
  t13 of 1 = 7
  members s01 = 1
# A at 28 February: 48 hours are not over.
  members s02 = none
  members s03 = 1
  members s04 = 1
  members s05 = 1
  members s06 = none
  members s07 = acme
at 2026-03-02T00:00:00Z
  members s02 = none
