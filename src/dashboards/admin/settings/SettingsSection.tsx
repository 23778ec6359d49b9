import { PageHeader } from '@/ui/PageHeader';
import { SettingsForm } from './SettingsForm';
import css from './settings.module.css';

/** What holds for the whole practice. */
export function SettingsSection() {
  return (
    <div className={css.page}>
      <PageHeader title="Settings" />
      <SettingsForm />
    </div>
  );
}
