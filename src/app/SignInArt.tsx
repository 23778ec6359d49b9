import css from './SignInArt.module.css';

/** Stretches of a day as [start, length] in halves of an hour; one line is one person. */
const people: readonly (readonly (readonly [number, number])[])[] = [
  [
    [2, 6],
    [10, 5],
  ],
  [
    [0, 5],
    [7, 8],
  ],
  [
    [4, 7],
    [13, 4],
  ],
  [
    [1, 4],
    [6, 4],
    [12, 5],
  ],
  [
    [3, 9],
    [14, 3],
  ],
  [
    [0, 7],
    [9, 6],
  ],
  [
    [5, 6],
    [12, 4],
  ],
];
const columnWidth = 56;
const halfHour = 22;

/** A week of a practice, seen from far away. */
export function SignInArt() {
  return (
    <svg className={css.art} viewBox="0 0 392 400" preserveAspectRatio="xMidYMid meet" focusable="false">
      {people.map((stretches, column) => (
        <g key={column} className={css.person} style={{ '--person': column } as React.CSSProperties}>
          <rect
            className={css.lane}
            x={column * columnWidth + 6}
            y={0}
            width={columnWidth - 12}
            height={400}
            rx={8}
          />
          {stretches.map(([start, length]) => (
            <rect
              key={start}
              className={css.stretch}
              x={column * columnWidth + 10}
              y={start * halfHour + 10}
              width={columnWidth - 20}
              height={length * halfHour - 6}
              rx={8}
            />
          ))}
        </g>
      ))}
    </svg>
  );
}
