/** Snapshots and recordings of what the audience sees: made in this page, kept on disk by the bridge. */
import { countHidden } from './hidden-time.ts';
import { composite, type Layer, sizeOf } from './composite.ts';

export type Recording =
  | { readonly is: 'off'; readonly said: string }
  | { readonly is: 'on'; readonly name: string; readonly seconds: number; readonly bytes: number };

export type Capture = {
  readonly snapshot: () => Promise<void>;
  /** Begins a recording, or ends the one that runs. */
  readonly record: () => void;
};

/** Sends a part of a file; rejects with the words of whoever refused it. */
export type Post = (path: string, body: Blob) => Promise<void>;

const FPS = 30;
const BITS_PER_SECOND = 10_000_000;
const PART_MS = 1000;
/** Parts that wait for the disk; more is a disk that does not keep up. */
const MOST_WAITING = 10;

export function makeCapture(
  layers: () => readonly Layer[],
  tell: (recording: Recording) => void,
  post: Post = send,
): Capture {
  let stop: (() => void) | null = null;

  const snapshot = async () => {
    const blob = await picture(layers());
    const name = `snapshot ${stamp(new Date())}.png`;
    await post(`/snapshots/${encodeURIComponent(name)}`, blob);
    if (stop === null) tell({ is: 'off', said: `Kept as ${name}` });
  };
  const record = () => {
    if (stop !== null) return stop();
    stop = begin(
      layers,
      (recording) => {
        if (recording.is === 'off') stop = null;
        tell(recording);
      },
      post,
    );
  };
  return { snapshot: () => snapshot().catch((fault: unknown) => tell({ is: 'off', said: wordsOf(fault) })), record };
}

function begin(layers: () => readonly Layer[], tell: (recording: Recording) => void, post: Post): () => void {
  const name = `recording ${stamp(new Date())}.webm`;
  const canvas = Object.assign(document.createElement('canvas'), sizeOf(layers()));
  const pen = canvas.getContext('2d', { alpha: false });
  const recorder = new MediaRecorder(canvas.captureStream(FPS), { videoBitsPerSecond: BITS_PER_SECOND });
  const begunAt = performance.now();
  let [part, bytes, waiting] = [0, 0, 0];
  const hidden = countHidden();
  let said: string | null = null;
  let sent: Promise<void> = Promise.resolve();

  const draw = () => pen && composite(pen, layers());
  const drawing = setInterval(draw, 1000 / FPS);
  const stop = () => {
    clearInterval(drawing);
    if (recorder.state !== 'inactive') recorder.stop();
  };
  const fail = (why: string) => {
    said = why;
    stop();
  };
  const keep = async (blob: Blob) => {
    try {
      await post(`/films/${encodeURIComponent(name)}?part=${part++}`, blob);
      bytes += blob.size;
    } catch (fault) {
      fail(wordsOf(fault));
    } finally {
      waiting -= 1;
    }
  };
  recorder.addEventListener('dataavailable', ({ data: blob }) => {
    tell({ is: 'on', name, seconds: Math.round((performance.now() - begunAt) / 1000), bytes });
    if (blob.size === 0) return;
    if (waiting >= MOST_WAITING) return fail('The disk does not keep up.');
    waiting += 1;
    sent = sent.then(() => keep(blob));
  });
  const end = () => {
    hidden.stop();
    tell({ is: 'off', said: said ?? keptAs(name, hidden.seconds()) });
  };
  recorder.addEventListener('stop', () => void sent.then(end));
  draw();
  recorder.start(PART_MS);
  tell({ is: 'on', name, seconds: 0, bytes: 0 });
  return stop;
}

const keptAs = (name: string, hiddenS: number): string =>
  hiddenS === 0 ? `Kept as ${name}` : `Kept, but this page was hidden for ${hiddenS} s, which stand still: ${name}`;

function picture(layers: readonly Layer[]): Promise<Blob> {
  const canvas = Object.assign(document.createElement('canvas'), sizeOf(layers));
  const pen = canvas.getContext('2d', { alpha: false });
  if (pen) composite(pen, layers);
  return new Promise((done, failed) => {
    canvas.toBlob((blob) => (blob ? done(blob) : failed(new Error('The browser made no picture.'))), 'image/png');
  });
}

async function send(path: string, body: Blob): Promise<void> {
  const answer = await fetch(path, { method: 'POST', body });
  if (!answer.ok) throw new Error((await answer.text()) || 'The bridge did not keep it.');
}

const wordsOf = (fault: unknown): string => (fault instanceof Error ? fault.message : String(fault));

/** As a person would name a file: the day, and the time of the evening. */
function stamp(at: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `${day} ${two(at.getHours())}.${two(at.getMinutes())}.${two(at.getSeconds())}`;
}
