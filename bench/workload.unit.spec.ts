import { describe, expect, it } from 'vitest';
import { inGroups, lineOf, reportsOf, rowsOfReports, workloadOf } from './workload.js';

const now = new Date('2026-08-15T12:34:56.000Z');
const workload = workloadOf(4_000, now);
const rows = [...rowsOfReports(reportsOf(workload), now)];

describe('the workload', () => {
  it('is the same on every run', () => expect([...rowsOfReports(reportsOf(workload), now)]).toEqual(rows));

  it('has an id of its own for every event', () => expect(new Set(rows.map(({ id }) => id)).size).toBe(4_000));

  it('numbers the events of each stream from 0 without a gap', () => {
    const next = new Map<string, number>();
    for (const { stream, revision } of rows) {
      expect(revision).toBe(next.get(stream) ?? 0);
      next.set(stream, revision + 1);
    }
    expect(next.size).toBeGreaterThan(100);
  });

  it('lies in the ten whole days before now, in order of time', () => {
    const times = Array.from(reportsOf(workload), ({ startedAt }) => startedAt);
    expect(times).toEqual(times.toSorted());
    expect(times[0]).toBe('2026-08-05T00:00:00.000Z');
    expect(times.at(-1)! < '2026-08-15T00:00:00.000Z').toBe(true);
  });

  it('gives every event about the size that players report', () => {
    const mean = rows.reduce((sum, { data }) => sum + data.length, 0) / rows.length;
    expect(mean).toBeGreaterThan(330);
    expect(mean).toBeLessThan(470);
  });

  it('touches many streams with a hundred events in a row', () => {
    const distinct = [...inGroups(rows, 100)].map((group) => new Set(group.map(({ stream }) => stream)).size);
    expect(Math.min(...distinct)).toBeGreaterThan(10);
  });

  it('can be told as lines of a plays file', () => {
    const report = reportsOf(workload).next().value!;
    const line = JSON.parse(lineOf(report)) as { endedAt: string; msPlayed: number };
    expect(line.msPlayed).toBe(report.msHeard);
    expect(Date.parse(line.endedAt) - line.msPlayed).toBe(Date.parse(report.startedAt));
  });
});

it('groups in order, with the rest at the end', () =>
  expect([...inGroups([1, 2, 3, 4, 5], 2)]).toEqual([[1, 2], [3, 4], [5]]));
