import {
  createContext,
  useContext,
  useEffect,
  useEffectEvent,
  useState,
  useSyncExternalStore,
  type ReactNode,
} from 'react';
import { createCommandList, type Command, type CommandList } from './commandList';
import { createKeySequence } from './keySequence';

const CommandsContext = createContext<CommandList | null>(null);

/** Makes every `useCommand` below it reachable by its keys. One around the whole signed-in app. */
export function CommandsProvider({ children }: { children: ReactNode }) {
  const [list] = useState(createCommandList);
  useEffect(() => {
    const sequence = createKeySequence();
    const onKey = (event: KeyboardEvent) => {
      if (!isForCommands(event)) return;
      const run = sequence.press(event.key, event.timeStamp, list.all());
      if (!run) return;
      event.preventDefault();
      run();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [list]);
  return <CommandsContext value={list}>{children}</CommandsContext>;
}

/** Keys belong to what is being typed into, to open dialogs and to whatever already used them. */
function isForCommands(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing)
    return false;
  const target = event.target instanceof Element ? event.target : null;
  if (
    target?.closest(
      'input, textarea, select, [contenteditable="true"], [role="dialog"], [role="menu"], [role="grid"]',
    )
  )
    return false;
  if (target?.closest('[role="radiogroup"]') && event.key.startsWith('Arrow')) return false;
  return document.querySelector('[aria-modal="true"]') === null;
}

function useCommandList(): CommandList {
  const list = useContext(CommandsContext);
  if (!list) throw new Error('There is no CommandsProvider around this component.');
  return list;
}

/**
 * Offers something that can be done while this component is on the screen: by its keys (`n`, `g o`, `ArrowLeft`),
 * under `?` and in the palette. The same id again replaces the older one while it is there.
 */
export function useCommand({ id, label, keys, group, run }: Command): void {
  const list = useCommandList();
  const latest = useEffectEvent(() => run());
  useEffect(
    () =>
      list.add({ id, label, ...(keys ? { keys } : {}), ...(group ? { group } : {}), run: () => latest() }),
    [list, id, label, keys, group],
  );
}

/** All that can be done on the screen right now, in the order it was offered. */
export function useCommands(): readonly Command[] {
  const list = useCommandList();
  return useSyncExternalStore(list.subscribe, list.all);
}
