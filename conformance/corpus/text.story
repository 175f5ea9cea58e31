# SPEC §3, Text.

story text compares by code point, case-sensitively
segment equal: name = 'a'
segment less: name < 'b'
# By code point U+FFFD is less than the emoji U+1F600, by UTF-16 unit (D83D) it is greater.
segment below: name < '😀'
contact lower
  always states name = 'a'
contact upper
  always states name = 'A'
contact high
  always states name = '�'
# Composed é and e with a combining accent are different texts; U+0065 is less than U+00E9.
contact composed
  always states name = 'é'
contact combined
  always states name = 'é'
at 2026-01-01T00:00:00Z
  members equal = lower
  members less = lower, upper
  members below = combined, composed, high, lower, upper

story contains, starts with, ends with
segment c: name contains 'b'
  fr: name contient 'b'
segment s: name starts with 'a'
  fr: name commence par 'a'
segment e: name ends with 'c'
  fr: name finit par 'c'
segment nothing: name contains ''
contact 1
  always states name = 'abc'
contact 2
  always states name = 'ABC'
contact 3
  always named
at 2026-01-01T00:00:00Z
  members c = 1
  members s = 1
  members e = 1
  members nothing = 1, 2

story contains on a list asks for an element
segment v: tags contains 'vip'
  fr: tags contient 'vip'
contact element
  always states tags = ['a', 'vip']
contact part
  always states tags = ['a', 'vips']
contact empty
  always states tags = []
contact none
  always named
at 2026-01-01T00:00:00Z
  members v = element

# What senders state may be a text of one and a list of another.
story contains on what may be a text or a list
attribute tags open
property bought.labels open
segment v: tags contains 'vip'
  fr: tags contient 'vip'
segment n: not tags contains 'vip'
segment e: did bought where (labels contains 'red')
  fr: a fait bought où (labels contient 'red')
contact element
  always states tags = ['a', 'vip']
  2026-01-01T00:00:00Z bought labels = ['red', 'blue']
contact part
  always states tags = ['a', 'vips']
  2026-01-01T00:00:00Z bought labels = ['reddish']
contact text
  always states tags = 'the vips'
  2026-01-01T00:00:00Z bought labels = 'reddish'
contact number
  always states tags = 5
  2026-01-01T00:00:00Z bought labels = 5
contact none
  always named
at 2026-01-01T00:00:00Z
  members v = element, text
  members n = none, number, part
  members e = element, text

story matches finds anywhere
segment m: name matches '^a.c$'
  fr: name correspond à '^a.c$'
segment any: name matches 'b'
segment fold: name matches '(?i)abc'
contact 1
  always states name = 'abc'
contact 2
  always states name = 'xabcx'
contact 3
  always states name = 'ABC'
# One character may be two UTF-16 units.
contact 4
  always states name = 'a😀c'
at 2026-01-01T00:00:00Z
  members m = 1, 4
  members any = 1, 2
  members fold = 1, 2, 3

story ids are sorted by code point
segment all: now is known
contact 10
  always named
contact 2
  always named
contact �
  always named
contact 😀
  always named
at 2026-01-01T00:00:00Z
  members all = 10, 2, �, 😀
