import { Modal } from '@mantine/core';
import { useCommands } from '@/ui/commands';
import { KeyCaps } from './KeyCaps';
import css from './ShortcutsHelp.module.css';

interface ShortcutsHelpProps {
  opened: boolean;
  onClose: () => void;
}

/** Every single-key shortcut that works on the screen being looked at. */
export function ShortcutsHelp({ opened, onClose }: ShortcutsHelpProps) {
  return (
    <Modal opened={opened} onClose={onClose} title="Shortcuts" size={640}>
      <Shortcuts />
    </Modal>
  );
}

function Shortcuts() {
  const withKeys = useCommands().flatMap((command) =>
    command.keys ? [{ ...command, keys: command.keys }] : [],
  );
  const groups = [...new Set(withKeys.map(({ group }) => group ?? 'On this screen'))];
  return (
    <div className={css.groups}>
      {groups.map((group) => (
        <section key={group}>
          <h3 className={css.group}>{group}</h3>
          <dl className={css.list}>
            {withKeys
              .filter((command) => (command.group ?? 'On this screen') === group)
              .map(({ id, label, keys }) => (
                <div key={id} className={css.line}>
                  <dt>{label}</dt>
                  <dd>
                    <KeyCaps keys={keys} />
                  </dd>
                </div>
              ))}
            {group === 'Everywhere' && (
              <div className={css.line}>
                <dt>Search, also while typing</dt>
                <dd>
                  <KeyCaps keys="Ctrl+K" />
                </dd>
              </div>
            )}
          </dl>
        </section>
      ))}
    </div>
  );
}
