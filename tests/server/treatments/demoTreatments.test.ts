import { Temporal } from 'temporal-polyfill';
import { v7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import { soapParts, treatments } from '@/features/treatments/treatment';
import { demoAppointments } from '@/server/demo/demoAppointments';
import { demoTherapists } from '@/server/demo/demoPeople';
import { demoShifts } from '@/server/demo/demoShifts';
import { demoTreatments } from '@/server/demo/demoTreatments';

const timeZone = 'America/New_York';

describe.each(['2026-11-23T13:30:00Z', '2026-11-24T21:00:00Z', '2026-11-29T05:00:00Z'])(
  'the demo’s records at %s',
  (instant) => {
    const now = Date.parse(instant);
    const today = Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainDate();
    const staff = demoTherapists.map(({ name }) => ({ id: v7(), name }));
    const patients = Array.from({ length: 200 }, () => v7());
    const shifts = demoShifts(today, staff.length);
    const booked = demoAppointments(shifts, { patients: patients.length, timeZone, now });
    const appointments = booked.map(({ patient, therapist, ...rest }) => ({
      id: v7(),
      patientId: patients[patient],
      staffId: staff[therapist]?.id,
      ...rest,
    }));
    const made = () => demoTreatments({ appointments, staff, ids: { next: () => v7() }, now });
    const rows = made();
    const signed = rows.filter(({ signedAt }) => signedAt !== null);

    test('are what the table and everybody’s browser take', () => {
      const common = {
        rev: 1,
        createdAt: new Date(now).toISOString(),
        updatedAt: new Date(now).toISOString(),
      };
      for (const row of rows) expect(() => treatments.row.parse({ ...row, ...common })).not.toThrow();
      // All of one shape: they are stored by one statement.
      expect(new Set(rows.map((row) => Object.keys(row).toSorted().join())).size).toBe(1);
    });

    test('are of completed visits, of the same patient, and nothing in them lies ahead', () => {
      for (const row of rows) {
        const visit = appointments.find(({ id }) => id === row.appointmentId);
        expect(visit).toMatchObject({ status: 'completed', patientId: row.patientId, staffId: row.staffId });
      }
      const times = rows.flatMap(({ signedAt, addenda }) => [
        signedAt,
        ...(addenda ?? []).map(({ at }) => at),
      ]);
      for (const at of times) if (at !== null) expect(Date.parse(at)).toBeLessThan(now);
    });

    test('are mostly signed, some drafts, two added to, and read differently', () => {
      expect(signed.length).toBeGreaterThan(rows.length * 0.7);
      expect(rows.length - signed.length).toBeGreaterThanOrEqual(3);
      expect(rows.filter(({ addenda }) => addenda !== null).length).toBe(2);
      expect(
        new Set(signed.map((row) => soapParts.map((part) => row[part]).join())).size,
      ).toBeGreaterThanOrEqual(12);
      for (const row of signed) expect(soapParts.some((part) => row[part] !== null)).toBe(true);
    });

    test('are the same again, but for their ids', () => {
      const withoutIds = (list: typeof rows) =>
        list.map(({ id: _id, addenda, ...row }) => ({ ...row, texts: addenda?.map(({ text }) => text) }));
      expect(withoutIds(made())).toEqual(withoutIds(rows));
    });
  },
);
