import { describe, expect, test } from 'vitest';
import type { BusMessage } from '@/protocol/busMessage';
import type { Seal, SealedBusOptions } from '@/sync/adapters/sealedBus';
import { everyBus, messageOf } from '../contract/everyBus';
import { createFakeBrowser, type FakeBrowserOptions } from './fakeBrowser';
import { keyOf, openBus, openSeal, openService, ownScope } from './openService';

const marker = 'Erika Mustermann';
const hasMarker = (_type: string, data: unknown) => JSON.stringify(data).includes(marker);
const stripped = { stripped: true };
const withoutRow = () => stripped;

function sealedWorld(mustSeal: SealedBusOptions['mustSeal'], options: FakeBrowserOptions = {}) {
  return () => {
    const browser = createFakeBrowser(options);
    const seal = openSeal(keyOf(1));
    return {
      openBus: () => openBus(browser.openTab(), { seal, mustSeal }),
      settle: () => seal.settle(browser),
    };
  };
}

everyBus(
  'all messages sealed',
  sealedWorld(() => true),
);
everyBus(
  'every third message sealed',
  sealedWorld((_type, data) => typeof data !== 'number' || data % 3 === 0),
);
everyBus(
  'sealed over BroadcastChannel, because storage is blocked',
  sealedWorld(() => true, { storage: 'absent' }),
);

/** Two tabs with these seals, and what crosses the storage between them. */
function open(seals: { of?: Seal | null; and?: Seal | null } = {}) {
  const browser = createFakeBrowser();
  const real = openSeal(keyOf(1));
  const written: string[] = [];
  browser.openTab().events.addEventListener('storage', (event) => {
    if (event.newValue !== null) written.push(event.newValue);
  });
  const errors: unknown[] = [];
  const heard: unknown[] = [];
  let questions = 0;
  const { of = real, and = real } = seals;
  const sealing = { mustSeal: hasMarker, withoutRow, reportError: (error: unknown) => errors.push(error) };
  const [bus, other] = [
    openBus(browser.openTab(), { ...sealing, seal: of }),
    openBus(browser.openTab(), { ...sealing, seal: and, cannotOpen: () => questions++ }),
  ];
  const stop = other.listen((raw) => heard.push(raw));
  return {
    browser,
    bus,
    other,
    stop,
    written,
    heard,
    errors,
    questions: () => questions,
    settle: () => real.settle(browser),
    /** Foreign code, or a tab that was tampered with, says this. */
    say: (message: unknown) => browser.foreign.set('lockstep:bus', JSON.stringify(message)),
    lastWritten: () => JSON.parse(written.at(-1) ?? '') as BusMessage,
  };
}

describe('what is about a person', () => {
  test('[B26] crosses the storage sealed, with only its envelope in the clear', async () => {
    const { bus, settle, written, heard, lastWritten } = open();
    const message = messageOf('a', 0, { id: 'x', thing: { name: marker, notes: 'Ünï 😀' } });
    await bus.send(message);
    await settle();
    expect(heard).toEqual([message]);
    expect(written).toHaveLength(1);
    expect(written[0]).not.toContain('Erika');
    expect(written[0]).not.toContain('thing"');
    expect(lastWritten()).toEqual({ ...message, data: { sealed: expect.stringMatching(/^[\w-]+$/) } });
  });

  test('[B26] the same said twice looks different each time', async () => {
    const { bus, settle, written, lastWritten } = open();
    const texts = [];
    for (const n of [0, 1]) {
      await bus.send(messageOf('a', n, marker));
      await settle();
      texts.push(lastWritten().data);
    }
    expect(written).toHaveLength(2);
    expect(texts[0]).not.toEqual(texts[1]);
  });

  test('[B26] everything else goes out and arrives as without sealing: in the clear, at once', () => {
    const { browser, bus, heard, written } = open();
    const message = messageOf('a', 0, 'nobody');
    expect(bus.send(message)).toBeUndefined();
    while (browser.clock.advanceToNext());
    expect([heard, written]).toEqual([[message], [JSON.stringify(message)]]);
  });

  test('[B26] what arrives in the clear all the same counts without its row', async () => {
    const { settle, heard, say } = open();
    say(messageOf('a', 0, marker));
    await settle();
    expect(heard).toEqual([messageOf('a', 0, stripped)]);
  });
});

