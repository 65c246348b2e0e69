import { afterEach, expect, test } from 'vitest';
import type { FromPage } from '../../../src/core/wire/page.ts';
import { makeRelay, type Relay } from '../../../src/page/player/relay.ts';
import { makePlayer } from '../../../src/page/player/player.ts';
import { makePageScope, type Paint, paintStream } from '../../support/page-scope.ts';
import { colourOfStream } from '../../support/pixels.ts';
import { pause, until } from '../../support/wait.ts';

/** The bridge's part between pages: who plays, and signals carried from one to another. */
function makeBridge() {
  const pages = new Map<string, Relay>();
  const said: { from: string; message: FromPage }[] = [];
  const shown = new Map<string, MediaStream | null>();
  let player: string | null = null;
  const join = (id: string) => {
    const say = (message: FromPage) => {
      said.push({ from: id, message });
      if (message.say !== 'signal') return;
      queueMicrotask(() => pages.get(message.to)?.hear({ say: 'signal', from: id, signal: message.signal }));
    };
    const relay = makeRelay(say, (stream) => shown.set(id, stream));
    pages.set(id, relay);
    relay.hear({ say: 'welcome', id, at: 0, version: '0' });
    relay.hear({ say: 'player', page: player });
    return relay;
  };
  const grant = (id: string | null) => {
    player = id;
    for (const relay of pages.values()) relay.hear({ say: 'player', page: id });
  };
  const leave = (id: string) => pages.delete(id);
  const signals = (id: string, key: string) =>
    said.filter(
      ({ from, message }) => from === id && message.say === 'signal' && Object.hasOwn(Object(message.signal), key),
    ).length;
  return { join, grant, leave, shown, signals, close: () => pages.forEach((relay) => relay.close()) };
}

const paints: Paint[] = [];
const paint = (colour: string) => {
  const painted = paintStream(colour);
  paints.push(painted);
  return painted;
};
let bridge = makeBridge();
afterEach(() => {
  bridge.close();
  for (const painted of paints.splice(0)) painted.stop();
  bridge = makeBridge();
});

const sees = async (page: string, colour: string) => {
  await until(() => bridge.shown.get(page), `a stream at ${page}`);
  let last = '';
  const end = performance.now() + 6000;
  while (performance.now() < end) {
    const stream = bridge.shown.get(page);
    last = stream ? await colourOfStream(stream) : 'nothing';
    if (last === colour) return;
  }
  expect(last, `what ${page} sees`).toBe(colour);
};

test('[VR1] a viewer gets the picture from the player, and several at once do', async () => {
  const player = bridge.join('p');
  bridge.grant('p');
  player.play(paint('#c01010').stream);
  bridge.join('a');
  bridge.join('b');
  await Promise.all([sees('a', 'red'), sees('b', 'red')]);
});

test('[VR2] who asked before there was a picture gets it when it comes, and the next one, on one connection', async () => {
  const player = bridge.join('p');
  bridge.grant('p');
  bridge.join('a');
  await until(() => bridge.signals('a', 'answer') === 1, 'a connection');
  player.play(paint('#c01010').stream);
  await sees('a', 'red');
  player.play(null);
  player.play(paint('#10a010').stream);
  await sees('a', 'green');
  expect(bridge.signals('p', 'offer')).toBe(1);
});

test('[VR3] when the part goes to another page, the viewer asks that one', async () => {
  const first = bridge.join('p');
  const second = bridge.join('q');
  bridge.grant('p');
  first.play(paint('#c01010').stream);
  bridge.join('a');
  await sees('a', 'red');
  bridge.grant('q');
  first.play(null);
  second.play(paint('#10a010').stream);
  await Promise.all([sees('a', 'green'), sees('p', 'green')]);
});

test('[VR4] a viewer that is not answered asks again', async () => {
  bridge.join('p');
  bridge.leave('p');
  bridge.join('a');
  bridge.grant('p');
  await pause(3200);
  expect(bridge.signals('a', 'want')).toBe(2);
  const back = bridge.join('p');
  back.play(paint('#c01010').stream);
  await sees('a', 'red');
});

test('[VR5] the player asks nobody, and a page without a player shows nothing', async () => {
  bridge.join('p');
  bridge.grant('p');
  bridge.grant(null);
  await pause(50);
  expect(bridge.signals('p', 'want')).toBe(0);
});

test('[VR6] what is no signal, or of an older call, is ignored', async () => {
  const player = bridge.join('p');
  bridge.grant('p');
  player.hear({ say: 'signal', from: 'x', signal: ['nonsense'] });
  player.hear({ say: 'signal', from: 'x', signal: { call: 'old', answer: 'nonsense' } });
  player.hear({ say: 'signal', from: 'x', signal: { call: 'old', candidate: { candidate: '' } } });
  player.play(paint('#c01010').stream);
  bridge.join('a');
  await sees('a', 'red');
});

test('[VR7] a picture that came from Scope is passed on', async () => {
  const relay = bridge.join('p');
  bridge.grant('p');
  const said: FromPage[] = [];
  const player = makePlayer((message) => said.push(message), relay.play);
  const scope = makePageScope();
  player.hear({ say: 'connect', attempt: 1, iceServers: [], mode: 'text' });
  const offered = await until(() => said.find((message) => message.say === 'offered'), 'an offer');
  player.hear({ say: 'answer', attempt: 1, session: 's', sdp: await scope.answer(offered.sdp) });
  bridge.join('a');
  await sees('a', 'red');
  player.close();
  scope.close();
});

test('[VR8] hearing again of the same player does not disturb a picture that plays', async () => {
  const player = bridge.join('p');
  bridge.grant('p');
  player.play(paint('#c01010').stream);
  bridge.join('a');
  await sees('a', 'red');
  bridge.grant('p');
  expect(bridge.signals('a', 'want')).toBe(1);
});

test('[VR9] a viewer that changes its player has the last frame over the picture before that goes black', async () => {
  const first = bridge.join('p');
  bridge.join('q');
  bridge.grant('p');
  first.play(paint('#c01010').stream);
  bridge.join('a');
  await sees('a', 'red');
  const [track] = bridge.shown.get('a')?.getVideoTracks() ?? [];
  bridge.grant('q');
  expect(bridge.shown.get('a')).toBeNull();
  expect(track?.readyState).toBe('live');
  await until(() => track?.readyState === 'ended', 'its connection closes');
});

test('[VR10] a viewer that never answers, or leaves without a word, disturbs nobody', async () => {
  const player = bridge.join('p');
  bridge.grant('p');
  const picture = paint('#c01010');
  player.play(picture.stream);
  bridge.join('a');
  await sees('a', 'red');
  player.hear({ say: 'signal', from: 'stalled', signal: { call: 'one', want: true } });
  await until(() => bridge.signals('p', 'offer') === 2, 'the stalled one is offered the picture');
  bridge.join('gone');
  await sees('gone', 'red');
  bridge.leave('gone');
  picture.paint('#10a010');
  await sees('a', 'green');
  bridge.join('b');
  await sees('b', 'green');
});
