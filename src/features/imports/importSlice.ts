import { LockstepError } from '@/domain/errors';
import type { Id } from '@/domain/primitives';
import { sliceOf } from '@/store/createEntitySlice';
import type { ActResult } from '@/store/act';
import type { Thunk } from '@/store/thunk';
import { mediaTypeOf } from './fileKind';
import { imports, type ImportJob } from './importJob';
import type { ImportFormat, ImportSubject } from './importParts';
import { ImportPreview, ImportReport, type PreviewRow } from './importReport';

export const importSlice = sliceOf(imports);

const { actOn } = importSlice.thunks;

export interface ChosenFile {
  file: Blob;
  subject: ImportSubject;
  format: ImportFormat;
}

/** Sends a file to be read. Nothing is written by that: what it came to is the answer. */
export function checkFile(
  { file, subject, format }: ChosenFile,
  options: { signal: AbortSignal; onProgress: (part: number) => void },
): Thunk<Promise<ActResult<ImportReport>>> {
  return async (_dispatch, _getState, { engine, calls }) => {
    try {
      const path = `/imports/files?subject=${subject}&format=${format}`;
      const body = file.slice(0, file.size, mediaTypeOf(format));
      const answer = await calls.post(path, body, ImportReport, options);
      engine.expectNews();
      return { ok: true, answer };
    } catch (error) {
      if (error instanceof LockstepError) return { ok: false, problem: error };
      const detail = 'The file did not get through. Nothing was imported; try again.';
      return { ok: false, problem: new LockstepError('unavailable', detail, { cause: error }) };
    }
  };
}

/** The first rows of a file that was read before. Null when they could not be asked for. */
export function fetchPreview(id: Id): Thunk<Promise<readonly PreviewRow[] | null>> {
  return async (_dispatch, _getState, { calls, signal }) => {
    const preview = await calls.get(`/imports/${id}/preview`, ImportPreview, signal).catch(() => null);
    return preview?.rows ?? null;
  };
}

/** Lets a file that was read be written. From then on it goes on by itself. */
export const runImport = (id: Id, duplicates: ImportJob['duplicates']) =>
  actOn(id, 'run', { duplicates }, { patch: { status: 'running', duplicates } });

/** Forgets a file that was read. */
export const cancelImport = (id: Id) => actOn(id, 'cancel', {}, { patch: { status: 'cancelled' } });
