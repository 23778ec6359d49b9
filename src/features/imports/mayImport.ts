import type { Role } from '@/domain/policy';

/** Who brings files in and takes them out: those who keep patients and stock. */
export const mayImport: readonly Role[] = ['admin', 'assistant'];
