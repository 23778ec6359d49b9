import type { Day, Id } from '@/domain/primitives';
import { patientSlice } from '@/features/patients/patientSlice';
import { presenceSlice } from '@/features/presence/presenceSlice';
import { SessionInfo } from '@/protocol/session';
import { createStage } from '../../../browser/stage/createStage';
import { mountStage } from '../../../browser/stage/mountStage';
import { RecordStage } from './RecordStage';
import { type ServerAnswer, type ServerCall, serverPorts } from './serverPorts';

declare global {
  interface Window {
    callServer(call: ServerCall): Promise<ServerAnswer>;
  }
}

const ports = serverPorts((call) => window.callServer(call));
const session = await ports.get('/session', SessionInfo);
const { runtime } = createStage({
  slices: [patientSlice, presenceSlice],
  server: () => ({ calls: ports, lists: ports, sender: ports, changes: ports }),
  // Soon enough for a test, by the way that needs no open connection.
  intervals: [{ activeMs: 100, idleMs: 100 }],
  // The tests cut the line to the server.
  reportError() {},
});
const id = new URLSearchParams(location.search).get('id') as Id;
mountStage({ runtime, session, today: '2026-11-24' as Day, isStrict: true }, <RecordStage id={id} />);
