/** Counts the frames that were decoded, by the receiver's own statistics: these go on while the page is hidden, frame callbacks do not. */

type FrameCount = {
  readonly count: number;
  readonly at: number;
  readonly fps: number;
  readonly dropped: number;
};

const everyMs = 200;

/** `beat` may be called as often as anything happens; it tells at most five times a second. */
export function countFrames(
  receiver: RTCRtpReceiver,
  tell: (frames: FrameCount) => void,
): { beat: () => void; stop: () => void } {
  let readAt = 0;
  let stopped = false;
  const read = async () => {
    const report = await receiver.getStats();
    const at = performance.now();
    const video = [...report.values()].find(isInboundVideo);
    if (video && !stopped)
      tell({ count: video.framesDecoded, at, fps: video.framesPerSecond ?? 0, dropped: video.framesDropped ?? 0 });
  };
  const beat = () => {
    const now = performance.now();
    if (stopped || now - readAt < everyMs - 10) return;
    readAt = now;
    // A connection that closes under the question has nothing to say.
    read().catch(() => undefined);
  };
  const beating = setInterval(beat, everyMs);
  const stop = () => {
    stopped = true;
    clearInterval(beating);
  };
  return { beat, stop };
}

type InboundVideo = {
  readonly framesDecoded: number;
  readonly framesPerSecond?: number;
  readonly framesDropped?: number;
};

const isInboundVideo = (stat: unknown): stat is InboundVideo =>
  typeof stat === 'object' && stat !== null && 'type' in stat && stat.type === 'inbound-rtp' && 'framesDecoded' in stat;
