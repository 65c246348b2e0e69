/** The bridge: puts the doors and the rig together, and ends in order. */
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { concatMap, from } from 'rxjs';
import type { Action } from '../core/action.ts';
import { save } from '../core/desk/saved.ts';
import { now } from './clock.ts';
import { openBrowser } from './browser.ts';
import { closeDoors, openDoors } from './doors.ts';
import { Ending } from './ending.ts';
import { firstRig } from './first-rig.ts';
import { sayFarewell } from './lights.ts';
import { attempt, guardProcess } from './ours.ts';
import { helpText, type Options, parseOptions } from './options.ts';
import type { Heard } from './pages.ts';
import { sayReady } from './ready.ts';
import { turns } from './rig.ts';
import { patientSource } from './source.ts';
import { teller } from './tell.ts';
import { actionsOf } from './wiring.ts';

const HOME = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

async function main(): Promise<void> {
  const parsed = parseOptions(process.argv.slice(2));
  if (!parsed.ok) throw new Ending(2, parsed.sentence);
  if (parsed.options.help) return void console.log(helpText());
  await run(parsed.options);
}

async function run(options: Options): Promise<void> {
  const { heard$: said$, say } = patientSource<Action>();
  const doors = await openDoors(HOME, options, say);
  const { state, library, files, pages, osc, dmx, scope, tellProblem, ours } = doors;
  /** The first run is offered until it was left once, or something was saved. */
  let isFirst = state.saved === null && options.show === undefined && options.mapping.length === 0;
  const first = firstRig(doors, now());
  const { rig, playing, follow } = teller(doors, first, () => isFirst);

  const heardFrom = (heard: Heard): readonly Action[] => {
    // A page that comes later has not heard who plays.
    if (heard.of === 'said' && heard.message.say === 'hello')
      pages.tell(heard.page, { say: 'player', page: playing() });
    if (heard.of === 'said' && heard.message.say === 'settled') isFirst = false;
    if (heard.of === 'said' && heard.message.say === 'file')
      files.choose(heard.message.kind, heard.message.id, heard.message.chosen);
    if (heard.of === 'said' && heard.message.say === 'import' && !rig().desk.locked) files.pasted(heard.message.text);
    if (heard.of === 'said' && heard.message.say === 'signal')
      pages.tell(heard.message.to, { say: 'signal', from: heard.page, signal: heard.message.signal });
    return actionsOf(heard);
  };
  // A fault in either must not end the stream that all hands play on.
  const fromPages$ = pages.heard$.pipe(concatMap((heard) => from(attempt(() => heardFrom(heard), ours) ?? [])));
  const turned$ = turns(first, [fromPages$, osc.heard$, dmx.heard$, scope.heard$, said$], now, ours);
  const subscription = turned$.subscribe((turned) => attempt(() => follow(turned), ours));

  files.begin();
  if (state.problem !== null) tellProblem(state.problem, true);
  for (const problem of library.problems()) tellProblem(problem, true);

  const { page, takeBack } = sayReady(doors, options);
  if (options.open) await openBrowser(`${page}?connect=1${isFirst ? '&run=first' : ''}`);

  guardProcess(process, [process.stdout, process.stderr], ours);

  let ending = false;
  const end = async () => {
    if (ending) return;
    ending = true;
    state.keep(save(rig(), true));
    subscription.unsubscribe();
    sayFarewell(rig(), pages);
    await closeDoors(doors, takeBack);
    process.exit(0);
  };
  // The last: its terminal was closed.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void end());
}

main().catch((fault: unknown) => {
  if (!(fault instanceof Ending)) throw fault;
  console.error(fault.message);
  process.exit(fault.code);
});
