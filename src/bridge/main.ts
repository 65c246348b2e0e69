/** The bridge: puts the doors and the rig together, prints the ready lines, and ends in order. */
import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { concatMap, from } from 'rxjs';
import type { Action } from '../core/action.ts';
import { BARE } from '../core/address/places.ts';
import { freshDesk } from '../core/desk/begin.ts';
import { moverOf } from '../core/desk/holders.ts';
import { restore, save } from '../core/desk/saved.ts';
import { followed, freshLink, playerOf } from '../core/link/link.ts';
import { echoesOf } from '../core/mapping/echoes.ts';
import { type Problem, sentence } from '../core/problem.ts';
import { freshRig, type Rig } from '../core/rig.ts';
import { standingOf } from '../core/view/standing.ts';
import { valuesOf } from '../core/view/values.ts';
import { stageView } from '../core/view/parts.ts';
import { viewOf } from '../core/view/view.ts';
import { announce } from './announce.ts';
import { now } from './clock.ts';
import { openBrowser } from './browser.ts';
import { openCaptures } from './captures.ts';
import { chooseFiles } from './choose.ts';
import { networkLines, networkProblem, type Opened } from './doors-line.ts';
import { openLearnFile } from './learn-file.ts';
import { openLibrary } from './library.ts';
import { linkLog } from './link-log.ts';
import { sayFarewell } from './lights.ts';
import { helpText, type Options, parseOptions } from './options.ts';
import { openOsc } from './osc.ts';
import { allows } from './osc-allow.ts';
import { openOscOut } from './osc-out.ts';
import { openQuery, type Space } from './osc-query.ts';
import { ownAddresses, ownNames } from './own-names.ts';
import { openPages } from './pages.ts';
import { portSentence } from './port-sentence.ts';
import { type Done, turns } from './rig.ts';
import { findScope } from './find-scope.ts';
import { openScope } from './scope-http.ts';
import { readSite } from './site.ts';
import { patientSource } from './source.ts';
import { openState } from './state-file.ts';
import { openToken } from './token-file.ts';
import { openTakes } from './take-file.ts';
import { actionsOf, perform } from './wiring.ts';

const HOME = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const SAVE_MS = 500;
/** Pages are told at most once a tick. */
const VIEW_MS = 18;
/** Of more gestures than this the last one is told with the view. */
const STAGE_MS = 4;

/** Ends with a sentence and no stack trace: 2 for what the performer said, 1 for what the machine refused. */
class Ending extends Error {
  readonly code: number;
  constructor(code: number, said: string) {
    super(said);
    this.code = code;
  }
}

/** Several bridges may play on one network, and on one computer. */
const nameOf = (port: number): string => `Scope Deck ${port} on ${hostname().replace(/\.local$/i, '')}`;

const spaceOf = (rig: Rig): Space => ({ standing: standingOf(rig.desk), values: valuesOf(rig, rig.now) });

/** Nothing runs yet that could run on. */
const refusal = (problem: Problem): string => sentence(problem).replace(/ What ran .*$/, '');

async function main(): Promise<void> {
  const parsed = parseOptions(process.argv.slice(2));
  if (!parsed.ok) throw new Ending(2, parsed.sentence);
  if (parsed.options.help) return void console.log(helpText());
  await run(parsed.options);
}

