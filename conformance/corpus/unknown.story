# SPEC §3, Unknown.

story count, sum and distinct of nothing are 0, every other aggregate is unknown
property order.amount number
property order.sku text
trait n: count(order)
trait s: sum(order.amount)
trait d: distinct(order.sku)
trait a: avg(order.amount)
trait lo: min(order.amount)
trait hi: max(order.amount)
trait f: first(order.sku)
trait l: last(order.sku)
trait m: most frequent(order.sku)
trait t: time of last order
trait days: days since last order
contact 1
  always named
at 2026-01-01T00:00:00Z
  n of 1 = 0
  s of 1 = 0
  d of 1 = 0
  a of 1 = unknown
  lo of 1 = unknown
  hi of 1 = unknown
  f of 1 = unknown
  l of 1 = unknown
  m of 1 = unknown
  t of 1 = unknown
  days of 1 = unknown

story aggregates skip entries whose property is unknown
trait n: count(order)
trait a: avg(order.amount)
trait d: distinct(order.amount)
# Two orders with an amount: (4 + 8) / 2. The third counts as an order.
contact 1
  2026-01-01T00:00:00Z order amount = 4
  2026-01-02T00:00:00Z order
  2026-01-03T00:00:00Z order amount = 8
at 2026-02-01T00:00:00Z
  n of 1 = 3
  a of 1 = 6
  d of 1 = 2

story a division by zero is unknown, and so is arithmetic with unknown
attribute age number
trait rate: count(a) / count(b)
trait nothing: 0 / count(b)
trait sum: age + 1
contact 1
  2026-01-01T00:00:00Z a
at 2026-02-01T00:00:00Z
  rate of 1 = unknown
  nothing of 1 = unknown
  sum of 1 = unknown

story infinities are unknown
trait huge: x * 1e308
contact 1
  always states x = 10
contact 2
  always states x = 1
at 2026-02-01T00:00:00Z
  huge of 1 = unknown
  huge of 2 = 1e308

story a comparison with unknown is false, and not is its exact complement
attribute age number
segment equal: age = 5
segment other: age != 5
  fr: age ≠ 5
segment less: age < 5
segment not_less: not (age < 5)
  fr: non (age < 5)
segment between: age between 1 and 9
  fr: age entre 1 et 9
segment among: age in (5, 6)
  fr: age parmi (5, 6)
segment not_among: age not in (5, 6)
  fr: age pas parmi (5, 6)
segment known: age is known
  fr: age est connu
segment unknown: age is unknown
  fr: age est inconnu
contact five
  always states age = 5
contact none
  always named
contact seven
  always states age = 7
at 2026-01-01T00:00:00Z
  members equal = five
  members other = none, seven
  members less = none
  members not_less = five, none, seven
  members between = five, seven
  members among = five
  members not_among = none, seven
  members known = five, seven
  members unknown = none

story days since never is unknown, so no X within D is the other question
segment away: days since last order > 90
  fr: jours depuis le dernier order > 90
segment silent: no order within 90 days
  fr: aucun order dans les 90 derniers jours
contact never
  always named
contact long_ago
  2026-01-01T00:00:00Z order
contact lately
  2026-06-30T00:00:00Z order
at 2026-07-01T00:00:00Z
  members away = long_ago
  members silent = long_ago, never

story a boolean that is unknown counts as false where it decides
segment vip: vip
segment not_vip: not vip
  fr: non vip
segment either: vip or count(order) = 0
contact yes
  always states vip = true
contact no
  always states vip = false
  2026-01-01T00:00:00Z order
contact unknown
  always named
at 2026-02-01T00:00:00Z
  members vip = yes
  members not_vip = no, unknown
  members either = unknown, yes

story unknown is in no tier
tiers level: score_of_somebody
  high: > 50
  low: 0 .. 50
contact none
  always named
contact high
  always states score_of_somebody = 50.000001
contact low
  always states score_of_somebody = 50
at 2026-01-01T00:00:00Z
  members level/high = high
  members level/low = low

story a value of another type is unknown
trait total: sum(order.amount)
trait n: count(order where amount > 1)
contact 1
  2026-01-01T00:00:00Z order amount = 2
  2026-01-02T00:00:00Z order amount = 'two'
at 2026-02-01T00:00:00Z
  total of 1 = 2
  n of 1 = 1
