import { Button, Chip } from '@mantine/core';
import { IconListSearch, IconPlus } from '@tabler/icons-react';
import { useCallback, useMemo, useRef, useState } from 'react';
import { useLocation, useNavigate, useParams } from 'react-router-dom';
import css from '@/ui/list/listPage.module.css';
import { Id } from '@/domain/primitives';
import { useAppSelector, useLoaded } from '@/store/hooks';
import { useScreenLoad } from '@/store/useScreenLoad';
import { useCommand } from '@/ui/commands';
import drawer from '@/ui/drawerParts.module.css';
import { EmptyState } from '@/ui/EmptyState';
import { ErrorState } from '@/ui/ErrorState';
import { FindField } from '@/ui/list/FindField';
import { RowsInSight } from '@/ui/list/RowsInSight';
import { PageHeader } from '@/ui/PageHeader';
import { SkeletonRows } from '@/ui/SkeletonRows';
import { useIsPhone } from '@/ui/useIsPhone';
import { useUrlState } from '@/ui/useUrlState';
import { SideDrawer } from '@/ui/SideDrawer';
import { NewRecord } from './NewRecord';
import type { RecordKind } from './recordKind';
import { RecordPanel } from './RecordPanel';
import { RecordRow } from './RecordRow';
import { useRecordToasts } from './useRecordToasts';

const keyOf = (id: Id) => id;
const heightOf = () => 56;
const heightOnPhone = () => 88;

/** A list of what an admin keeps, live, with one of them opened beside it. */
export function RecordSection({ kind }: { kind: RecordKind }) {
  const { slice, section, title, one, purpose } = kind;
  const isPhone = useIsPhone();
  const navigate = useNavigate();
  const { search } = useLocation();
  const opened = Id.safeParse(useParams()['id']).data ?? null;
  const load = useScreenLoad([useLoaded(slice, {})]);
  const rows = useAppSelector(slice.selectors.selectAll);
  const [url, setUrl] = useUrlState();
  const [isAdding, setAdding] = useState(false);
  const page = useRef<HTMLDivElement>(null);
  const searchField = useRef<HTMLInputElement>(null);
  const text = url.get('find') ?? '';
  const hidesInactive = url.get('inactive') === 'hidden';
  const ids = useMemo(() => {
    const wanted = text.trim().toLowerCase();
    const found = rows.filter(
      (row) => row.name.toLowerCase().includes(wanted) && (row.isActive || !hidesInactive),
    );
    return found.map(({ id }) => id);
  }, [rows, text, hidesInactive]);

  useRecordToasts(kind, (id) => page.current?.querySelector(`[data-id="${id}"]`) !== null || id === opened);
  const add = () => setAdding(true);
  useCommand({ id: `${section}.add`, label: `Add ${one}`, keys: 'n', group: title, run: add });
  useCommand({
    id: 'app.search',
    label: `Find in ${title.toLowerCase()}`,
    keys: '/',
    group: title,
    run: () => searchField.current?.focus(),
  });
  const close = useCallback(
    () => void navigate({ pathname: `/admin/${section}`, search }),
    [navigate, section, search],
  );
  const renderRow = useCallback((id: Id) => <RecordRow id={id} kind={kind} />, [kind]);

  return (
    <div ref={page} className={css.page}>
      <PageHeader title={title}>
        <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={add}>
          Add {one}
        </Button>
      </PageHeader>
      {content()}
      <RecordPanel kind={kind} id={load.isFirst ? null : opened} onClose={close} />
      <SideDrawer isOpen={isAdding} onClose={() => setAdding(false)} title={`New ${one}`}>
        <div className={drawer.scroll}>
          <NewRecord
            kind={kind}
            onCancel={() => setAdding(false)}
            onAdded={(id) => {
              setAdding(false);
              if (id && kind.More) void navigate({ pathname: `/admin/${section}/${id}`, search });
            }}
          />
        </div>
      </SideDrawer>
    </div>
  );

  function content() {
    if (load.problem && load.isFirst) return <ErrorState problem={load.problem} onRetry={load.retry} />;
    if (load.isFirst) return <SkeletonRows rows={8} />;
    if (rows.length === 0) {
      return (
        <EmptyState
          icon={<IconListSearch />}
          title="Nothing here yet"
          hint={purpose}
          action={<Button onClick={add}>Add the first one</Button>}
        />
      );
    }
    return (
      <>
        <div className={css.toolbar} role="search">
          <FindField
            field={searchField}
            className={css.search}
            label="Find by name"
            text={text}
            onText={(find) => setUrl({ find: find || null })}
          />
          <Chip checked={hidesInactive} onChange={(hides) => setUrl({ inactive: hides ? 'hidden' : null })}>
            Active only
          </Chip>
        </div>
        {ids.length === 0 ? (
          <EmptyState
            icon={<IconListSearch />}
            title="Nothing by this name"
            hint="There is more than what is looked for."
            action={
              <Button variant="default" onClick={() => setUrl({ find: null, inactive: null })}>
                Show all
              </Button>
            }
          />
        ) : (
          <div className={css.list}>
            <RowsInSight
              label={title}
              items={ids}
              keyOf={keyOf}
              heightOf={isPhone ? heightOnPhone : heightOf}
              askedBy={`${text}|${hidesInactive}`}
              renderItem={renderRow}
            />
          </div>
        )}
      </>
    );
  }
}
