import { z } from 'zod';
import { LockstepError } from '@/domain/errors';
import { patients } from '@/features/patients/patient';
import { patientSlice } from '@/features/patients/patientSlice';
import { patientWords } from '@/features/patients/patientWords';
import { ListPage } from '@/protocol/listPage';
import type { Runtime } from '@/store/createRuntime';
import type { Dispatch, Thunk } from '@/store/thunk';

const pageSize = 100;

const Page = ListPage.extend({ items: z.array(patients.row) });
type Page = z.infer<typeof Page>;

/** Up to where everybody is here, in the order of names. */
export interface PagesEnd {
  words: string;
  id: string;
}

export interface PagesState {
  status: 'none' | 'loading' | 'ready' | 'failed';
  problem: { code: string; detail: string } | null;
  /** Null: up to nobody yet, or, once `isWhole`, up to the last one. */
  end: PagesEnd | null;
  /** Nobody comes after those that are here. */
  isWhole: boolean;
}

const begun: PagesState = { status: 'none', problem: null, end: null, isWhole: false };

/** One page of everybody in order, taken in; from then on its rows are kept true like those of any list. */
function fetchPage(cursor: string | undefined): Thunk<Promise<Page>> {
  return async (dispatch, _getState, { engine, calls, clock, signal, apply }) => {
    const question = { text: '', limit: pageSize, ...(cursor ? { cursor } : {}) };
    const page = await calls.post('/patients/search', question, Page, { signal });
    if (!engine.listed(page)) throw new LockstepError('unavailable', 'The list has just changed as a whole.');
    apply(patientSlice.actions.pageTaken({ rows: page.items, seq: page.seq, at: clock.now() }));
    const id = page.items.map((row) => row.id).join(',');
    if (id) dispatch(patientSlice.actions.loadMoved({ status: 'ready', query: { id } }));
    return page;
  };
}

/**
 * Everybody of the practice in the order of names, a page at a time. It keeps no rows: those are the store's, and what it tells
 * is up to where they are complete. So whoever comes, goes or is renamed meanwhile stands in the right place by itself.
 */
function openPatientPages(runtime: Runtime) {
  const dispatch = runtime.store.dispatch as Dispatch;
  const listeners = new Set<() => void>();
  let state = begun;
  let cursor: string | undefined;

  function move(next: Partial<PagesState>): void {
    state = { ...state, ...next };
    for (const listener of listeners) listener();
  }

  /** Loads on from a cursor until everybody up to `upTo` is here, and tells of all that at once. */
  async function load(from: string | undefined, upTo: PagesEnd | 'last' | null): Promise<void> {
    const isShort = (end: PagesEnd | null) => upTo === 'last' || isBefore(end, upTo);
    move({ status: 'loading' });
    try {
      let next = from;
      let end: PagesEnd | null = null;
      do {
        const page: Page = await dispatch(fetchPage(next));
        const last = page.items.at(-1);
        if (last) end = { words: patientWords(last), id: last.id };
        next = page.nextCursor;
      } while (next !== undefined && isShort(end));
      cursor = next;
      const isWhole = next === undefined;
      move({ status: 'ready', problem: null, isWhole, end: isWhole ? null : end });
    } catch (error) {
      const problem =
        error instanceof LockstepError
          ? { code: error.code, detail: error.details.detail }
          : { code: 'offline', detail: 'The server could not be reached.' };
      move({ status: 'failed', problem });
    }
  }

  return {
    get: () => state,
    subscribe(listener: () => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async more(): Promise<void> {
      if (state.status !== 'loading' && !state.isWhole) await load(cursor, null);
    },
    /** Asks for all of it again, as far as it was here; what is shown stays until then. */
    async again(): Promise<void> {
      if (state.status !== 'loading') await load(undefined, state.isWhole ? 'last' : state.end);
    },
  };
}

function isBefore(a: PagesEnd | null, b: PagesEnd | null): boolean {
  if (!a || !b) return false;
  return a.words < b.words || (a.words === b.words && a.id < b.id);
}

export type PatientPages = ReturnType<typeof openPatientPages>;

const opened = new WeakMap<Runtime, PatientPages>();

/** Those of this runtime: they stay for as long as somebody is signed in. */
export function patientPagesOf(runtime: Runtime): PatientPages {
  const pages = opened.get(runtime) ?? openPatientPages(runtime);
  opened.set(runtime, pages);
  return pages;
}
