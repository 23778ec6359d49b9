import type { Interval } from '@/domain/interval';
import type { Id } from '@/domain/primitives';
import type { ServiceLength } from '@/domain/slots';
import { alsoOccupied, therapistTime, type TherapistTime } from '@/domain/slotTime';
import { parseRange } from './slotRange';

/** A row by its columns, as the change log and the tables tell it. */
type Columns = Readonly<Record<string, unknown>>;

/** What of a line of the change log decides here. */
export interface SlotChange {
  entity: string;
  id: string;
  row: Columns | null;
  /** Updated: the old values of what changed; deleted: the whole row. */
  before: Columns | null;
  /** What the row covers or occupies, where that is known better than by its columns. */
  range?: Interval | null;
}

/** For whom a therapist's time is looked at. */
export interface SlotView {
  /** Their own holds are in nobody's way; null: all holds count. */
  accountId: Id | null;
  /** By the database's clock: holds that ended before count no more. */
  now: number;
  /** An appointment that is about to be moved away. */
  exceptAppointmentId?: Id | undefined;
}

/** What the slot search needs to know of a practice, kept by its change log. It holds nothing about patients. */
export interface SlotReplica {
  /** @returns whether it could be read; if not, nothing was changed and everything is to be loaded anew */
  apply(change: SlotChange): boolean;
  /** Null if there is none; `isActive` says whether it can be booked. */
  service(id: Id): (ServiceLength & { isActive: boolean }) | null;
  hasStaff(id: Id): boolean;
  /** Active staff who offer the service, in the order of their ids. */
  staffOffering(serviceId: Id): readonly Id[];
  timeOf(staffId: Id, view: SlotView): TherapistTime;
}

interface Hold {
  range: Interval;
  accountId: string | null;
  expiresAt: number;
}

/** What is known of one therapist's time, each by the id of its row. */
interface Diary {
  open: Map<string, Interval>;
  appointments: Map<string, Interval>;
  holds: Map<string, Hold>;
  /** Of what is open and of the appointments; null once one of them changed. */
  prepared: TherapistTime | null;
}

const closed = therapistTime([], []);

/** An empty one: rows that are there already are applied as if they were just created. */
export function createSlotReplica(): SlotReplica {
  const services = new Map<string, ServiceLength & { isActive: boolean }>();
  const staff = new Map<string, { isActive: boolean; serviceIds: readonly string[] }>();
  const diaries = new Map<string, Diary>();
  /** By service; asked for with each answer, changed seldom. */
  const offering = new Map<string, readonly Id[]>();

  const diaryOf = (staffId: string): Diary => {
    const known = diaries.get(staffId);
    if (known) return known;
    const made: Diary = { open: new Map(), appointments: new Map(), holds: new Map(), prepared: null };
    diaries.set(staffId, made);
    return made;
  };

  /** Puts what a row takes up into its therapist's diary, and takes out of the other's what it took up before. */
  const place = (kind: 'open' | 'appointments', change: SlotChange, range: Interval | null) => {
    const { id, row, before } = change;
    for (const staffId of [textIn(before, 'staff_id'), textIn(row, 'staff_id')]) {
      const diary = staffId === null ? undefined : diaries.get(staffId);
      if (diary?.[kind].delete(id)) diary.prepared = null;
    }
    const staffId = textIn(row, 'staff_id');
    if (staffId === null || range === null || range.start >= range.end) return;
    const diary = diaryOf(staffId);
    diary[kind].set(id, range);
    diary.prepared = null;
  };

  const takeIn: Record<string, ((change: SlotChange) => boolean) | undefined> = {
    service({ id, row }) {
      if (!row) return services.delete(id) || true;
      services.set(id, {
        isActive: row['is_active'] === true,
        durationMinutes: Number(row['duration_minutes']),
        bufferBeforeMinutes: Number(row['buffer_before_minutes']),
        bufferAfterMinutes: Number(row['buffer_after_minutes']),
      });
      return true;
    },
    staff({ id, row }) {
      offering.clear();
      if (!row) return staff.delete(id) || true;
      staff.set(id, { isActive: row['is_active'] === true, serviceIds: row['service_ids'] as string[] });
      return true;
    },
    availability(change) {
      const range = rangeOf(change, 'during');
      if (range === 'unreadable') return false;
      place('open', change, change.row?.['is_active'] === true ? range : null);
      return true;
    },
    appointment(change) {
      const range = rangeOf(change, 'occupied');
      if (range === 'unreadable') return false;
      place('appointments', change, range);
      return true;
    },
    hold(change) {
      const { id, row, before } = change;
      const range = rangeOf(change, 'occupied');
      if (range === 'unreadable') return false;
      for (const staffId of [textIn(before, 'staff_id'), textIn(row, 'staff_id')])
        if (staffId !== null) diaries.get(staffId)?.holds.delete(id);
      const staffId = textIn(row, 'staff_id');
      if (staffId === null || range === null) return true;
      const expiresAt = Date.parse(textIn(row, 'expires_at') ?? '');
      diaryOf(staffId).holds.set(id, { range, accountId: textIn(row, 'account_id'), expiresAt });
      return true;
    },
  };

  return {
    apply: (change) => takeIn[change.entity]?.(change) ?? true,
    service: (id) => services.get(id) ?? null,
    hasStaff: (id) => staff.has(id),
    staffOffering(serviceId) {
      const known = offering.get(serviceId);
      if (known) return known;
      const found = [...staff]
        .filter(([, { isActive, serviceIds }]) => isActive && serviceIds.includes(serviceId))
        .map(([id]) => id as Id)
        .toSorted();
      offering.set(serviceId, found);
      return found;
    },
    timeOf(staffId, { accountId, now, exceptAppointmentId }) {
      const diary = diaries.get(staffId);
      if (!diary) return closed;
      diary.prepared ??= therapistTime([...diary.open.values()], [...diary.appointments.values()]);
      let time = diary.prepared;
      if (exceptAppointmentId !== undefined && diary.appointments.has(exceptAppointmentId)) {
        const others = [...diary.appointments].filter(([id]) => id !== exceptAppointmentId);
        time = therapistTime(
          time.open,
          others.map(([, range]) => range),
        );
      }
      for (const hold of diary.holds.values()) {
        const isOwn = accountId !== null && hold.accountId === accountId;
        if (!isOwn && hold.expiresAt > now) time = alsoOccupied(time, hold.range);
      }
      return time;
    },
  };
}

/** Null where the row takes up nothing. */
function rangeOf({ row, range }: SlotChange, column: string): Interval | null | 'unreadable' {
  if (range !== undefined) return range;
  const text = textIn(row, column);
  return text === null ? null : (parseRange(text) ?? 'unreadable');
}

function textIn(row: Columns | null, column: string): string | null {
  const value = row?.[column];
  return typeof value === 'string' ? value : null;
}
