# SPEC §2 events: default filters, events made from others, sessions.

story robots do not count unless a rule says so
event email_opened
  where machine != 'yes'
trait people: count(email_opened)
trait all: count(email_opened including machines)
  fr: nombre(email_opened y compris les machines)
contact a
  2026-01-01T00:00:00Z email_opened machine = 'yes'
  2026-01-02T00:00:00Z email_opened machine = 'no'
  2026-01-03T00:00:00Z email_opened
at 2026-02-01T00:00:00Z
  people of a = 2
  all of a = 3

story an event made of another keeps that one's filter
event email_opened
  where machine != 'yes'
event promo_opened
  from email_opened
  where campaign.type = 'promo'
event promo_a
  from promo_opened
  where id = 'a'
trait n: count(promo_opened)
trait all: count(promo_opened including machines)
trait chain: count(promo_a)
trait last: last(promo_opened.id)
contact x
  2026-01-01T00:00:00Z email_opened campaign.type = 'promo', id = 'a'
  2026-01-02T00:00:00Z email_opened campaign.type = 'promo', id = 'b'
  2026-01-03T00:00:00Z email_opened campaign.type = 'promo', id = 'c', machine = 'yes'
  2026-01-04T00:00:00Z email_opened campaign.type = 'news', id = 'a'
at 2026-02-01T00:00:00Z
  n of x = 2
  all of x = 3
  chain of x = 1
  last of x = 'b'

story sessions are runs without a gap longer than that
event session
  from page
  gap 30 minutes
trait n: count(session)
trait long: max(session.duration)
trait pages: max(session.pages)
trait first: time of first session
trait deep: count(session where pages >= 3)
# 10:00, 10:30 (just at the gap), 10:40; then 11:10:00.001, a millisecond too late.
contact a
  2026-01-01T10:00:00Z page
  2026-01-01T10:30:00Z page
  2026-01-01T10:40:00Z page
  2026-01-01T11:10:00.001Z page
at 2026-01-01T10:00:00Z
  n of a = 1
  long of a = 0
  pages of a = 1
at 2026-01-01T10:30:00Z
  long of a = 1800
  pages of a = 2
  deep of a = 0
at 2026-01-01T12:00:00Z
  n of a = 2
  long of a = 2400
  pages of a = 3
  first of a = 2026-01-01T10:00:00Z
  deep of a = 1

story a session is an event at the time of its first
event session
  from page
  gap 30 minutes
trait n: count(session within 1 hour)
contact a
  2026-01-01T10:00:00Z page
  2026-01-01T10:20:00Z page
at 2026-01-01T10:59:59.999Z
  n of a = 1
at 2026-01-01T11:00:00Z
  n of a = 0

story nested properties
trait n: count(click where campaign.type = 'promo')
trait t: last(click.campaign.type)
contact a
  2026-01-01T00:00:00Z click campaign.type = 'promo', campaign.id = 'c1'
  2026-01-02T00:00:00Z click campaign.type = 'news'
at 2026-02-01T00:00:00Z
  n of a = 1
  t of a = 'news'

story a list inside a condition
trait n: count(order where products.sku contains 'a')
contact x
  2026-01-01T00:00:00Z order products = [{sku = 'a'}, {sku = 'b'}]
  2026-01-02T00:00:00Z order products = [{sku = 'b'}]
at 2026-02-01T00:00:00Z
  n of x = 1
