/**
 * Where a drag stands. `pressed`: a pointer is down and it is not known yet what it will be: a click, a drag, or the
 * beginning of scrolling. The keyboard goes from `idle` straight to `moving` or `resizing`.
 */
export type DragPhase = 'idle' | 'pressed' | 'drawing' | 'moving' | 'resizing';

/**
 * What can happen to it. `press`: a pointer goes down; `draw`, `lift`, `stretch`: it turned out what is meant, new time,
 * another place or another length; `aim`: the target moves; `drop`: let go; `cancel`: Escape, scrolling, another
 * window; `lose`: somebody else changed or removed what is being dragged.
 */
export type DragEvent = 'press' | 'draw' | 'lift' | 'stretch' | 'aim' | 'drop' | 'cancel' | 'lose';

type Row = Readonly<Record<DragEvent, DragPhase>>;

/** While something is being dragged, only what ends it counts: a second finger or another key begins nothing. */
function ongoing(phase: DragPhase, lose: DragPhase): Row {
  return {
    press: phase,
    draw: phase,
    lift: phase,
    stretch: phase,
    aim: phase,
    drop: 'idle',
    cancel: 'idle',
    lose,
  };
}

/** Every phase meets every event: the compiler sees to it. */
const table: Readonly<Record<DragPhase, Row>> = {
  idle: {
    press: 'pressed',
    draw: 'idle',
    lift: 'moving',
    stretch: 'resizing',
    aim: 'idle',
    drop: 'idle',
    cancel: 'idle',
    lose: 'idle',
  },
  pressed: {
    press: 'pressed',
    draw: 'drawing',
    lift: 'moving',
    stretch: 'resizing',
    aim: 'pressed',
    drop: 'idle',
    cancel: 'idle',
    lose: 'idle',
  },
  // New time belongs to nobody yet: there is nothing to lose.
  drawing: ongoing('drawing', 'drawing'),
  moving: ongoing('moving', 'idle'),
  resizing: ongoing('resizing', 'idle'),
};

export function dragPhaseAfter(phase: DragPhase, event: DragEvent): DragPhase {
  return table[phase][event];
}
