/** What Scope must find in an offer; each line here is a trap that ends in a connection without a picture. */

type Offer = {
  readonly channel: RTCDataChannel;
  /** `input`: what Scope gets to see; nothing where it plays on prompts alone. */
  readonly make: (input: MediaStreamTrack | null) => Promise<string>;
};

/** The data channel first: Scope makes none, and one added after the offer would not be in it. */
export function prepareOffer(pc: RTCPeerConnection): Offer {
  const channel = pc.createDataChannel('parameters', { ordered: true });
  // Default direction, sendrecv: answered "recvonly", Scope's track never sends a frame.
  const video = pc.addTransceiver('video');
  preferVp8(video);
  pc.addTransceiver('audio', { direction: 'recvonly' });
  playAtOnce(video.receiver);
  const make = async (input: MediaStreamTrack | null) => {
    if (input !== null) await video.sender.replaceTrack(input);
    const offer = await pc.createOffer();
    await pc.setLocalDescription(offer);
    return pc.localDescription?.sdp ?? offer.sdp ?? '';
  };
  return { channel, make };
}

/** The offer's order wins at Scope; VP8 and its retransmissions alone, as Scope's own page does. */
function preferVp8(video: RTCRtpTransceiver): void {
  const codecs = RTCRtpReceiver.getCapabilities('video')?.codecs ?? [];
  const wanted = ['video/vp8', 'video/rtx'].flatMap((mime) => codecs.filter((c) => c.mimeType.toLowerCase() === mime));
  if (wanted[0]?.mimeType.toLowerCase() === 'video/vp8') video.setCodecPreferences(wanted);
}

/** Smoothness is Scope's own 30-frame queue's business; ours would only be lateness on top. */
export function playAtOnce(receiver: RTCRtpReceiver): void {
  if ('jitterBufferTarget' in receiver) receiver.jitterBufferTarget = 0;
}
