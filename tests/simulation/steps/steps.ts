import type { DoStep, Stage } from './stage';
import { tabSteps } from './tabSteps';
import { userSteps } from './userSteps';
import { worldSteps } from './worldSteps';

const all = { ...userSteps, ...tabSteps, ...worldSteps };

export type StepKind = keyof typeof all;

export const steps: Readonly<Record<StepKind, DoStep>> = all;

/** Does this step, or another one if it finds nothing to do: no step of a schedule is idle. */
export function doStep(kind: StepKind, stage: Stage): { did: StepKind; said: string } {
  const lacksRow = kind === 'update' || kind === 'remove';
  for (const did of [kind, ...(lacksRow ? ['create' as const] : [])]) {
    const said = steps[did](stage);
    if (said) return { did, said };
  }
  return { did: 'elsewhere', said: userSteps.elsewhere(stage) };
}

/** How often each happens, beside the others. */
export const stepWeights: Readonly<Record<StepKind, number>> = {
  create: 18,
  update: 24,
  remove: 8,
  burst: 1.5,
  elsewhere: 12,
  elsewhereBurst: 0.3,
  refetch: 3,
  refetchDay: 3,
  askAll: 1,
  open: 4,
  close: 1.5,
  kill: 1,
  killMidSend: 1,
  reload: 2,
  freeze: 2.5,
  leaveForCache: 1.5,
  wake: 4,
  hide: 3,
  show: 3,
  beActive: 1,
  setClock: 1.5,
  networkDown: 2,
  networkUp: 4,
  networkPace: 2,
  networkLoss: 1.5,
  weather: 1.5,
  clearStorage: 0.5,
  doubleLocks: 1.5,
  undoubleLocks: 1.5,
  endStreams: 1.5,
  silenceStreams: 1.5,
  streamPace: 1.5,
  restartServer: 1,
  prune: 1,
  restoreBackup: 0.3,
};
