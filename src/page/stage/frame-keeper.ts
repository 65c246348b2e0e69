/** Copies each frame that a video shows onto a canvas above it, so that the last one outlives its stream; holds it when asked. */

type FrameKeeper = {
  readonly canvas: HTMLCanvasElement;
  readonly hold: (isHeld: boolean) => void;
};

export function keepFrames(video: HTMLVideoElement, canvas: HTMLCanvasElement): FrameKeeper {
  // Opaque: what was never drawn is black, not clear.
  const pen = canvas.getContext('2d', { alpha: false });
  let held = false;

  const draw = () => {
    const { videoWidth: width, videoHeight: height } = video;
    if (!pen || width === 0 || video.readyState < video.HAVE_CURRENT_DATA || !isPlaying(video)) return;
    // Setting a size clears the canvas; the frame follows in the same task, so nobody sees it empty.
    if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
    pen.drawImage(video, 0, 0);
  };
  const onFrame = () => {
    if (!held) draw();
    video.requestVideoFrameCallback(onFrame);
  };
  video.requestVideoFrameCallback(onFrame);

  const hold = (isHeld: boolean) => {
    const isReleased = held && !isHeld;
    held = isHeld;
    if (isReleased) draw();
  };
  return { canvas, hold };
}

/** The browser shows one black frame of its own when a track ends; that is nobody's picture. */
function isPlaying({ srcObject }: HTMLVideoElement): boolean {
  return srcObject instanceof MediaStream && srcObject.getVideoTracks().some((track) => track.readyState === 'live');
}
