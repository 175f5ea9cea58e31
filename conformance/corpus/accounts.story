# SPEC §3, Accounts.

story an account's events are those of the contacts that belong to it as of now
account trait n: count(order)
account trait last: last(order.id)
# Also what the contact did before it joined; and when it leaves, all of it goes.
contact a
  2026-01-01T00:00:00Z order id = 'a1'
  2026-01-05T00:00:00Z joins acme
  2026-01-10T00:00:00Z leaves
contact b
  always joins acme
  2026-01-03T00:00:00Z order id = 'b1'
at 2026-01-04T00:00:00Z
  n of account acme = 1
  last of account acme = 'b1'
at 2026-01-05T00:00:00Z
  n of account acme = 2
  last of account acme = 'b1'
at 2026-01-10T00:00:00Z
  n of account acme = 1

story an account exists by its own entries or by a contact that belongs to it
account segment all: now is known
account acme
  2026-01-03T00:00:00Z states size = 5
contact a
  2026-01-01T00:00:00Z joins globex
  2026-01-02T00:00:00Z joins acme
at 2025-12-31T00:00:00Z
  accounts = none
at 2026-01-01T00:00:00Z
  accounts = globex
  members all = globex
at 2026-01-02T00:00:00Z
  accounts = acme
at 2026-01-03T00:00:00Z
  accounts = acme

story contacts, any contact, every contact
account trait n: contacts(count(open) > 0)
account segment two: contacts(count(open) > 0) >= 2
  fr: contacts(nombre(open) > 0) >= 2
account segment any: any contact (count(open) > 0)
  fr: au moins un contact (nombre(open) > 0)
account segment every: every contact (count(open) > 0)
  fr: tous les contacts (nombre(open) > 0)
contact a
  always joins both
  2026-01-01T00:00:00Z open
contact b
  always joins both
  2026-01-01T00:00:00Z open
contact c
  always joins one
  2026-01-01T00:00:00Z open
contact d
  always joins one
contact e
  always joins nobody_opens
# Every contact of none is false.
account alone
  always named
at 2026-02-01T00:00:00Z
  n of account both = 2
  n of account alone = 0
  members two = both
  members any = both, one
  members every = both

story account.x is that of the account joined last
trait size: account.size
  fr: entreprise.size
segment big: account.size > 50
  fr: entreprise.size > 50
account small
  always states size = 10
account large
  always states size = 100
# Two sources name an account each; the one stated later decides.
contact a
  2026-01-01T00:00:00Z@0 joins small
  2026-01-02T00:00:00Z@1 joins large
contact b
  2026-01-02T00:00:00Z@0 joins small
  2026-01-01T00:00:00Z@1 joins large
# Ties go by id: the last one in code point order, 'small' after 'large'.
contact c
  2026-01-01T00:00:00Z@0 joins small
  2026-01-01T00:00:00Z@1 joins large
# What a source states replaces what the same source stated before.
contact d
  2026-01-01T00:00:00Z@0 joins small
  2026-01-02T00:00:00Z@0 joins large
contact e
  2026-01-01T00:00:00Z joins large
  2026-01-02T00:00:00Z leaves
at 2026-02-01T00:00:00Z
  size of a = 100
  size of b = 10
  size of c = 10
  size of d = 100
  size of e = unknown
  members big = a, d

story what several sources say adds up
account trait n: contacts(now is known)
contact a
  always@0 joins x
  always@1 joins y
contact b
  always@0 joins x
  2026-01-01T00:00:00Z@0 joins y
at 2026-02-01T00:00:00Z
  n of account x = 1
  n of account y = 2

story sessions of an account are those of its contacts
event session
  from page
  gap 30 minutes
account trait n: count(session)
# Each contact's own session, though their pages lie within half an hour.
contact a
  always joins acme
  2026-01-01T00:00:00Z page
contact b
  always joins acme
  2026-01-01T00:10:00Z page
at 2026-02-01T00:00:00Z
  n of account acme = 2
