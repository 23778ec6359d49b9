import { type CSSProperties, type MouseEvent, useCallback, useMemo, useRef, useState } from 'react';
import { CursorLayer } from './CursorLayer';
import { ScheduleColumn } from './ScheduleColumn';
import { ScheduleGhostLayer } from './ScheduleGhost';
import { ScheduleHeader } from './ScheduleHeader';
import { ScheduleNotice } from './ScheduleNotice';
import { ScheduleNowLine } from './ScheduleNowLine';
import { ScheduleScale } from './ScheduleScale';
import type { ScheduleAxis, ScheduleGridProps } from './scheduleTypes';
import { scaleWidth, useColumnWindow } from './useColumnWindow';
import { useMinuteAnchor } from './useMinuteAnchor';
import { type HeldBlock, usePointerDrag } from './usePointerDrag';
import { useScheduleStores } from './useScheduleStores';
import css from './ScheduleGrid.module.css';

const interactive = 'a, button, input, label, select, textarea';

/**
 * The calendar: a column per therapist or per day, hundreds of them, of which those in sight exist. Create, move and
 * resize by mouse, touch and keyboard end in the same callbacks. It knows nothing about what it shows; what changes
 * inside a block is the block's own business, and what changes in a column renders that column.
 */
export function ScheduleGrid(props: ScheduleGridProps) {
  const { columns, fromMinute, toMinute, stepMinutes, hourHeight = 72, selectedId = null } = props;
  const axis: ScheduleAxis = useMemo(
    () => ({ fromMinute, toMinute, stepMinutes }),
    [fromMinute, toMinute, stepMinutes],
  );
  const scroller = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLDivElement>(null);
  const { drags, turns, cursors, notices, actions, say, spoken, cursorElement } = useScheduleStores(props);
  const { width, indices, isPhone } = useColumnWindow({
    scroller,
    columns,
    columnMinWidth: props.columnMinWidth ?? 168,
    drags,
  });
  useMinuteAnchor(scroller, fromMinute, hourHeight, props.initialMinute);

  // A finger that lifted a block and put it back leaves its handles shown.
  const [touchedId, setTouchedId] = useState<string | null>(null);
  const pointer = usePointerDrag({
    canvas,
    scroller,
    drags,
    actions,
    axis: () => axis,
    pointAt(x, y) {
      const box = canvas.current?.getBoundingClientRect();
      if (!box || width === 0) return null;
      const index = Math.floor((x - box.left) / width);
      const column = columns[Math.max(0, Math.min(columns.length - 1, index))];
      const minute = fromMinute + ((y - box.top) / box.height) * (toMinute - fromMinute);
      return column ? { columnKey: column.key, minute } : null;
    },
    sight() {
      const box = scroller.current?.getBoundingClientRect() ?? new DOMRect();
      const { left, top, right, bottom } = box;
      return { left: left + scaleWidth, top: top + headerHeight, right, bottom };
    },
    onHeld: setTouchedId,
    mayCreate: () => props.onCreate !== undefined,
  });
  const onFocusBlock = useCallback(
    ({ id, columnKey, start }: HeldBlock) => actions.putCursor({ columnKey, minute: start, blockId: id }),
    [actions],
  );

  const handleClick = (event: MouseEvent) => {
    const target = event.target as HTMLElement;
    if (pointer.swallowsClick(event) || target.closest(interactive)) return;
    setTouchedId(null);
    const columnKey = target.closest<HTMLElement>('[data-column]')?.dataset['column'];
    if (columnKey === undefined) return;
    const block = target.closest<HTMLElement>('[data-block]');
    if (block?.dataset['block'] !== undefined) {
      actions.open(block.dataset['block'], columnKey, Number(block.dataset['start']));
      return;
    }
    const box = canvas.current?.getBoundingClientRect();
    // A click without a place comes from assistive technology, on the column as a whole.
    if (!box || event.detail === 0) return;
    const minute = fromMinute + ((event.clientY - box.top) / box.height) * (toMinute - fromMinute);
    actions.createAt(columnKey, minute);
  };

  const now = props.now && props.now.minute >= fromMinute && props.now.minute <= toMinute ? props.now : null;
  const style = {
    '--hour-height': `${hourHeight}px`,
    '--hour-offset': `${(((60 - (fromMinute % 60)) % 60) / 60) * hourHeight}px`,
    '--schedule-header': `${headerHeight}px`,
    '--column': `${width}px`,
  } as CSSProperties;

  return (
    <div className={css.frame} style={style}>
      <div
        ref={scroller}
        className={css.scroller}
        data-phone={isPhone || undefined}
        onPointerDownCapture={() => notices.set(null)}
        onKeyDownCapture={() => notices.set(null)}
      >
        <div
          className={css.grid}
          role="grid"
          aria-label={props.label}
          aria-colcount={columns.length}
          style={{ width: scaleWidth + columns.length * width }}
        >
          <ScheduleHeader columns={columns} indices={indices} width={width} corner={props.corner} />
          <div
            className={css.body}
            role="row"
            style={{ height: ((toMinute - fromMinute) / 60) * hourHeight }}
          >
            <ScheduleScale axis={axis} hourLabel={props.hourLabel} nowMinute={now?.minute ?? null} />
            <div
              ref={canvas}
              className={css.canvas}
              role="presentation"
              data-creates={props.onCreate ? '' : undefined}
              onPointerDown={(event) => {
                if (!(event.target as HTMLElement).closest('[data-block]')) pointer.pressEmpty(event);
              }}
              // The focus goes where the cursor goes, and text is not selected.
              onMouseDown={(event) => {
                if (!(event.target as HTMLElement).closest(interactive)) event.preventDefault();
              }}
              onContextMenu={(event) => drags.get().phase !== 'idle' && event.preventDefault()}
              onClick={handleClick}
            >
              {indices.map((index) => {
                const column = columns[index];
                return (
                  column && (
                    <ScheduleColumn
                      key={column.key}
                      columnKey={column.key}
                      label={column.label}
                      index={index}
                      width={width}
                      isToday={column.isToday ?? false}
                      axis={axis}
                      hourHeight={hourHeight}
                      selectedId={selectedId ?? touchedId}
                      drags={drags}
                      turns={turns}
                      pointer={pointer}
                      useColumn={props.useColumn}
                      onFocusBlock={onFocusBlock}
                      renderBlock={props.renderBlock}
                    />
                  )
                );
              })}
              {now && <ScheduleNowLine now={now} axis={axis} columns={columns} width={width} />}
              <ScheduleGhostLayer schedule={props} width={width} drags={drags} actions={actions} say={say} />
              {columns.length > 0 && (
                <CursorLayer
                  schedule={props}
                  width={width}
                  cursors={cursors}
                  drags={drags}
                  actions={actions}
                  element={cursorElement}
                />
              )}
            </div>
          </div>
        </div>
      </div>
      <ScheduleNotice notices={notices} />
      <div
        ref={(region) => {
          spoken.set(region);
        }}
        className="visually-hidden"
        role="status"
        aria-live="polite"
      />
    </div>
  );
}

/** In pixels. */
const headerHeight = 52;
