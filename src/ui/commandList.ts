/** Something that can be done on the screen being looked at. */
export interface Command {
  id: string;
  /** A verb and its object, as the palette shows it. */
  label: string;
  /** A key, or several in a row separated by blanks: `n`, `g o`, `ArrowLeft`. */
  keys?: string;
  /** Heading in the list of shortcuts. */
  group?: string;
  run: () => void;
}

export interface CommandList {
  add(command: Command): () => void;
  /** The same list until something is added or removed. */
  all(): readonly Command[];
  subscribe(changed: () => void): () => void;
}

/** The commands that components offer while they are mounted. */
export function createCommandList(): CommandList {
  const added: Command[] = [];
  const listeners = new Set<() => void>();
  let shown: readonly Command[] = [];

  function changed(): void {
    const byId = new Map(added.map((command) => [command.id, command]));
    shown = [...byId.values()];
    for (const listener of listeners) listener();
  }

  return {
    add(command) {
      added.push(command);
      changed();
      return () => {
        added.splice(added.indexOf(command), 1);
        changed();
      };
    },
    all: () => shown,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
