/** Lighting desks come in here, by Art-Net and sACN: of all who send the one universe, what changed becomes an action. */
import type { Action } from '../core/action.ts';
import { decodeArtnet } from '../core/control/artnet.ts';
import { NOTHING_PASSED, type Passed, passed, standing, type Wanted } from '../core/control/dmx-passing.ts';
import { DARK, heardFrame, type Played, silenced } from '../core/control/dmx-sources.ts';
import { decodeSacn } from '../core/control/sacn.ts';
import type { Problem } from '../core/problem.ts';
import { now } from './clock.ts';
import { deskProblems } from './dmx-problems.ts';
import { listenPatiently, type PatientUdp } from './patient-udp.ts';
import { perSecond } from './per-source.ts';
import { portReason } from './port-sentence.ts';
import { seat } from './seat.ts';
import { patientSource, type Source } from './source.ts';

/** What the command line asks for. */
export type Patch = { readonly universe: number; readonly port: number };

export type DmxWishes = {
  readonly artnet: Patch | undefined;
  readonly sacn: Patch | undefined;
  readonly host: string;
  readonly allows: (host: string) => boolean;
  readonly tellProblem: (problem: Problem, stands: boolean) => void;
};

type Protocol = keyof typeof DECODERS;
export type Listening = Patch & { readonly protocol: Protocol; readonly isOpen: boolean };

export type DmxDoor = {
  readonly heard$: Source<Action>['heard$'];
  /** Of a port that cannot be had now, the one that is waited for. */
  readonly listens: () => readonly Listening[];
  /** Which channels are listened to from now on. */
  readonly want: (channels: Wanted) => void;
  readonly close: () => void;
};

const DECODERS = { 'Art-Net': decodeArtnet, sACN: decodeSacn } as const;
/** A desk sends 44 a second. What is beyond is not heard, and said again by the desk a moment later. */
const MOST_A_SECOND = 400;
const SILENCE_MS = 250;
const HERE_MS = 500;

export async function openDmx({ artnet, sacn, host, allows, tellProblem }: DmxWishes): Promise<DmxDoor> {
  // What a desk says before the rig is there is where its faders stand, and said only once.
  const { heard$, say } = patientSource<Action>();
  const isTaken = perSecond(MOST_A_SECOND);
  const problems = deskProblems(tellProblem);
  let universe = DARK;
  let wanted: Wanted = null;
  let passing = NOTHING_PASSED;
  let [name, toldAt] = ['', -Infinity];

  /** Also that a desk is there of which nothing is listened to. */
  const tell = (from: string, { passing: next, stands, moves }: Passed) => {
    const at = now();
    passing = next;
    if (stands.length + moves.length === 0 && at - toldAt < HERE_MS) return;
    toldAt = at;
    say({ at, kind: 'dmx', from, stands, moves });
  };

  const play = ({ universe: next, news }: Played) => {
    const { leader } = next;
    if (leader !== null) tell((name = leader.name), passed(passing, wanted, news));
    problems.follow(universe, next);
    universe = next;
  };

  const hear = (protocol: Protocol, patched: number) => (bytes: Uint8Array, from: string) => {
    if (!allows(from)) return problems.refused(from);
    const packet = DECODERS[protocol](bytes, from);
    if (packet.is === 'broken') return problems.broken(from, packet.why);
    if (packet.is === 'other') return;
    const { frame, universe: sent } = packet;
    if (sent === patched) return isTaken(now()) ? play(heardFrame(universe, frame, now())) : undefined;
    if (universe.leader === null)
      problems.elsewhere({ code: 'dmx/elsewhere', protocol, from: frame.name, sent, wanted: patched });
  };

  const open = async (protocol: Protocol, patch: Patch | undefined, group: string | null) => {
    if (patch === undefined) return [];
    const { universe: patched, port } = patch;
    const closed = seat(tellProblem);
    const told = (fault: unknown) =>
      closed(fault === null ? null : { code: 'dmx/closed', protocol, port, note: portReason(fault) });
    return [
      { ...patch, protocol, udp: await listenPatiently({ host, port, group, heard: hear(protocol, patched), told }) },
    ];
  };
  const ports = [
    ...(await open('Art-Net', artnet, null)),
    ...(await open('sACN', sacn, sacn === undefined ? null : groupOf(sacn.universe))),
  ];
  const seekSilence = () => {
    const left = silenced(universe, now());
    if (left.universe !== universe) play(left);
  };
  const timer = ports.length === 0 ? null : setInterval(seekSilence, SILENCE_MS);

  return {
    heard$,
    listens: () => ports.map(listening),
    want: (channels) => {
      if (channels === wanted) return;
      wanted = channels;
      const stood = standing(passing, wanted, universe.told);
      if (stood.stands.length > 0) tell(name, stood);
    },
    close: () => {
      if (timer !== null) clearInterval(timer);
      for (const { udp } of ports) udp.close();
    },
  };
}

const listening = ({ udp, port, ...rest }: Omit<Listening, 'isOpen'> & { readonly udp: PatientUdp }): Listening => {
  const had = udp.port();
  return { ...rest, port: had ?? port, isOpen: had !== null };
};

/** Each universe of sACN has a group of its own (E1.31 9.3.1). */
const groupOf = (universe: number): string => `239.255.${universe >> 8}.${universe & 0xff}`;
