/** All doors of the bridge: opened one after the other, each with its own refusal, and closed in order. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Action } from '../core/action.ts';
import { type Problem, sentence } from '../core/problem.ts';
import { openCaptures } from './captures.ts';
import { chooseFiles } from './choose.ts';
import { now } from './clock.ts';
import { openDmx } from './dmx.ts';
import { Ending, endWith } from './ending.ts';
import { findScope } from './find-scope.ts';
import { openLearnFile } from './learn-file.ts';
import { openLibrary } from './library.ts';
import { nameOf } from './name.ts';
import type { Options } from './options.ts';
import { openOsc } from './osc.ts';
import { allows } from './osc-allow.ts';
import { openOscOut } from './osc-out.ts';
import { openQuery } from './osc-query.ts';
import { oursBy } from './ours.ts';
import { ownNames } from './own-names.ts';
import { openPages } from './pages.ts';
import { portSentence } from './port-sentence.ts';
import { openScope } from './scope-http.ts';
import { readSite } from './site.ts';
import { EMPTY_SPACE, type Space } from './space.ts';
import { openState } from './state-file.ts';
import { NO_TAKES, openTakes } from './take-file.ts';
import { openToken } from './token-file.ts';

type TellProblem = (problem: Problem, stands: boolean) => void;
type Shelf = ReturnType<typeof openShelf>;
export type Doors = Awaited<ReturnType<typeof openDoors>>;

const CLOSING_MS = 1500;

export async function openDoors(home: string, options: Options, say: (action: Action) => void) {
  const tellProblem: TellProblem = (problem, stands) => say({ at: now(), kind: 'problem', problem, stands });
  const ours = oursBy(tellProblem);
  const shelf = openShelf(home, options, say, tellProblem);
  const network = await openNetwork(home, options, shelf, tellProblem, ours);
  const found = await findScope(options, join(home, 'dist/rehearsal/main.js'), (note) =>
    tellProblem({ code: 'rehearsal/failed', note: note ?? '' }, note !== null),
  ).catch(endWith(1, (fault) => (fault instanceof Error ? fault.message : String(fault))));
  return { ...shelf, ...network, found, scope: openScope(found.url), tellProblem, ours };
}

/** What lies on the disk; a file that was named and cannot be read is the performer's to mend. */
function openShelf(home: string, options: Options, say: (action: Action) => void, tellProblem: TellProblem) {
  const state = openState(options.data, tellProblem);
  const takes = options.take ? openTakes(join(options.data, 'takes'), tellProblem) : NO_TAKES;
  const library = openLibrary(home, options.data, (kind, id) => files.saved(kind, id));
  const files = chooseFiles(library, options, state.saved, say);
  const learned = openLearnFile(join(options.data, 'mappings/learned.json'), files.learned, tellProblem);
  const { opening } = files;
  if (!opening.ok) throw new Ending(2, opening.problems.map(refusal).join('\n'));
  return { state, takes, library, files, opening: opening.value, learned, captures: openCaptures(options.data) };
}

/** Nothing runs yet that could run on. */
const refusal = (problem: Problem): string => sentence(problem).replace(/ What ran .*$/, '');

async function openNetwork(
  home: string,
  options: Options,
  { captures }: Pick<Shelf, 'captures'>,
  tellProblem: TellProblem,
  ours: (fault: unknown) => void,
) {
  const oscHost = options['osc-host'] ?? (options.lan ? '0.0.0.0' : '127.0.0.1');
  const allowed = allows(options['osc-allow']);
  const oscOut = openOscOut(options['osc-out'], (bytes, to) => osc.send(bytes, to));
  const osc = await openOsc({
    host: oscHost,
    port: options['osc-port'],
    allows: allowed,
    keepsTimetags: options['osc-timetags'],
    asked: (ask, sender) => oscOut.hear(ask, sender, now()),
  }).catch(endWith(1, (fault) => portSentence(fault, 'osc-port', options['osc-port'])));
  const dmxHost = options['dmx-host'] ?? (options.lan ? '0.0.0.0' : '127.0.0.1');
  const { artnet, sacn } = options;
  const dmx = await openDmx({ artnet, sacn, host: dmxHost, allows: allowed, tellProblem });
  const token = options.lan ? openToken(options.data) : null;
  /** Asked before the rig is there, a page of addresses is empty. */
  let space = (): Space => EMPTY_SPACE;
  const query = openQuery({
    allows: allowed,
    name: nameOf,
    oscPort: () => osc.port,
    space: () => space(),
    heard: osc.hear,
  });
  const pages = await openPages({
    site: readSite(join(home, 'dist/page')),
    port: options.port,
    version: String(JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')).version),
    access: token === null ? { is: 'closed' } : { is: 'open', token, names: ownNames() },
    query,
    captures,
    ours,
  }).catch(endWith(1, (fault) => portSentence(fault, 'port', options.port)));
  const lay = (laid: () => Space) => {
    space = laid;
  };
  return { oscHost, osc, oscOut, dmxHost, dmx, token, query, pages, lay };
}

/** What is written is waited for, but not for ever; the rehearsal is the last. */
export async function closeDoors(doors: Doors, takeBack: () => Promise<unknown>): Promise<void> {
  const { library, state, takes, learned, pages, found, scope } = doors;
  scope.close();
  doors.osc.close();
  doors.oscOut.close();
  doors.dmx.close();
  library.close();
  await Promise.race([
    Promise.all([state.settled(), takes.settled(), learned.settled(), pages.close(), takeBack()]),
    new Promise((done) => setTimeout(done, CLOSING_MS)),
  ]);
  found.rehearsal?.stop();
}
