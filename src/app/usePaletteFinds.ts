import { useMemo } from 'react';
import { useLocation, useNavigate } from 'react-router-dom';
import { staffSlice } from '@/features/staff/staffSlice';
import { useAppSelector } from '@/store/hooks';
import { useCommands } from '@/ui/commands';
import { capitalise, formatDay } from '@/ui/format';
import { parseDay } from '@/ui/parseDay';
import { useSession, useToday, useWords } from '@/ui/sessionContext';
import { matchWords } from './matchWords';
import { homeOf, mayOpen } from './navigation';

export interface Find {
  id: string;
  group: string;
  label: string;
  hint?: string;
  keys?: string;
  colour?: string;
  run: () => void;
}

const peopleShown = 6;

/** What the palette finds for what was typed: a day, people, then whatever can be done right now. */
export function usePaletteFinds(typed: string): readonly Find[] {
  const { role } = useSession().user;
  const words = useWords();
  const today = useToday();
  const commands = useCommands();
  const staff = useAppSelector(staffSlice.selectors.selectAll);
  const navigate = useNavigate();
  const location = useLocation();

  return useMemo(() => {
    const finds: Find[] = [];
    const day = parseDay(typed, today);
    if (day) {
      const here = mayOpen(role, location.pathname) ? location.pathname : homeOf(role);
      const params = new URLSearchParams(location.search);
      params.set('day', day);
      finds.push({
        id: `day-${day}`,
        group: 'Day',
        label: formatDay(day, { weekday: 'long' }),
        ...(formatDay(day, { relativeTo: today }) === formatDay(day)
          ? {}
          : { hint: formatDay(day, { relativeTo: today }) }),
        run: () => void navigate({ pathname: here, search: params.toString() }),
      });
    }
    if (role === 'operator' || role === 'admin') {
      const people = staff
        .filter((person) => person.role === 'therapist')
        .map((person) => ({ person, fits: matchWords(person.name, typed) }))
        .filter(({ fits }) => fits > 0)
        .toSorted((a, b) => b.fits - a.fits)
        .slice(0, peopleShown);
      for (const { person } of people) {
        finds.push({
          id: person.id,
          group: capitalise(words.therapist.many),
          label: person.name,
          colour: person.colour,
          ...(person.isActive ? {} : { hint: 'Inactive' }),
          run: () => void navigate(`/therapist/${person.id}`),
        });
      }
    }
    for (const { id, label, keys, group, run } of commands) {
      if (id === 'app.search' || matchWords(label, typed) === 0) continue;
      const place = group === 'Go to' || group === 'Everywhere' ? group : 'On this screen';
      finds.push({ id, group: place, label, ...(keys ? { keys } : {}), run });
    }
    const order = [
      'Day',
      ...(typed.trim() ? [capitalise(words.therapist.many)] : []),
      'Go to',
      'On this screen',
      'Everywhere',
    ];
    const place = (group: string) => (order.includes(group) ? order.indexOf(group) : order.length);
    return finds.toSorted((a, b) => place(a.group) - place(b.group));
  }, [typed, today, role, words, staff, commands, navigate, location]);
}
