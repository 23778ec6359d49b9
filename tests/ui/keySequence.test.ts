import { describe, expect, test, vi } from 'vitest';
import { createCommandList } from '@/ui/commandList';
import { createKeySequence } from '@/ui/keySequence';

function commandsWith(...keys: string[]) {
  return keys.map((each) => ({ id: each, label: each, keys: each, run: vi.fn() }));
}

describe('keys', () => {
  test('one by one or in a row find their command', () => {
    const commands = commandsWith('n', 'g o', 'g a');
    const sequence = createKeySequence();
    expect(sequence.press('n', 0, commands)).toBe(commands[0]?.run);
    expect(sequence.press('g', 10, commands)).toBeNull();
    expect(sequence.press('a', 20, commands)).toBe(commands[2]?.run);
  });

  test('a row that is left alone too long is forgotten', () => {
    const commands = commandsWith('g o', 'o');
    const sequence = createKeySequence();
    sequence.press('g', 0, commands);
    expect(sequence.press('o', 5000, commands)).toBe(commands[1]?.run);
  });

  test('a key that does not go on with the row stands for itself', () => {
    const commands = commandsWith('g o', 'n');
    const sequence = createKeySequence();
    sequence.press('g', 0, commands);
    expect(sequence.press('n', 10, commands)).toBe(commands[1]?.run);
    sequence.press('g', 20, commands);
    expect(sequence.press('g', 30, commands)).toBeNull();
    expect(sequence.press('o', 40, commands)).toBe(commands[0]?.run);
  });
});

describe('the list of commands', () => {
  test('shows the newest of one id, and the older one again when that is gone', () => {
    const list = createCommandList();
    const changed = vi.fn();
    list.subscribe(changed);
    list.add({ id: 'a', label: 'Page', run: () => {} });
    const remove = list.add({ id: 'a', label: 'Dialog', run: () => {} });
    expect(list.all().map(({ label }) => label)).toEqual(['Dialog']);
    remove();
    expect(list.all().map(({ label }) => label)).toEqual(['Page']);
    expect(changed).toHaveBeenCalledTimes(3);
    expect(list.all()).toBe(list.all());
  });
});
