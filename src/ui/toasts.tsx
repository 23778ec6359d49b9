import { notifications } from '@mantine/notifications';
import { IconAlertTriangle, IconCheck, IconUsers } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { toastMs } from './toastMs';
import css from './toasts.module.css';

const atMost = 3;
let made = 0;
const open: string[] = [];

interface ToastOptions {
  /** Offers to take back what was just done. */
  undo?: () => void;
}

interface RefusedOptions {
  retry?: () => void;
}

/** Confirms the person's own write. */
export function showDone(text: ReactNode, { undo }: ToastOptions = {}): void {
  show('done', text, undo && { word: 'Undo', run: undo }, toastMs.shown);
}

/** Says what was refused and why; what was shown has been taken back already. */
export function showRefused(
  title: string,
  problem: { message?: string; detail?: string },
  { retry }: RefusedOptions = {},
): void {
  const reason = problem.detail ?? problem.message;
  show(
    'refused',
    <>
      <strong>{title}</strong>
      {reason && <span className={css.reason}>{reason}</span>}
    </>,
    retry && { word: 'Retry', run: retry },
    toastMs.refused,
  );
}

/** Names, discreetly, what somebody else has just changed on this screen. */
export function showOthers(text: ReactNode): void {
  show('others', text, undefined, toastMs.shown);
}

/** A line may break anywhere but inside of `09:00–12:00`. */
function keepTimesWhole(text: string): ReactNode {
  return text.split(/(\d\d:\d\d–\d\d:\d\d)/).map((part, place) =>
    place % 2 === 0 ? (
      part
    ) : (
      <span key={place} className={css.times}>
        {part}
      </span>
    ),
  );
}

const icons = {
  done: <IconCheck size={16} aria-hidden />,
  refused: <IconAlertTriangle size={16} aria-hidden />,
  others: <IconUsers size={16} aria-hidden />,
};

function show(
  kind: keyof typeof icons,
  text: ReactNode,
  action: { word: string; run: () => void } | undefined,
  autoClose: number,
): void {
  const id = `toast-${++made}`;
  // A newer one matters more than an older one that is still there: nothing waits in a queue.
  open.push(id);
  for (const old of open.splice(0, open.length - atMost)) notifications.hide(old);
  notifications.show({
    id,
    onClose: () => {
      if (open.includes(id)) open.splice(open.indexOf(id), 1);
    },
    autoClose,
    className: css.toast ?? '',
    'data-kind': kind,
    role: kind === 'refused' ? 'alert' : 'status',
    icon: icons[kind],
    closeButtonProps: { 'aria-label': 'Dismiss' },
    message: (
      <div className={css.content}>
        <span className={css.text}>{typeof text === 'string' ? keepTimesWhole(text) : text}</span>
        {action && (
          <button
            type="button"
            className={css.action}
            onClick={() => {
              notifications.hide(id);
              action.run();
            }}
          >
            {action.word}
          </button>
        )}
      </div>
    ),
  });
}
