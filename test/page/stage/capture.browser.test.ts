/** Snapshots and recordings of what the audience sees, as files that play again; and films instead of the stream. */
import { afterEach, describe, expect, test, vi } from 'vitest';
import { makeCapture, type Recording } from '../../../src/page/stage/capture.ts';
import { DeckStage } from '../../../src/page/stage/deck-stage.ts';
import { countHidden } from '../../../src/page/stage/hidden-time.ts';
import { makeFilmPlayer } from '../../../src/page/stage/film-player.ts';
import { middleOf, shade } from '../../support/pixels.ts';
import { stageAtRest } from '../../support/stage-view.ts';

const stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
});

function streamOf(colour: string): MediaStream {
  const canvas = Object.assign(document.createElement('canvas'), { width: 160, height: 90 });
  const pen = canvas.getContext('2d');
  let count = 0;
  const draw = () => {
    if (!pen) return;
    pen.fillStyle = colour;
    pen.fillRect(0, 0, 160, 90);
    pen.fillStyle = count++ % 2 ? '#000' : '#111';
    pen.fillRect(0, 0, 2, 2);
  };
  draw();
  const drawing = setInterval(draw, 50);
  stops.push(() => clearInterval(drawing));
  return canvas.captureStream(20);
}

async function playing(colour: string): Promise<DeckStage> {
  const stage = new DeckStage();
  Object.assign(stage.style, { width: '160px', height: '90px' });
  document.body.append(stage);
  stops.push(() => stage.remove());
  stage.stage = stageAtRest;
  stage.time = performance.now();
  stage.stream = streamOf(colour);
  await vi.waitFor(() => expect(shadeOf(stage)).not.toBe('black'), 10_000);
  return stage;
}

function shadeOf(stage: DeckStage): string {
  const [picture] = stage.layers();
  return picture?.of === 'picture' ? middleOf(picture.image) : 'none';
}

async function shadeOfPng(blob: Blob): Promise<string> {
  const bitmap = await createImageBitmap(blob);
  const pen = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
  pen?.drawImage(bitmap, 0, 0);
  return shade(pen?.getImageData(bitmap.width / 2, bitmap.height / 2, 1, 1).data ?? []);
}

describe('capture', () => {
  test('[RC5] a snapshot is the picture as the audience sees it, its light included', async () => {
    const stage = await playing('#d02020');
    const kept: Blob[] = [];
    const said: Recording[] = [];
    const capture = makeCapture(
      () => stage.layers(),
      (recording) => said.push(recording),
      async (path, blob) => {
        expect(path).toMatch(/^\/snapshots\/snapshot%20[\d.%-]+\.png$/);
        kept.push(blob);
      },
    );
    await capture.snapshot();
    stage.stage = { ...stageAtRest, blackout: true };
    await vi.waitFor(async () => {
      await capture.snapshot();
      expect(await shadeOfPng(kept.at(-1) ?? new Blob())).toBe('black');
    }, 5000);
    expect(await shadeOfPng(kept[0] ?? new Blob())).toBe('red');
    expect(said[0]).toMatchObject({ is: 'off', said: expect.stringMatching(/^Kept as snapshot /) });
  });

  test('[RC6] a recording tells its time and size, and is a film that plays in the stream’s place, again and again', async () => {
    const red = await playing('#d02020');
    const parts: Blob[] = [];
    const said: Recording[] = [];
    const capture = makeCapture(
      () => red.layers(),
      (recording) => said.push(recording),
      async (_path, blob) => {
        parts.push(blob);
      },
    );
    capture.record();
    await vi.waitFor(() => expect(parts.length).toBeGreaterThanOrEqual(2), 20_000);
    capture.record();
    await vi.waitFor(() => expect(said.at(-1)).toMatchObject({ is: 'off' }), 10_000);
    expect(said.find((each) => each.is === 'on' && each.bytes > 0 && each.seconds > 0)).toBeDefined();

    const video = Object.assign(document.createElement('video'), { muted: true });
    const url = URL.createObjectURL(new Blob(parts, { type: 'video/webm' }));
    let rounds = 0;
    video.addEventListener('ended', () => (rounds += 1));
    const film = makeFilmPlayer(
      video,
      () => undefined,
      () => url,
    );
    film.play('mine.webm');
    await vi.waitFor(() => expect(film.isShown()).toBe(true), 10_000);
    expect(middleOf(video)).toBe('red');
    await vi.waitFor(() => expect(rounds).toBeGreaterThanOrEqual(2), 20_000);
    film.play('');
    expect(film.isShown()).toBe(false);
  });

  test('[RC7] a disk that is full ends the recording, and its words are said', async () => {
    const stage = await playing('#20c020');
    const said: Recording[] = [];
    const capture = makeCapture(
      () => stage.layers(),
      (recording) => said.push(recording),
      async () => {
        throw new Error('The disk is full.');
      },
    );
    capture.record();
    await vi.waitFor(() => expect(said.at(-1)).toEqual({ is: 'off', said: 'The disk is full.' }), 10_000);
  });

  test('[RC11] a recording whose page was hidden says for how long, since it stands still there', async () => {
    const seen = vi.spyOn(document, 'visibilityState', 'get');
    let at = 1000;
    const hidden = countHidden(() => at);
    const turn = (state: DocumentVisibilityState, ms: number) => {
      at += ms;
      seen.mockReturnValue(state);
      document.dispatchEvent(new Event('visibilitychange'));
    };
    turn('hidden', 5000);
    turn('visible', 3000);
    turn('hidden', 2000);
    at += 4000;
    expect(hidden.seconds()).toBe(7);
    hidden.stop();
    const stage = await playing('#20c020');
    const said: Recording[] = [];
    const capture = makeCapture(
      () => stage.layers(),
      (recording) => said.push(recording),
      async () => undefined,
    );
    capture.record();
    await new Promise((done) => setTimeout(done, 700));
    capture.record();
    await vi.waitFor(() => expect(said.at(-1)?.is).toBe('off'), 10_000);
    expect(said.at(-1)).toMatchObject({
      said: expect.stringMatching(/^Kept, but this page was hidden for \d+ s, which stand still: recording /),
    });
    vi.restoreAllMocks();
  });

  test('[RC8] a film that is not there changes nothing: the stream plays on', async () => {
    const stage = await playing('#2020d0');
    stage.stage = { ...stageAtRest, film: 'no such film.webm' };
    await new Promise((done) => setTimeout(done, 300));
    expect(shadeOf(stage)).toBe('blue');
  });
});
