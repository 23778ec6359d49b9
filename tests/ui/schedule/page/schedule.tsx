import { recordRenders } from '../../../dashboards/page/renderLog';

// React reports to the log only if that is there before React is.
const log = recordRenders();
const { mountSchedule } = await import('./mountSchedule');
const schedulePage = { ...mountSchedule(), takeRenders: log.take };
export type SchedulePage = typeof schedulePage;

Object.assign(window, { schedulePage });