async function run(options: Options): Promise<void> {
  const { heard$: said$, say } = patientSource<Action>();
  const tellProblem = (problem: Problem, stands: boolean) => say({ at: now(), kind: 'problem', problem, stands });

  const state = openState(options.data, tellProblem);
  const takes = openTakes(join(options.data, 'takes'), tellProblem);
  const library = openLibrary(HOME, options.data, (kind, id) => files.saved(kind, id));
  const files = chooseFiles(library, options, state.saved, say);
  const learned = openLearnFile(join(options.data, 'mappings/learned.json'), files.learned, tellProblem);
  if (!files.opening.ok) throw new Ending(2, files.opening.problems.map(refusal).join('\n'));

  const version = String(JSON.parse(readFileSync(join(HOME, 'package.json'), 'utf8')).version);
  const captures = openCaptures(options.data);
  const oscHost = options['osc-host'] ?? (options.lan ? '0.0.0.0' : '127.0.0.1');
  const allowed = allows(options['osc-allow']);
  const oscOut = openOscOut(options['osc-out'], (bytes, to) => osc.send(bytes, to));
  const osc = await openOsc({
    host: oscHost,
    port: options['osc-port'],
    allows: allowed,
    keepsTimetags: options['osc-timetags'],
    asked: (ask, sender) => oscOut.hear(ask, sender, now()),
  }).catch((fault: unknown) => {
    throw new Ending(1, portSentence(fault, 'osc-port', options['osc-port']));
  });
  const token = options.lan ? openToken(options.data) : null;
  /** Asked before the rig is there, a page of addresses is empty. */
  let space = (): Space => ({ standing: BARE, values: new Map() });
  const query = openQuery({
    allows: allowed,
    name: (port) => nameOf(port),
    oscPort: () => osc.port,
    space: () => space(),
    heard: osc.hear,
  });
  const pages = await openPages({
    site: readSite(join(HOME, 'dist/page')),
    port: options.port,
    version,
    access: token === null ? { is: 'closed' } : { is: 'open', token, names: ownNames() },
    query,
    captures,
  }).catch((fault: unknown) => {
    throw new Ending(1, portSentence(fault, 'port', options.port));
  });
  const found = await findScope(options, join(HOME, 'dist/rehearsal/main.js'), (note) =>
    tellProblem({ code: 'rehearsal/failed', note: note ?? '' }, note !== null),
  ).catch((fault: unknown) => {
    throw new Ending(1, fault instanceof Error ? fault.message : String(fault));
  });
  const scope = openScope(found.url);

  const desk = files.opening.value(freshDesk, now());
  const { saved } = state;
  const link = freshLink(
    desk.show.pipeline,
    saved?.wish ?? false,
    found.rehearsal === null ? (saved?.sessions ?? []) : [],
  );
  const first = freshRig(saved === null || files.begins ? desk : restore(desk, saved, now()), link);

  let rig: Rig = first;
  space = () => spaceOf(rig);
  let savedAt = now();
  /** The first run is offered until it was left once, or something was saved. */
  let isFirst = saved === null && options.show === undefined && options.mapping.length === 0;
  const around = { server: new URL(found.url).host, rehearsal: found.rehearsal !== null, oscPort: osc.port };
  let aimed: Rig['desk']['files'] | null = null;

  const fromPages$ = pages.heard$.pipe(
    concatMap((heard) => {
      // A page that comes later has not heard who plays.
      if (heard.of === 'said' && heard.message.say === 'hello')
        pages.tell(heard.page, { say: 'player', page: playing });
      if (heard.of === 'said' && heard.message.say === 'settled') isFirst = false;
      if (heard.of === 'said' && heard.message.say === 'file')
        files.choose(heard.message.kind, heard.message.id, heard.message.chosen);
      if (heard.of === 'said' && heard.message.say === 'import' && !rig.desk.locked) files.pasted(heard.message.text);
      if (heard.of === 'said' && heard.message.say === 'signal')
        pages.tell(heard.message.to, { say: 'signal', from: heard.page, signal: heard.message.signal });
      return from(actionsOf(heard));
    }),
  );
  /** A fault of ours is told once in the terminal and on the screen; the show plays on. */
  const ours = (fault: unknown) => {
    console.error(fault);
    tellProblem({ code: 'ours', note: fault instanceof Error ? fault.message : String(fault) }, true);
  };
  const turned$ = turns(first, [fromPages$, osc.heard$, scope.heard$, said$], now, ours);

  let playing: string | null = null;
  let lastView = 0;
  let lastStage = 0;
  const logLink = linkLog((line) => console.log(line));
  /** The stage answers at once; the rest of the view waits for its turn. */
  const tellStage = () => {
    if (rig.now - lastStage < STAGE_MS) return;
    lastStage = rig.now;
    pages.show({ stage: stageView(rig, rig.now) }, rig.now);
  };
  const follow = (turned: Done) => {
    takes.note(rig, turned.action, turned);
    const before = rig.desk;
    rig = turned.rig;
    perform(turned, pages, scope, learned);
    const player = playerOf(rig.link)?.page ?? null;
    if (player !== playing) pages.tellAll({ say: 'player', page: (playing = player) });
    logLink(rig.link);
    scope.follow(followed(rig.link), rig.link.pipeline.id);
    if (rig.desk.look.stage !== before.look.stage || rig.desk.look.flash !== before.look.flash) tellStage();
    if (rig.now - lastView < VIEW_MS) return;
    lastView = rig.now;
    if (rig.desk.files !== aimed) oscOut.aim(echoesOf((aimed = rig.desk.files)));
    if (oscOut.isHeard() || query.isHeard()) {
      const told = space();
      const held = (address: string) => moverOf(rig.desk.holders, address, rig.now);
      oscOut.tell(told.values, rig.now, held);
      query.tell(told, rig.now, held);
    }
    pages.show(
      viewOf(rig, rig.now, {
        ...around,
        films: captures.films(),
        first: isFirst,
        canUnlearn: learned.canUnbind(),
        files: files.views(rig),
      }),
      rig.now,
    );
    if (rig.now - savedAt < SAVE_MS) return;
    savedAt = rig.now;
    state.keep(save(rig, false));
  };
  const subscription = turned$.subscribe((turned) => {
    try {
      follow(turned);
    } catch (fault) {
      ours(fault);
    }
  });

  files.begin();
  if (state.problem !== null) tellProblem(state.problem, true);
  for (const problem of library.problems()) tellProblem(problem, true);

  const page = `http://127.0.0.1:${pages.port}/`;
  console.log(`operator  ${page}`);
  console.log(`osc  udp://${oscHost}:${osc.port}`);
  console.log(`scope  ${found.rehearsal === null ? found.url : `rehearsal ${found.url}`}`);
  const opened: Opened = {
    addresses: ownAddresses(),
    pages: token === null ? null : { port: pages.port, token },
    osc: { host: oscHost, port: osc.port },
  };
  for (const line of networkLines(opened)) console.log(line);
  const isOpen = networkProblem(opened);
  if (isOpen !== null) tellProblem(isOpen, true);
  const announced = options.announce
    ? announce({ name: nameOf(pages.port), pagesPort: pages.port, oscPort: osc.port, lan: options.lan })
    : null;
  if (options.open) await openBrowser(`${page}?connect=1${isFirst ? '&run=first' : ''}`);

  let ending = false;
  const end = async () => {
    if (ending) return;
    ending = true;
    state.keep(save(rig, true));
    subscription.unsubscribe();
    sayFarewell(rig, pages);
    scope.close();
    osc.close();
    oscOut.close();
    library.close();
    await Promise.race([
      Promise.all([state.settled(), takes.settled(), learned.settled(), pages.close(), announced?.close()]),
      new Promise((done) => setTimeout(done, 1500)),
    ]);
    found.rehearsal?.stop();
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
