import { holdSchedules } from './holdSchedules';

holdSchedules(1501, 500);
