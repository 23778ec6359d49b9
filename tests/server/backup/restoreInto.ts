import { entities } from '@/features/entities';
import { checkBackup } from '@/server/backup/checkBackup';
import { restoreBackup, type Restored } from '@/server/backup/restoreBackup';
import { migrations, type Migration } from '@/server/database/migrate';
import type { FreshDatabase } from '../freshDatabase';

export interface RestoreInto {
  file: string;
  replace?: boolean;
  all?: readonly Migration[];
  signal?: AbortSignal;
}

/** As the command does it. */
export async function restoreInto(
  { database }: FreshDatabase,
  { file, replace = false, all = migrations, signal }: RestoreInto,
): Promise<Restored> {
  const backup = await checkBackup(file, all);
  return restoreBackup({ database, backup, entities, replace, all, ...(signal ? { signal } : {}) });
}
