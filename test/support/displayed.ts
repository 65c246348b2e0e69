/** The frames that a page's display was really given, as small as a judgement of them needs: taken from the browser's compositor. */
import type { Page } from 'playwright-core';
import { PNG } from 'pngjs';

type Displayed = { readonly at: number; readonly colour: readonly [number, number, number] };

/** What a busy machine may lose of the time between the drawing of a frame and its display. */
const LOST_MS = 700;
/** A frame that was displayed for no longer between two that follow each other well is a stray, and no cut. */
const STRAY_MS = 120;
/** What moves in a calm picture. */
const MOTION = 8;

export type Film = {
  /** How many frames lie clearly between the two that are furthest apart. */
  readonly between: number;
  /** The largest difference of any two frames. */
  readonly far: number;
  /** Neighbours that differ by more than a dissolve of so many seconds may have moved in the time between them. */
  readonly jumps: readonly string[];
  /** Single frames of another picture, which a compositor without a graphics card may slip in; one of them is left out of the jumps. */
  readonly strays: number;
};

/** Is the video what is seen, with nothing of the stage's own over it? */
export const isBare = (page: Page): Promise<boolean> =>
  page
    .locator('deck-stage')
    .evaluate((stage) => [...(stage.shadowRoot?.querySelectorAll('canvas') ?? [])].every(({ hidden }) => hidden));

/** Films the display until it is stopped. Every frame that differs from the one before it is in it, but for those that the machine lost. */
export async function filmDisplay(page: Page, dissolveS: number): Promise<() => Promise<Film>> {
  const devtools = await page.context().newCDPSession(page);
  const taken: { at: number; png: string }[] = [];
  devtools.on('Page.screencastFrame', ({ data, sessionId, metadata }) => {
    taken.push({ at: (metadata.timestamp ?? 0) * 1000, png: data });
    // A page that is gone needs no answer.
    devtools.send('Page.screencastFrameAck', { sessionId }).catch(() => undefined);
  });
  await devtools.send('Page.startScreencast', { format: 'png', everyNthFrame: 1, maxWidth: 80, maxHeight: 48 });
  return async () => {
    await devtools.send('Page.stopScreencast');
    await devtools.detach();
    const frames = taken.map(({ at, png }): Displayed => ({ at, colour: meanOf(png) }));
    return judge(
      frames.toSorted((a, b) => a.at - b.at),
      dissolveS,
    );
  };
}

export function judge(frames: readonly Displayed[], dissolveS: number): Film {
  const [first] = frames;
  if (first === undefined) return { between: 0, far: 0, jumps: [], strays: 0 };
  const one = furthestFrom(frames, first);
  const other = furthestFrom(frames, one);
  const far = apart(one, other);
  const most = (before: Displayed, frame: Displayed) =>
    (far * (frame.at - before.at + LOST_MS)) / (dissolveS * 1000) + MOTION;
  const isJump = (before: Displayed, frame: Displayed) => apart(before, frame) > most(before, frame);
  const strays = frames.filter((frame, i) => {
    const [before, after] = [frames[i - 1], frames[i + 1]];
    if (before === undefined || after === undefined || after.at - before.at > STRAY_MS) return false;
    return isJump(before, frame) && isJump(frame, after) && !isJump(before, after);
  });
  const seen = frames.filter((frame) => frame !== strays[0]);
  const jumps = seen.slice(1).flatMap((frame, i) => {
    const before = seen[i] ?? frame;
    return isJump(before, frame)
      ? [`${Math.round(apart(before, frame))} of ${far} in ${Math.round(frame.at - before.at)} ms`]
      : [];
  });
  const isBetween = (frame: Displayed) => Math.min(apart(frame, one), apart(frame, other)) > far / 5;
  return { between: frames.filter(isBetween).length, far, jumps, strays: strays.length };
}

const furthestFrom = (frames: readonly Displayed[], from: Displayed): Displayed =>
  frames.reduce((far, frame) => (apart(frame, from) > apart(far, from) ? frame : far), from);

const apart = ({ colour: one }: Displayed, { colour: other }: Displayed): number =>
  Math.max(...one.map((value, i) => Math.abs(value - (other[i] ?? value))));

function meanOf(png: string): Displayed['colour'] {
  const { data } = PNG.sync.read(Buffer.from(png, 'base64'));
  let [r, g, b] = [0, 0, 0];
  for (let i = 0; i < data.length; i += 4) {
    r += data[i] ?? 0;
    g += data[i + 1] ?? 0;
    b += data[i + 2] ?? 0;
  }
  const mean = (sum: number) => Math.round(sum / (data.length / 4));
  return [mean(r), mean(g), mean(b)];
}
