/** Puts a page together: its doors, its face, and who hears whom. */
import type { FromPage, ToPage } from '../core/wire/page.ts';
import type { View } from '../core/wire/view.ts';
import { makeGamepads } from './gamepads.ts';
import { type KeyEvent, keys$ } from './keys.ts';
import { makeMidi } from './midi.ts';
import type { DeckOperator } from './operator/deck-operator.ts';
import type { DeckDeed } from './operator/deed.ts';
import { makePlayer } from './player/player.ts';
import { makeRelay } from './player/relay.ts';
import { makeCapture } from './stage/capture.ts';
import { openSocket, type SocketEvent, socketUrl } from './socket.ts';
import { DeckStage } from './stage/deck-stage.ts';
import { outputAfter, type OutputState, outputWords } from './stage/output.ts';
import { fillWhenThere, openOutput } from './stage/output-window.ts';
import { fillPage } from './stage/stage-page.ts';
import { fillsDisplay } from './stage/stage-window.ts';
import { keepAwake, toggleFullScreen } from './stage/surroundings.ts';

const root = document.documentElement;
const part = root.dataset['page'] === 'stage' ? 'stage' : 'operator';
let view: View | null = null;
const NO_PLAYER = { stages: 'none', films: false } as const;
let wishesToConnect = part === 'stage' || new URLSearchParams(location.search).get('connect') === '1';

const stage = new DeckStage();
const desk = part === 'operator' ? await layDesk() : null;
if (!desk) fillPage(stage, tellStand);
let output: OutputState = 'closed';
const socket = openSocket(socketUrl(location), () => ({
  say: 'hello',
  part,
  connect: wishesToConnect,
  ...(view ? { again: true } : {}),
  holds: player.holds(),
}));
const relay = makeRelay(socket.say, (stream) => {
  stage.stream = stream;
});
const player = makePlayer(socket.say, relay.play);
const midi = makeMidi(socket.say);
const gamepads = makeGamepads(socket.say);

const capture = makeCapture(
  () => stage.layers(),
  (recording) => desk && (desk.recording = recording),
);

socket.event$.subscribe(onSocket);
keys$(isPlaying).subscribe(onKey);
if (desk) addEventListener('paste', onPaste);
keepAwake();
stage.addEventListener('shown', ({ detail }) => socket.say({ say: 'shown', ...detail }));
addEventListener('pagehide', () => {
  relay.close();
  player.close();
});

async function layDesk(): Promise<DeckOperator> {
  // On its own, so that a stage does not load the desk.
  await import('./operator/deck-operator.ts');
  const laid = document.createElement('deck-operator');
  stage.slot = 'picture';
  laid.append(stage);
  laid.addEventListener('deck', (event) => doDeed(event.detail));
  const asked = new URLSearchParams(location.search);
  laid.offersFirst = asked.get('connect') !== '1' || asked.get('run') === 'first';
  document.body.append(laid);
  return laid;
}

function onSocket(event: SocketEvent): void {
  if (event.of === 'heard') return hear(event.message);
  if (desk) desk.bridge = event.of === 'open' ? 'open' : 'lost';
  if (event.of === 'lost') {
    // A bridge that comes back has to be told of stages first: none of them was lost.
    output = 'closed';
    return player.socketLost();
  }
  if (!desk) tellStand();
  player.socketOpened();
  midi.announce();
  gamepads.announce();
}

function tellStand(): void {
  socket.say({ say: 'shown', at: performance.now(), fact: { of: 'stands', full: fillsDisplay() } });
}

function hear(message: ToPage): void {
  player.hear(message);
  relay.hear(message);
  if (message.say === 'bytes') midi.send(message.port, message.bytes);
  if (message.say !== 'view') return;
  stage.time = message.at;
  look(message.view);
}

function look(parts: Partial<View>): void {
  // The first view after each welcome holds all parts.
  view = { ...view, ...parts } as View;
  const { phase } = view.link;
  root.dataset['link'] = phase;
  // Said again to a bridge that was restarted: what was playing plays on, what was stopped stays so.
  wishesToConnect = phase !== 'idle' && phase !== 'stopped';
  stage.stage = view.stage;
  if (!desk) return;
  desk.view = view;
  output = outputAfter(output, view.player.stages);
  desk.outputState = outputWords[output];
  fillWhenThere(view.player.stages);
  midi.want(view.wants);
  gamepads.want(view.wants.gamepad);
}

function onKey(key: KeyEvent): void {
  if (key.of === 'key') {
    const { of: _, ...pressed } = key;
    return socket.say({ say: 'key', ...pressed });
  }
  if (key.what === 'full') doDeed({ do: 'full' });
  if (key.what === 'far') desk?.toggleFar();
  if (key.what === 'keys') desk?.toggleKeys();
  if (key.what === 'close' && desk?.close() !== true) passOn('Escape');
  if (key.what === 'learn') desk?.toggleLearn();
  if (key.what === 'find') desk?.toggleFind();
  if (key.what === 'output' && desk) doDeed({ do: 'output' });
}

/** A reload would cost the picture, also while it is waited for. */
function isPlaying(): boolean {
  return view?.link.phase === 'live' || view?.link.phase === 'waiting';
}

/** A clicker's Esc, for a mapping that binds it. */
function passOn(code: string): void {
  const key = { say: 'key', code, shift: false, ctrl: false, at: performance.now() } as const;
  socket.say({ ...key, down: true });
  socket.say({ ...key, down: false });
}

/** Scope's own MIDI profile, wherever on the desk it is pasted; all other text is its field's. */
function onPaste({ clipboardData }: ClipboardEvent): void {
  const text = clipboardData?.getData('text/plain') ?? '';
  if (/^\s*"?\[/.test(text) && text.includes('mappings') && text.includes('midi_')) socket.say({ say: 'import', text });
}

function doDeed(deed: DeckDeed): void {
  switch (deed.do) {
    case 'full':
      // Refused without a press of the hand: then the picture stays as large as it is.
      return void toggleFullScreen(desk ? stage : root).catch(() => undefined);
    case 'output':
      return void openOutput(view?.player ?? NO_PLAYER).catch(() => undefined);
    case 'snapshot':
      return void capture.snapshot();
    case 'record':
      return capture.record();
    case 'midi':
      return midi.retry();
    default:
      return socket.say(said(deed));
  }
}

function said(deed: Exclude<DeckDeed, { do: 'full' | 'output' | 'midi' | 'snapshot' | 'record' }>): FromPage {
  if (deed.do === 'put') return { say: 'put', at: performance.now(), changes: [...deed.changes] };
  const { do: say, ...rest } = deed;
  return { say, ...rest } as FromPage; // the same words and fields on both sides
}
