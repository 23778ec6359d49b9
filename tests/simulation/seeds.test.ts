import { holdSchedules } from './holdSchedules';

// A first look, quickly told; `npm test` plays 2,000 by `scripts/simulate.mjs`, in half of the time that they would take here.
holdSchedules(1, 100);
