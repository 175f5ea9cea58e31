// Tells a story of people through a tracking library as it comes from npm, and ends when the library has said of each
// message what became of it:
//
//     node story.js segment|rudder '{"place": …, "key": …, "since": …, "people": …, "batch": …, "pause": …, "options": …}'
//
// Prints "delivered N" whenever N messages were acknowledged, and "lost: why" for each message that the library gave up.
'use strict'

const [, , library, text] = process.argv
const story = JSON.parse(text)

// Milliseconds after which a batch is sent that is not full: large ones fill on a slow machine, too.
const patience = 10 * story.batch

const libraries = {
  segment: () => {
    const { Analytics } = require('@segment/analytics-node')
    return new Analytics({
      writeKey: story.key, host: story.place, flushAt: story.batch, flushInterval: patience, ...story.options
    })
  },
  rudder: () => {
    const Rudder = require('@rudderstack/rudder-sdk-node')
    return new Rudder(story.key, {
      dataPlaneUrl: story.place, flushAt: story.batch, flushInterval: patience, logLevel: 'none',
      // Without one, a batch that is given up ends the process.
      errorHandler: () => {}, ...story.options
    })
  }
}

// What one person does; TrackedStory.java says what is to become of it.
function * person (i) {
  const at = new Date(story.since + 1000 * i)
  const user = `u${i}`
  const visitor = `a${i}`
  const context = { locale: 'fr-FR', campaign: { source: 'mail', name: 'été' }, ip: '192.0.2.7' }
  yield ['page', { anonymousId: visitor, name: 'Tarifs', properties: { path: '/tarifs' }, context, timestamp: at }]
  yield ['track', { anonymousId: `old${i}`, event: 'trial', properties: {}, timestamp: at }]
  yield ['identify', {
    userId: user, anonymousId: visitor, timestamp: at,
    traits: { email: `p${i}@example.com`, plan: i % 2 ? 'pro' : 'free', address: { city: 'Orléans' } }
  }]
  yield ['track', {
    userId: user, event: 'order', timestamp: at,
    properties: { amount: i + 0.25, paid: true, due: '2026-04-01T00:00:00+02:00', products: [{ sku: '« x »' }] }
  }]
  yield ['track', { userId: user, event: 'order', properties: { amount: 1 }, timestamp: at }]
  yield ['group', { userId: user, groupId: `g${i % 5}`, traits: { employees: 10 * (i % 5) }, timestamp: at }]
  yield ['alias', { userId: user, previousId: `old${i}`, timestamp: at }]
  yield ['screen', { userId: user, name: 'Accueil', properties: {}, timestamp: at }]
}

async function tell () {
  const tracker = libraries[library]()
  const outcomes = []
  let delivered = 0
  for (let i = 0; i < story.people; i++) {
    for (const [call, message] of person(i)) {
      outcomes.push(new Promise(resolve => {
        tracker[call](message, error => {
          error ? console.log(`lost: ${error.message ?? error.reason ?? error}`) : console.log(`delivered ${++delivered}`)
          resolve()
        })
      }))
    }
    await new Promise(resolve => setTimeout(resolve, story.pause))
  }
  if (library === 'segment') await tracker.closeAndFlush({ timeout: 120_000 })
  await Promise.all(outcomes)
}

tell().then(() => process.exit(0), error => {
  console.log(`lost: ${error.stack}`)
  process.exit(1)
})
