import { benchApplyChange } from './applyChange';
import { benchAuditReads } from './auditReads';
import { inBenchBrowser } from './benchBrowser';
import { benchBookingRace } from './bookingRace';
import { benchBusLatency } from './busLatency';
import { benchChatLive } from './chatLive';
import { benchClinicLive } from './clinicLive';
import { benchFanOut } from './fanOut';
import { benchIdlePoll } from './idlePoll';
import { benchImport } from './importPatients';
import { benchLiveLoop } from './liveLoop';
import { benchOptimisticWrite } from './optimisticWrite';
import { benchPushLatency } from './pushLatency';
import { benchScheduleGrid } from './scheduleGrid';
import { benchSessionEnd } from './sessionEnd';
import { benchSlotApi } from './slotApi';
import { benchSlotSearch } from './slotSearch';
import { benchWritePath } from './writePath';

/** All benchmarks by name, in the order they run. */
const benches: Readonly<Record<string, () => void | Promise<void>>> = {
  apply: benchApplyChange,
  bus: () => inBenchBrowser(benchBusLatency),
  write: () => inBenchBrowser(benchOptimisticWrite),
  live: benchLiveLoop,
  push: benchPushLatency,
  fanout: benchFanOut,
  idle: benchIdlePoll,
  writepath: benchWritePath,
  slots: benchSlotSearch,
  slotapi: benchSlotApi,
  booking: benchBookingRace,
  schedule: benchScheduleGrid,
  clinic: benchClinicLive,
  chat: benchChatLive,
  session: benchSessionEnd,
  import: benchImport,
  audit: benchAuditReads,
};

const named = process.argv.slice(2);
const unknown = named.filter((name) => !(name in benches));
if (unknown.length > 0) {
  throw new Error(
    `There is no benchmark ${unknown.join(', ')}. There are ${Object.keys(benches).join(', ')}.`,
  );
}
for (const [name, bench] of Object.entries(benches)) {
  if (named.length === 0 || named.includes(name)) await bench();
}
