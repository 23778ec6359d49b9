import { holdSchedules } from './holdSchedules';

holdSchedules(501, 500);
