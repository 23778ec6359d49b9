import { describe, expect, it } from 'vitest';
import { axisFraction, axisSpan } from '@/dashboards/operator/axisSpan';
import type { WallTime } from '@/domain/primitives';

const span = (start: string, end: string) => axisSpan(start as WallTime, end as WallTime);

describe('axisSpan', () => {
  it('places a stretch between 06:00 and 22:00', () => {
    expect(span('06:00', '22:00')).toEqual({ left: 0, width: 1, cutStart: false, cutEnd: false });
    expect(span('10:00', '14:00')).toMatchObject({ left: 0.25, width: 0.25 });
  });

  it('cuts what sticks out, and says so', () => {
    expect(span('05:00', '23:00')).toEqual({ left: 0, width: 1, cutStart: true, cutEnd: true });
  });

  it('still shows what lies wholly outside, at its end of the axis', () => {
    const late = span('22:30', '23:30');
    expect(late.width).toBeGreaterThan(0);
    expect(late.left + late.width).toBeCloseTo(1);
    const early = span('04:00', '05:00');
    expect(early.left).toBe(0);
    expect(early.width).toBeGreaterThan(0);
  });
});

describe('axisFraction', () => {
  it('is held at both ends', () => {
    expect(axisFraction(0)).toBe(0);
    expect(axisFraction(14 * 60)).toBe(0.5);
    expect(axisFraction(24 * 60)).toBe(1);
  });
});
