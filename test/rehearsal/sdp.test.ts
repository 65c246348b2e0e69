import { describe, expect, test } from 'vitest';
import { dressAnswer, isSpoken, keepSpoken, readMedia } from '../../src/rehearsal/sdp.ts';

const offer = [
  'v=0',
  'o=- 1 2 IN IP4 127.0.0.1',
  's=-',
  't=0 0',
  'm=video 9 UDP/TLS/RTP/SAVPF 102 103 96 97 98',
  'a=mid:0',
  'a=sendrecv',
  'a=rtpmap:102 H264/90000',
  'a=fmtp:102 profile-level-id=42e01f;packetization-mode=1',
  'a=rtpmap:103 rtx/90000',
  'a=fmtp:103 apt=102',
  'a=rtpmap:96 VP8/90000',
  'a=rtcp-fb:96 nack',
  'a=rtpmap:97 rtx/90000',
  'a=fmtp:97 apt=96',
  'a=rtpmap:98 VP9/90000',
  'a=rtcp-fb:98 nack',
  'm=audio 9 UDP/TLS/RTP/SAVPF 111',
  'a=mid:1',
  'a=recvonly',
  'a=rtpmap:111 opus/48000/2',
  '',
].join('\r\n');

describe('session descriptions', () => {
  test('[RH72] kinds, directions and codecs are read', () => {
    const [video, audio] = readMedia(offer);
    expect([video?.kind, video?.direction, audio?.kind, audio?.direction]).toEqual([
      'video',
      'sendrecv',
      'audio',
      'recvonly',
    ]);
    expect([...(video?.codecs.values() ?? [])]).toEqual(['H264', 'RTX', 'VP8', 'RTX', 'VP9']);
    expect(readMedia('rubbish')).toEqual([]);
  });

  test('[RH72] VP8 and H264 stay with their retransmission, in the order of the offer; the rest goes', () => {
    const kept = keepSpoken(offer);
    expect(kept).toContain('m=video 9 UDP/TLS/RTP/SAVPF 102 103 96 97\r\n');
    expect(kept).not.toMatch(/:98 /);
    expect(kept).toContain('a=rtcp-fb:96 nack');
    expect(kept).toContain('m=audio 9 UDP/TLS/RTP/SAVPF 111');
  });

  test('[RH72] a line without either is not spoken', () => {
    const [video] = readMedia(offer.replaceAll(/VP8|H264/g, 'AV1'));
    expect(video && isSpoken(video)).toBe(false);
  });

  test('[RH73] the answer limits messages to 64 KiB and says that its candidates are all there are', () => {
    const answer =
      'v=0\r\nm=application 9 UDP/DTLS/SCTP webrtc-datachannel\r\na=candidate:1 1 udp 1 1.2.3.4 5 typ host\r\na=max-message-size:262144\r\n';
    expect(dressAnswer(answer)).toContain('a=max-message-size:65536\r\na=end-of-candidates\r\n');
  });
});
