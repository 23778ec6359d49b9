import { holdSchedules } from './holdSchedules';

holdSchedules(1001, 500);
