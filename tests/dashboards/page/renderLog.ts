/** What is read of React's own record of a component; React DevTools reads the same. */
interface Fiber {
  readonly type: unknown;
  readonly flags: number;
  readonly key: string | null;
  readonly memoizedProps: Record<string, unknown> | null;
  readonly child: Fiber | null;
  readonly sibling: Fiber | null;
  readonly alternate: Fiber | null;
}

/** Set on a fiber whose component function was called. */
const performedWork = 1;

/**
 * Writes down the name of every component that renders *again*, in any commit, without touching the components. Must
 * be called before React is loaded.
 */
export function recordRenders() {
  let renders: string[] = [];
  const hook = {
    supportsFiber: true,
    isDisabled: false,
    renderers: new Map(),
    inject: () => 1,
    checkDCE() {},
    onCommitFiberUnmount() {},
    onPostCommitFiberRoot() {},
    onCommitFiberRoot(_renderer: number, root: { current: Fiber }) {
      const before = root.current.alternate;
      if (before) compare(root.current, before);
    },
  };
  Object.assign(globalThis, { __REACT_DEVTOOLS_GLOBAL_HOOK__: hook });

  function compare(now: Fiber, before: Fiber): void {
    const name = nameOf(now.type);
    if (name && (now.flags & performedWork) !== 0) renders.push(labelled(name, now.memoizedProps));
    // An untouched subtree keeps its very fibers.
    if (now.child === before.child) return;
    for (let child = now.child; child; child = child.sibling) {
      if (child.alternate) compare(child, child.alternate);
    }
  }

  return {
    take(): string[] {
      const taken = renders;
      renders = [];
      return taken;
    },
  };
}

function nameOf(type: unknown): string | null {
  if (typeof type === 'function') return type.name;
  if (typeof type === 'object' && type !== null && 'type' in type) return nameOf(type.type);
  return null;
}

/** With the props that say which one it is. */
function labelled(name: string, props: Record<string, unknown> | null): string {
  const which = ['staffId', 'day', 'id']
    .map((prop) => props?.[prop])
    .filter((value) => typeof value === 'string');
  return [name, ...which].join(' ');
}
