/** What follows a turn outside: deeds at once, views and echoes once a tick or two, the state to disk twice a second. */
import { moverOf } from '../core/desk/holders.ts';
import { save } from '../core/desk/saved.ts';
import type { Wanted } from '../core/control/dmx-passing.ts';
import { toldOf } from '../core/lane/read-back.ts';
import { followed, playerOf } from '../core/link/link.ts';
import { echoesOf } from '../core/mapping/echoes.ts';
import type { Rig } from '../core/rig.ts';
import { stageView } from '../core/view/parts.ts';
import { viewOf } from '../core/view/view.ts';
import type { Doors } from './doors.ts';
import { linkLog } from './link-log.ts';
import type { Done } from './rig.ts';
import { seat } from './seat.ts';
import type { Told } from './scope-watch.ts';
import { viewPace } from './view-pace.ts';
import { spaceOf } from './space.ts';
import { perform } from './wiring.ts';

const SAVE_MS = 500;
/** Of more gestures than this the last one is told with the view. */
const STAGE_MS = 4;

export type Teller = {
  readonly rig: () => Rig;
  /** Who plays now. */
  readonly playing: () => string | null;
  readonly follow: (turned: Done) => void;
};

/** `isFirst`: is the first run still to be offered? */
export function teller(doors: Doors, first: Rig, isFirst: () => boolean): Teller {
  const { state, takes, pages, found, scope, learned } = doors;
  const logLink = linkLog((line) => console.log(line));
  const echo = echoes(doors);
  const seekDesk = deskSought(doors);
  const around = { server: new URL(found.url).host, rehearsal: found.rehearsal !== null, oscPort: doors.osc.port };
  let rig = first;
  let playing: string | null = null;
  let [stageAt, savedAt] = [0, first.now];
  const isDue = viewPace();
  doors.lay(() => spaceOf(rig));
  scope.compare(() => toldBy(rig));

  /** The stage answers at once; the rest of the view waits for its turn. */
  const tellStage = () => {
    if (rig.now - stageAt < STAGE_MS) return;
    stageAt = rig.now;
    pages.show({ stage: stageView(rig, rig.now) }, rig.now);
  };
  const tellAll = () => {
    if (!pages.isWatched()) return;
    const films = doors.captures.films();
    const more = { films, first: isFirst(), canUnlearn: learned.canUnbind(), files: doors.files.views(rig) };
    pages.show(viewOf(rig, rig.now, { ...around, ...more }), rig.now);
  };
  const keep = () => {
    savedAt = rig.now;
    state.keep(save(rig, false));
  };
  const follow = (turned: Done) => {
    const { look } = rig.desk;
    takes.note(rig, turned.action, turned);
    rig = turned.rig;
    perform(turned, pages, scope, learned);
    const player = playerOf(rig.link)?.page ?? null;
    if (player !== playing) pages.tellAll({ say: 'player', page: (playing = player) });
    logLink(rig.link);
    seekDesk(rig);
    doors.dmx.want(channelsOf(rig));
    doors.osc.follow(rig.desk.mapping);
    scope.follow(followed(rig.link), rig.link.pipeline.id);
    const isStaged = rig.desk.look.stage !== look.stage || rig.desk.look.flash !== look.flash;
    if (!isDue(rig, turned.action)) return isStaged ? tellStage() : undefined;
    tellAll();
    if (rig.now - savedAt >= SAVE_MS) keep();
    // The last: what is told to other programs keeps nothing from the pages and the disk.
    echo(rig);
  };
  return { rig: () => rig, playing: () => playing, follow };
}

/** Null: all, for somebody looks at what comes. */
const channelsOf = ({ desk: { learn, monitor, mapping } }: Rig): Wanted =>
  learn === null && monitor === null ? mapping.dmx : null;

function toldBy({ link, lane }: Rig): Told | null {
  const values = toldOf(lane);
  const attempt = playerOf(link)?.attempt;
  return values === null || attempt === undefined ? null : { attempt, values };
}

/** Programs that listen are told what changed, and none what it moves itself. */
function echoes({ oscOut, query }: Doors): (rig: Rig) => void {
  let aimed: Rig['desk']['files'] | null = null;
  return (rig) => {
    if (rig.desk.files !== aimed) oscOut.aim(echoesOf((aimed = rig.desk.files)));
    if (!oscOut.isHeard() && !query.isHeard()) return;
    const told = spaceOf(rig);
    const held = (address: string) => moverOf(rig.desk.holders, address, rig.now);
    oscOut.tell(told, rig.now, held);
    query.tell(told, rig.now, held);
  };
}

/** A mapping that plays from a lighting desk does nothing while no door for one is open: that is said. */
function deskSought({ dmx, tellProblem }: Doors): (rig: Rig) => void {
  const unheard = seat(tellProblem);
  let known: Rig['desk']['mapping'] | null = null;
  return ({ desk: { mapping } }) => {
    if (mapping === known || dmx.listens().length > 0) return;
    known = mapping;
    const [first] = [...mapping.dmx.values()].flat();
    const file = first?.links[0]?.file;
    unheard(file === undefined ? null : { code: 'dmx/unheard', file });
  };
}
