/** The parts of a session description that Scope's answerer cares about. */

export interface MediaLine {
  readonly kind: string;
  readonly direction: 'sendrecv' | 'sendonly' | 'recvonly' | 'inactive';
  /** Payload type → codec name in upper case. */
  readonly codecs: ReadonlyMap<string, string>;
  readonly lines: readonly string[];
}

const DIRECTIONS = ['sendrecv', 'sendonly', 'recvonly', 'inactive'] as const;
const SPOKEN = ['VP8', 'H264'];
const START_KBITS = 4000;

export function readMedia(sdp: string): readonly MediaLine[] {
  return splitMedia(sdp).media.map((lines) => {
    const kind = /^m=(\S+)/.exec(lines[0] ?? '')?.[1] ?? '';
    const direction = DIRECTIONS.find((name) => lines.includes(`a=${name}`)) ?? 'sendrecv';
    const codecs = new Map<string, string>();
    for (const line of lines) {
      const [, payload, name] = /^a=rtpmap:(\d+) ([^/]+)/.exec(line) ?? [];
      if (payload !== undefined && name !== undefined) codecs.set(payload, name.toUpperCase());
    }
    return { kind, direction, codecs, lines };
  });
}

/** Has the line a codec that Scope speaks? */
export const isSpoken = (media: MediaLine): boolean => [...media.codecs.values()].some((name) => SPOKEN.includes(name));

/** The offer with only VP8, H264 and their retransmission left in its video lines, in the offer's order. */
export function keepSpoken(sdp: string): string {
  const { head, media } = splitMedia(sdp);
  const kept = media.map((lines) => (lines[0]?.startsWith('m=video') ? keepInLine(lines) : lines));
  return [...head, ...kept.flat()].join('\r\n') + '\r\n';
}

function keepInLine(lines: readonly string[]): readonly string[] {
  const codecs = readMedia(lines.join('\r\n'))[0]?.codecs ?? new Map<string, string>();
  const spoken = new Set([...codecs].filter(([, name]) => SPOKEN.includes(name)).map(([payload]) => payload));
  for (const line of lines) {
    const [, payload, of] = /^a=fmtp:(\d+) apt=(\d+)/.exec(line) ?? [];
    if (payload !== undefined && of !== undefined && spoken.has(of)) spoken.add(payload);
  }
  const [first = '', ...rest] = lines;
  const [media, port, protocol, ...payloads] = first.split(' ');
  const keptPayloads = payloads.filter((payload) => spoken.has(payload));
  const vp8 = [...codecs].find(([, name]) => name === 'VP8')?.[0];
  return [
    [media, port, protocol, ...keptPayloads].join(' '),
    ...rest.filter((line) => {
      const payload = /^a=(?:rtpmap|fmtp|rtcp-fb):(\d+)/.exec(line)?.[1];
      return payload === undefined || spoken.has(payload);
    }),
    // Without it the first picture creeps out at 300 kbit/s, half a second late.
    ...(vp8 === undefined ? [] : [`a=fmtp:${vp8} x-google-start-bitrate=${START_KBITS}`]),
  ];
}

/** The answer as Scope writes it: its size limit for messages, and the word that no candidate will follow. */
export function dressAnswer(sdp: string): string {
  const { head, media } = splitMedia(sdp);
  const dressed = media.map((lines) => {
    const limited = lines.map((line) => (line.startsWith('a=max-message-size:') ? 'a=max-message-size:65536' : line));
    const hasCandidates = lines.some((line) => line.startsWith('a=candidate:'));
    return hasCandidates && !lines.includes('a=end-of-candidates') ? [...limited, 'a=end-of-candidates'] : limited;
  });
  return [...head, ...dressed.flat()].join('\r\n') + '\r\n';
}

/** The same with candidates that lead nowhere: a port that swallows everything. */
export const deadEnd = (sdp: string): string =>
  sdp.replaceAll(/^(a=candidate:\S+ \d+ \S+ \d+ \S+) \d+/gm, (_line, before: string) => `${before} 9`);

function splitMedia(sdp: string): { head: readonly string[]; media: readonly (readonly string[])[] } {
  const head: string[] = [];
  const media: string[][] = [];
  for (const line of sdp.split(/\r?\n/)) {
    if (line === '') continue;
    if (line.startsWith('m=')) media.push([line]);
    else (media.at(-1) ?? head).push(line);
  }
  return { head, media };
}
