# SPEC §3, functions.

story numbers of texts
trait n: number(x)
contact 1
  always states x = '12.5'
contact 2
  always states x = ' -3e2 '
contact 3
  always states x = '12 euros'
contact 4
  always states x = ''
contact 5
  always states x = '1e999'
contact 6
  always states x = 'NaN'
contact 7
  always states x = '0x10'
at 2026-01-01T00:00:00Z
  n of 1 = 12.5
  n of 2 = -300
  n of 3 = unknown
  n of 4 = unknown
  n of 5 = unknown
  n of 6 = unknown
  n of 7 = unknown

story numbers of texts with a decimal comma or with groups of digits
trait c: number(x, ',')
trait p: number(x, '.')
contact 1
  always states x = '12,5'
contact 2
  always states x = ' -1 234,50 '
contact 3
  always states x = '1.234.567,8'
contact 4
  always states x = '12.5'
contact 5
  always states x = '1,234'
contact 6
  always states x = '1 234.567,8'
contact 7
  always states x = '1 234'
contact 8
  always states x = ',5'
contact 9
  always states x = '12,50 €'
contact 10
  always states x = '12 34,5'
contact 11
  always states x = ','
at 2026-01-01T00:00:00Z
  c of 1 = 12.5
  p of 1 = unknown
  c of 2 = -1234.5
  c of 3 = 1234567.8
  p of 3 = unknown
  c of 4 = unknown
  p of 4 = 12.5
  c of 5 = 1.234
  p of 5 = 1234
  c of 6 = unknown
  c of 7 = 1234
  p of 7 = 1234
  c of 8 = 0.5
  c of 9 = unknown
  c of 10 = unknown
  c of 11 = unknown

story texts of values
trait n: text(x)
trait b: text(vip)
contact 1
  always states x = 3, vip = true
contact 2
  always states x = 0.1, vip = false
at 2026-01-01T00:00:00Z
  n of 1 = '3'
  b of 1 = 'true'
  n of 2 = '0.1'
  b of 2 = 'false'

story texts taken apart and put together
trait low: lower(s)
trait up: upper(s)
trait trimmed: trim(s)
trait joined: concat(s, '-', t)
trait chars: length(s)
trait parts: length(split(s, ','))
attribute t text
# An emoji is one character. What concat does not know it leaves out.
contact 1
  always states s = ' Aé,b😀 '
contact 2
  always states s = '', t = 'x'
at 2026-01-01T00:00:00Z
  low of 1 = ' aé,b😀 '
  up of 1 = ' AÉ,B😀 '
  trimmed of 1 = 'Aé,b😀'
  joined of 1 = ' Aé,b😀 -'
  chars of 1 = 7
  parts of 1 = 2
  chars of 2 = 0
  parts of 2 = 1
  joined of 2 = '-x'

story arithmetic
trait a: abs(x)
trait r: round(x)
trait r2: round(x, 2)
trait l: least(x, y, 1)
trait g: greatest(x, y, 1)
trait c: coalesce(x, y, 7)
attribute y number
# Halves go away from zero, and are those of the digits as written: 2.675 is a half at two places.
contact 1
  always states x = -2.5
contact 2
  always states x = 2.675
contact 3
  always states y = 9
at 2026-01-01T00:00:00Z
  a of 1 = 2.5
  r of 1 = -3
  r2 of 1 = -2.5
  l of 1 = -2.5
  g of 1 = 1
  c of 1 = -2.5
  r of 2 = 3
  r2 of 2 = 2.68
  a of 3 = unknown
  r of 3 = unknown
  l of 3 = 1
  g of 3 = 9
  c of 3 = 9

story dates of texts
zone Europe/Paris
trait d: date(s)
trait f: date(s, 'M/d/yyyy H:mm')
# Without a zone it is local time: UTC+1 in January.
contact iso
  always states s = '2026-01-31'
contact time
  always states s = '2026-01-31T10:00'
contact zoned
  always states s = '2026-01-31T10:00Z'
contact french
  always states s = '31/01/2026'
contact american
  always states s = '1/31/2026 8:26'
contact none
  always states s = '31 February'
at 2026-01-01T00:00:00Z
  d of iso = 2026-01-30T23:00:00Z
  d of time = 2026-01-31T09:00:00Z
  d of zoned = 2026-01-31T10:00:00Z
  d of french = 2026-01-30T23:00:00Z
  f of american = 2026-01-31T07:26:00Z
  d of none = unknown
  f of iso = unknown
