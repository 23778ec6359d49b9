import { scopeOf } from '@/domain/policy';
import type { Id } from '@/domain/primitives';
import { useSession } from '@/ui/sessionContext';
import { hereWords, initialsOf } from './othersHere';
import { presences } from './presence';
import { usePresence } from './usePresence';
import css from './WhoIsHere.module.css';

interface WhoIsHereProps {
  /** Name of the entity: `patient`. */
  entity: string;
  id: Id;
}

/** Who else has this record open. Showing it announces this person; roles that are not told of that see nothing. */
export function WhoIsHere({ entity, id }: WhoIsHereProps) {
  const { user } = useSession();
  const isTold = scopeOf(presences.policy, 'see', user) !== 'none';
  return isTold ? <OthersHere entity={entity} id={id} /> : null;
}

const mostAvatars = 3;

function OthersHere({ entity, id }: WhoIsHereProps) {
  const others = usePresence(entity, id);
  return (
    <span className={css.here}>
      {others.length > 0 && (
        <span className={css.avatars} aria-hidden>
          {others.slice(0, mostAvatars).map((one) => (
            <span key={one.accountId} className={css.avatar} data-id={one.id} title={one.name}>
              {initialsOf(one.name)}
            </span>
          ))}
        </span>
      )}
      {/* There from the start, so that whoever comes is spoken of, once; a renewal changes no word of it. */}
      <span className={css.words} role="status">
        {hereWords(others.map(({ name }) => name))}
      </span>
    </span>
  );
}
