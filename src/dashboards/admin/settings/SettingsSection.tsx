import { useState } from 'react';
import { PageHeader } from '@/ui/PageHeader';
import { useSession } from '@/ui/sessionContext';
import { SettingsForm } from './SettingsForm';
import { settingsOf } from './settingsDraft';
import css from './settings.module.css';

/** What holds for the whole practice. */
export function SettingsSection() {
  const [before, setBefore] = useState(settingsOf(useSession().practice));
  return (
    <div className={css.page}>
      <PageHeader title="Settings" />
      <SettingsForm before={before} onSaved={setBefore} />
    </div>
  );
}
