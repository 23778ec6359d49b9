import { createHeld, type Readable } from './createHeld';
import { type DragEvent, type DragPhase, dragPhaseAfter } from './dragPhase';
import { type Grip, isSamePlace } from './dragTarget';
import type { SchedulePlace } from './scheduleTypes';

/** A drag under way: what is held, and where it would stand if it were let go now. */
export interface Drag {
  phase: DragPhase;
  grip: Grip;
  target: SchedulePlace;
}

export type DragState = { phase: 'idle' } | Drag;

/** What happened. `press`, and `lift` and `stretch` by keyboard, bring the grip; `aim` brings the target. */
export interface DragHappening {
  type: DragEvent;
  grip?: Grip;
  target?: SchedulePlace;
}

export const idleDrag = { phase: 'idle' } as DragState;

/** What a drag is after something happened. Nothing new keeps its identity, so that nobody is told of it. */
export function dragAfter(state: DragState, { type, grip, target }: DragHappening): DragState {
  const phase = dragPhaseAfter(state.phase, type);
  if (phase === 'idle') return idleDrag;
  const begins = state.phase === 'idle' || (phase === 'pressed' && type === 'press');
  if (begins) return grip ? { phase, grip, target: target ?? grip.home } : state;
  const isAimed = type === 'aim' && target !== undefined && !isSamePlace(target, state.target);
  if (phase === state.phase && !isAimed) return state;
  return { phase, grip: state.grip, target: isAimed ? target : state.target };
}

/** Whether something is being dragged, as opposed to nothing or a mere press. */
export function isDragging(state: DragState): state is Drag {
  return state.phase === 'drawing' || state.phase === 'moving' || state.phase === 'resizing';
}

export interface DragStore extends Readable<DragState> {
  /** Answers what it is afterwards. */
  send(happening: DragHappening): DragState;
}

/** Holds the one drag of a schedule outside of React: a pointer moves more often than anything is rendered. */
export function createDragStore(): DragStore {
  const { get, set, subscribe } = createHeld(idleDrag);
  return { get, subscribe, send: (happening) => set(dragAfter(get(), happening)) };
}