describe('what can’t be opened', () => {
  const changes: [string, (message: BusMessage) => unknown][] = [
    ['another count', (message) => ({ ...message, n: message.n + 1 })],
    ['another sender', (message) => ({ ...message, from: 'b' })],
    ['another type', (message) => ({ ...message, type: 'thing_deleted' })],
    ['other text', (message) => ({ ...message, data: { sealed: tampered(message, 20) } })],
    ['another vector', (message) => ({ ...message, data: { sealed: tampered(message, 0) } })],
    ['a part only', (message) => ({ ...message, data: { sealed: sealedIn(message).slice(0, -4) } })],
    ['nothing', (message) => ({ ...message, data: { sealed: '' } })],
    ['no base64', (message) => ({ ...message, data: { sealed: 'ä!' } })],
  ];

  test.each(changes)('[B27] a message with %s is none, and the server is asked', async (_name, change) => {
    const elsewhere = open();
    await elsewhere.bus.send(messageOf('a', 0, marker));
    await elsewhere.settle();
    const { settle, bus, heard, questions, say } = open();
    say(change(elsewhere.lastWritten()));
    await settle();
    expect([heard, questions()]).toEqual([[null], 1]);
    await bus.send(messageOf('a', 7, marker));
    await settle();
    expect(heard.slice(1)).toEqual([messageOf('a', 7, marker)]);
  });

  test('[B27] what another key sealed is none, and the server is asked', async () => {
    const { bus, settle, heard, questions } = open({ of: openSeal(keyOf(2)) });
    await bus.send(messageOf('a', 0, marker));
    await bus.send(messageOf('a', 1, 'nobody'));
    await settle();
    expect([heard, questions()]).toEqual([[null, messageOf('a', 1, 'nobody')], 1]);
  });

  test('[B27] a tab without cryptography asks as well', async () => {
    const { bus, settle, heard, questions } = open({ and: null });
    await bus.send(messageOf('a', 0, marker));
    await settle();
    expect([heard, questions()]).toEqual([[null], 1]);
  });

  test('[B27] the service counts it as malformed', async () => {
    const browser = createFakeBrowser();
    const [seal, wrong] = [openSeal(keyOf(1)), openSeal(keyOf(2))];
    const speaker = openService(browser, {}, { seal, mustSeal: hasMarker });
    const hearer = openService(browser, {}, { seal: wrong, mustSeal: hasMarker });
    speaker.service.broadcast('thing_updated', marker);
    await seal.settle(browser);
    await wrong.settle(browser);
    expect(hearer.service.stats()).toMatchObject({ received: 0, rejected: { malformed: 1 } });
    expect(hearer.heard).toEqual([{ type: 'global_refresh', data: {}, source: 'tab' }]);
  });

  test('[B21] what another person’s tabs say is refused as theirs, and nobody asks', async () => {
    const { settle, heard, questions, say } = open();
    const message = { ...messageOf('a', 0, { sealed: 'c2VhbGVk' }), scope: `${ownScope}2` };
    say(message);
    await settle();
    expect([heard, questions()]).toEqual([[message], 0]);
  });
});

describe('a browser without cryptography', () => {
  test('[B28] says without its rows what is about a person, at once', async () => {
    const { bus, settle, heard, written, questions } = open({ of: null, and: null });
    expect(bus.send(messageOf('a', 0, marker))).toBeUndefined();
    await settle();
    expect([heard, questions()]).toEqual([[messageOf('a', 0, stripped)], 0]);
    expect(written.join()).not.toContain(marker);
  });

  test('[B28] so does one whose cryptography fails, and the error is reported', async () => {
    const broken = new Error('broken');
    const failing: Seal = { encrypt: () => Promise.reject(broken), decrypt: () => Promise.reject(broken) };
    const { bus, settle, heard, errors, written } = open({ of: failing });
    await bus.send(messageOf('a', 0, marker));
    await settle();
    expect([heard, errors]).toEqual([[messageOf('a', 0, stripped)], [broken]]);
    expect(written.join()).not.toContain(marker);
  });
});

describe('the end of a tab', () => {
  test('[B17] what was said before closing still goes out, in order; then the bus below is closed as well', async () => {
    const browser = createFakeBrowser();
    const seal = openSeal(keyOf(1));
    const [tab, other] = [browser.openTab(), browser.openTab()];
    const heard: unknown[] = [];
    openBus(other, { seal }).listen((raw) => heard.push(raw));
    const bus = openBus(tab, { seal, mustSeal: hasMarker });
    bus.listen(() => undefined);
    const sending = [marker, 'signed out'].map(async (data, n) => bus.send(messageOf('a', n, data)));
    bus.close();
    expect(() => bus.send(messageOf('a', 2))).toThrow('closed');
    expect(() => bus.listen(() => undefined)).toThrow('closed');
    await Promise.all(sending);
    await seal.settle(browser);
    expect(heard).toEqual([messageOf('a', 0, marker), messageOf('a', 1, 'signed out')]);
    expect(tab.handlers()).toBe(0);
  });

  test('[B17] who stops listening hears nothing that was still being opened', async () => {
    const { bus, browser, settle, heard, stop } = open();
    await bus.send(messageOf('a', 0, marker));
    while (browser.clock.advanceToNext());
    stop();
    await settle();
    expect(heard).toEqual([]);
  });
});

function sealedIn(message: BusMessage): string {
  return (message.data as { sealed: string }).sealed;
}

/** With one character changed. */
function tampered(message: BusMessage, at: number): string {
  const text = sealedIn(message);
  return text.slice(0, at) + (text[at] === 'A' ? 'B' : 'A') + text.slice(at + 1);
}
