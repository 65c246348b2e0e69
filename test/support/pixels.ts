/** Reads colours off what a page shows, by name: encoders and filters move the exact value a little. */

export type Shade = 'red' | 'green' | 'blue' | 'black' | 'white' | 'other';

export function shade([r = 0, g = 0, b = 0]: ArrayLike<number> & Iterable<number>): Shade {
  if (r < 40 && g < 40 && b < 40) return 'black';
  if (r > 220 && g > 220 && b > 220) return 'white';
  if (r > 1.8 * g && r > 1.8 * b) return 'red';
  if (g > 1.8 * r && g > 1.8 * b) return 'green';
  if (b > 1.8 * r && b > 1.8 * g) return 'blue';
  return 'other';
}

/** The middle of a drawable thing; black where nothing was drawn. */
export function middleOf(source: HTMLVideoElement | HTMLCanvasElement): Shade {
  const canvas = Object.assign(document.createElement('canvas'), { width: 16, height: 16 });
  const pen = canvas.getContext('2d', { alpha: false });
  if (!pen) return 'other';
  pen.drawImage(source, 0, 0, 16, 16);
  return shade(pen.getImageData(8, 8, 1, 1).data);
}

/** Plays a stream for a frame and names its middle. */
export async function colourOfStream(stream: MediaStream): Promise<Shade> {
  const video = Object.assign(document.createElement('video'), { muted: true, playsInline: true });
  video.srcObject = stream;
  document.body.append(video);
  try {
    await video.play();
    await new Promise<void>((seen) => {
      const timeout = setTimeout(seen, 500);
      video.requestVideoFrameCallback(() => {
        clearTimeout(timeout);
        seen();
      });
    });
    return middleOf(video);
  } finally {
    video.srcObject = null;
    video.remove();
  }
}
