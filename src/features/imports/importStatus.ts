import type { StatusFlow } from '@/domain/statusFlow';

export const importStatuses = ['checked', 'running', 'done', 'failed', 'cancelled'] as const;
export type ImportStatus = (typeof importStatuses)[number];

/** A file that was read waits for somebody's word; what runs ends by itself. */
export const importFlow: StatusFlow = {
  field: 'status',
  first: ['checked'],
  next: { checked: ['running', 'cancelled'], running: ['done', 'failed'] },
};
