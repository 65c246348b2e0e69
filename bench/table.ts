/** Prints the comparison of all ways of sending in all scenes. */
import type { Figures } from './sending/figures.ts';
import { SCENES } from './sending/scenes.ts';
import { figuresOf } from './sending/virtual.ts';
import { WAYS } from './sending/ways.ts';

export const HEAD = ['sent', 'refused', 'applied', 'lag median', 'lag p99', 'chunks fed', 'last by 2nd', 'last lost'];
const NAME = 42;
const WIDTH = 12;

export const row = (name: string, cells: readonly string[], width = WIDTH): string =>
  name.padEnd(NAME) + cells.map((cell) => cell.padStart(width)).join('');

const percent = (part: number): string => `${(100 * part).toFixed(part > 0.995 && part < 1 ? 2 : 0)} %`;
const seconds = (ms: number): string => `${(ms / 1000).toFixed(2)} s`;

export const cellsOf = ({ sent, refused, applied, lag, fed, landed, lost }: Figures): readonly string[] => [
  String(sent),
  String(refused),
  String(applied),
  seconds(lag.median),
  seconds(lag.p99),
  percent(fed),
  percent(landed),
  percent(lost),
];

export function printTable(seed: number, sweeps: number): void {
  console.log(`Ways of sending, in virtual time against the rehearsal's engine; seed ${seed}.`);
  console.log(`${sweeps} sweeps of four knobs for 2 to 6 s, an event each 8 ms on every knob, then 14 s of rest.`);
  for (const scene of SCENES) {
    console.log(`\n${row(scene.name, HEAD)}`);
    for (const way of WAYS) console.log(row(`  ${way.name}`, cellsOf(figuresOf(way, scene, seed, sweeps))));
  }
}
