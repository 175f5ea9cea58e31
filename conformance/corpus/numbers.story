# SPEC §3, Numbers.

story sum and avg are exact
trait total: sum(order.amount)
  fr: somme(order.amount)
trait mean: avg(order.amount)
  fr: moyenne(order.amount)
# As doubles, 0.1 + 0.2 + 0.3 is 0.6000000000000001; as decimals it is 0.6, and a third of it 0.2.
contact 1
  2026-01-01T00:00:00Z order amount = 0.1
  2026-01-02T00:00:00Z order amount = 0.2
  2026-01-03T00:00:00Z order amount = 0.3
# As doubles 1e12 + 0.000001 − 1e12 is 0; as decimals 0.000001.
contact 2
  2026-01-01T00:00:00Z order amount = 1e12
  2026-01-02T00:00:00Z order amount = 0.000001
  2026-01-03T00:00:00Z order amount = -1e12
# 1 / 3, rounded once.
contact 3
  2026-01-01T00:00:00Z order amount = 1
  2026-01-02T00:00:00Z order amount = 0
  2026-01-03T00:00:00Z order amount = 0
at 2026-02-01T00:00:00Z
  total of 1 = 0.6
  mean of 1 = 0.2
  total of 2 = 0.000001
  total of 3 = 1
  mean of 3 = 1/3

story each value is taken with six places
trait total: sum(order.amount)
# 0.0000004 is nearest to 0.000000; 0.0000006 to 0.000001. The double nearest to 0.0000005 is 4.99999999999999977e-7,
# below the half: 0. That nearest to 0.0000015 is 1.50000000000000004e-6, above it: 0.000002.
contact a
  2026-01-01T00:00:00Z order amount = 0.0000004
contact b
  2026-01-01T00:00:00Z order amount = 0.0000006
contact c
  2026-01-01T00:00:00Z order amount = 0.0000005
contact d
  2026-01-01T00:00:00Z order amount = 0.0000015
# Exact halves go to the even one: 0.5 ^ 7 = 0.0078125 is 7812.5 millionths, that is 7812.
contact e
  2026-01-01T00:00:00Z order amount = 0.0078125
contact f
  2026-01-01T00:00:00Z order amount = 0.0234375
at 2026-02-01T00:00:00Z
  total of a = 0
  total of b = 0.000001
  total of c = 0
  total of d = 0.000002
  total of e = 0.007812
  total of f = 0.023438

story one value beyond a million million makes a sum unknown
trait total: sum(order.amount)
trait mean: avg(order.amount)
trait most: max(order.amount)
contact edge
  2026-01-01T00:00:00Z order amount = 1e12
contact beyond
  2026-01-01T00:00:00Z order amount = 1000000000000.0001
  2026-01-02T00:00:00Z order amount = 1
at 2026-02-01T00:00:00Z
  total of edge = 1e12
  total of beyond = unknown
  mean of beyond = unknown
  most of beyond = 1000000000000.0001

story ties of most frequent go to the value seen last
trait m: most frequent(order.sku)
  fr: le plus fréquent(order.sku)
contact a
  2026-01-01T00:00:00Z order sku = 'x'
  2026-01-02T00:00:00Z order sku = 'y'
contact b
  2026-01-01T00:00:00Z order sku = 'y'
  2026-01-02T00:00:00Z order sku = 'x'
  2026-01-03T00:00:00Z order sku = 'y'
  2026-01-04T00:00:00Z order sku = 'x'
# y twice, x three times but not last.
contact c
  2026-01-01T00:00:00Z order sku = 'x'
  2026-01-02T00:00:00Z order sku = 'x'
  2026-01-03T00:00:00Z order sku = 'x'
  2026-01-04T00:00:00Z order sku = 'y'
  2026-01-05T00:00:00Z order sku = 'y'
# Twice each; y was seen first for the last time.
contact d
  2026-01-01T00:00:00Z order sku = 'x'
  2026-01-02T00:00:00Z order sku = 'y'
  2026-01-03T00:00:00Z order sku = 'y'
  2026-01-04T00:00:00Z order sku = 'x'
at 2026-02-01T00:00:00Z
  m of a = 'y'
  m of b = 'x'
  m of c = 'x'
  m of d = 'x'

story numbers are doubles, per cents are hundredths
segment exact: x = 0.1 + 0.2
segment tenth: x > 30%
  fr: x > 30 %
# 0.1 + 0.2 is 0.30000000000000004 as doubles.
contact 1
  always states x = 0.3
contact 2
  always states x = 0.30000000000000004
at 2026-01-01T00:00:00Z
  members exact = 2
  members tenth = 2

story zero has no sign
segment z: x = 0
trait t: text(x)
contact 1
  always states x = -0.0
at 2026-01-01T00:00:00Z
  members z = 1
  t of 1 = '0'

story lists are entered by aggregates
trait skus: distinct(order.products.sku)
trait items: sum(order.products.qty)
trait orders: count(order)
trait last: last(order.products.sku)
# Three products in two orders, two different; 2 + 1 + 4 pieces; an element without a quantity is skipped.
contact 1
  2026-01-01T00:00:00Z order products = [{sku = 'a', qty = 2}, {sku = 'b', qty = 1}]
  2026-01-02T00:00:00Z order products = [{sku = 'a', qty = 4}, {sku = 'a'}]
  2026-01-03T00:00:00Z order products = []
at 2026-02-01T00:00:00Z
  skus of 1 = 2
  items of 1 = 7
  orders of 1 = 3
  last of 1 = 'a'
