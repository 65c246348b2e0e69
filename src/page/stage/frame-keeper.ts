/** A still of a video on a plain canvas, so that its last frame outlives its stream where WebGL does not help. */

export type FrameKeeper = {
  readonly canvas: HTMLCanvasElement;
  /** Has it kept anything? */
  readonly has: () => boolean;
  /** Copies what the video shows now, if it shows anything of its own. */
  readonly keep: () => void;
};

/** `source`: the video that is seen now. */
export function makeFrameKeeper(source: () => HTMLVideoElement, canvas: HTMLCanvasElement): FrameKeeper {
  // Not opaque to the browser, which would let go of the video under it (`gl-stage.ts`).
  const pen = canvas.getContext('2d');
  let isDrawn = false;
  const keep = () => {
    const video = source();
    const { videoWidth: width, videoHeight: height } = video;
    if (!pen || !showsFrame(video)) return;
    // Setting a size clears the canvas; the frame follows in the same task, so nobody sees it empty.
    if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
    pen.drawImage(video, 0, 0);
    isDrawn = true;
  };
  return { canvas, keep, has: () => isDrawn };
}

/** The browser shows one black frame of its own when a track ends; that is nobody's picture. */
export const showsFrame = (video: HTMLVideoElement): boolean =>
  video.videoWidth > 0 && video.readyState >= video.HAVE_CURRENT_DATA && isPlaying(video);

function isPlaying({ srcObject, currentSrc }: HTMLVideoElement): boolean {
  if (!(srcObject instanceof MediaStream)) return srcObject === null && currentSrc !== '';
  return srcObject.getVideoTracks().some((track) => track.readyState === 'live');
}
