import { describe, expect, test } from 'vitest';
import { broadcastChannelBus } from '@/sync/adapters/broadcastChannelBus';
import { AbsentBusError } from '@/sync/adapters/busErrors';
import { everyBus, messageOf } from '../contract/everyBus';
import { createFakeBrowser } from './fakeBrowser';

everyBus('BroadcastChannel', () => {
  const browser = createFakeBrowser();
  return { openBus: () => broadcastChannelBus(browser.openTab().openChannel), settle: browser.settle };
});

describe('broadcastChannelBus', () => {
  test('[B5] where there is none, sending says so and listening hears nothing', () => {
    const tab = createFakeBrowser({ channels: 'absent' }).openTab();
    const bus = broadcastChannelBus(tab.openChannel);
    const stop = bus.listen(() => undefined);
    expect(() => bus.send(messageOf('a', 0))).toThrow(AbsentBusError);
    stop();
    bus.close();
  });

  test('closing releases the channel and every handler', () => {
    const tab = createFakeBrowser().openTab();
    const bus = broadcastChannelBus(tab.openChannel);
    bus.listen(() => undefined);
    expect(tab.handlers()).toBe(1);
    bus.close();
    expect(tab.handlers()).toBe(0);
  });

  test('a bus that is never used opens no channel', () => {
    let opened = 0;
    const bus = broadcastChannelBus(() => {
      opened++;
      throw new Error('not expected');
    });
    bus.close();
    expect(opened).toBe(0);
  });
});
