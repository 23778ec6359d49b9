import { holdSchedules } from './holdSchedules';

holdSchedules(1, 500);
