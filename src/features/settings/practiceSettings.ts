import { defineEntity, type Row } from '@/domain/entity';
import { roles } from '@/domain/policy';
import { practiceSettingFields } from '@/domain/practiceSettings';

/**
 * The practice's settings as every screen follows them: one row, whose id is the practice's. The database keeps it equal to
 * the practice itself, which `PATCH /api/practice` changes; nobody else writes any.
 */
export const practiceSettings = defineEntity({
  name: 'practiceSettings',
  path: 'practice-settings',
  table: 'practice_settings',
  fields: practiceSettingFields,
  policy: {
    see: Object.fromEntries(roles.map((role) => [role, 'all'])),
    create: {},
    change: {},
    delete: {},
  },
  polling: { activeMs: 30_000, idleMs: 60_000 },
});

export type PracticeSettings = Row<typeof practiceSettings>;
