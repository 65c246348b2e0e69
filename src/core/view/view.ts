/** The view of a rig: all that pages show, derived and never kept. */
import type { Rig } from '../rig.ts';
import { beatMs } from '../tempo/tempo.ts';
import type { Ms } from '../unit.ts';
import type { View } from '../wire/view.ts';
import type { Around } from './around.ts';
import { handsView } from './hands.ts';
import { linkView, paceView } from './far.ts';
import { padsView, setlistView } from './pads.ts';
import { problemsOf } from './problems.ts';
import { devicesView, gestureView, paramsView, stageView, tempoView } from './parts.ts';
import { learnView } from './learn.ts';
import { mixView } from './mix.ts';
import { slotsView } from './slots.ts';
import { overMs } from '../desk/recall.ts';
import { playerOf } from '../link/link.ts';
import { stagesOf } from '../link/pages.ts';
import { wantsView } from './wants.ts';

const NO_FILMS: readonly string[] = [];

export function viewOf(rig: Rig, now: Ms, around: Around): View {
  const { desk, link } = rig;
  const { look } = desk;
  const player = playerOf(link);
  const page = link.pages.find(({ id }) => id === player?.page);
  return {
    link: linkView(rig, now, around),
    pace: paceView(rig),
    problems: problemsOf(rig, now),
    slots: slotsView(rig, now),
    hands: handsView(desk, now),
    reading: desk.reading,
    source: look.source,
    ...mixView(rig),
    pads: padsView(rig, now),
    setlist: setlistView(desk),
    transition: {
      seconds: overMs(look.over, desk.chunkMs, beatMs(desk.tempo)) / 1000,
      unit: look.over.unit,
      method: look.method,
      cover: look.cover,
    },
    glide: look.glide,
    blend: look.blend,
    tempo: tempoView(desk, now),
    params: paramsView(desk, now),
    stage: stageView(rig, now),
    paused: look.paused,
    locked: desk.locked,
    films: around.films ?? NO_FILMS,
    can: { undo: desk.past.length > 0, redo: desk.ahead.length > 0 },
    show: { name: desk.show.name },
    files: around.files,
    devices: devicesView(desk, now),
    gesture: gestureView(desk.gesture),
    learn: learnView(desk, now, around.canUnlearn ?? false),
    monitor: desk.monitor === null ? null : { rows: desk.monitor.rows, chunk: rig.lane.pace.chunk },
    first: around.first ?? false,
    oscPort: around.oscPort ?? 9000,
    player: {
      here: page !== undefined,
      where: page?.part ?? null,
      viewers: Math.max(0, link.pages.length - (page === undefined ? 0 : 1)),
      stages: stagesOf(link),
      films: link.pipeline.mode === 'video',
    },
    wants: wantsView(rig),
  };
}
