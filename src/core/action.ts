/** Actions: all that `turn` accepts. A take is a list of them. */
import type { PipelineShape } from './address/param.ts';
import type { OscMessage } from './control/osc-message.ts';
import type { LearnDeed } from './learn/learning.ts';
import type { LinkEvent } from './link/link.ts';
import type { Poll } from './lane/chunk-clock.ts';
import type { MappingFile } from './mapping/file.ts';
import type { DmxLevel } from './mapping/heard.ts';
import type { Problem } from './problem.ts';
import type { Fact } from './wire/shown.ts';
import type { Show } from './show/show.ts';
import type { Json, Ms } from './unit.ts';
import type { Port } from './wire/page.ts';

export type Action = { readonly at: Ms } & (
  | { readonly kind: 'midi'; readonly page: string; readonly port: string; readonly bytes: readonly number[] }
  | {
      readonly kind: 'gamepad';
      readonly page: string;
      readonly port: string;
      readonly part: 'axis' | 'button';
      readonly number: number;
      readonly value: number;
    }
  /** A datagram; a bundle is one action. `faults`: sentences for the elements that could not be read. */
  | {
      readonly kind: 'osc';
      readonly from: string;
      readonly packet: readonly OscMessage[];
      readonly faults: readonly string[];
    }
  /** What moved in a frame of the lighting desk: one frame is one action. `stands`: faders that are heard for the first time. */
  | {
      readonly kind: 'dmx';
      readonly from: string;
      readonly stands: readonly DmxLevel[];
      readonly moves: readonly DmxLevel[];
    }
  | {
      readonly kind: 'key';
      readonly page?: string | undefined;
      readonly code: string;
      readonly down: boolean;
      readonly shift: boolean;
      readonly ctrl: boolean;
    }
  | { readonly kind: 'put'; readonly changes: readonly { readonly address: string; readonly value: Json }[] }
  | { readonly kind: 'read'; readonly slot: number }
  | { readonly kind: 'learn'; readonly deed: LearnDeed }
  | { readonly kind: 'monitor'; readonly page: string; readonly open: boolean }
  /** `host`: the computer that the page is on; left out: the bridge's own. */
  | {
      readonly kind: 'port';
      readonly page: string;
      readonly port: Port;
      readonly here: boolean;
      readonly host?: string | undefined;
    }
  /** The chosen mappings, all of them. */
  | { readonly kind: 'mapping'; readonly files: readonly MappingFile[] }
  /** `fresh`: its opening look is put up; else what plays goes on (a file saved while the show runs). */
  | { readonly kind: 'show'; readonly id: string | null; readonly show: Show; readonly fresh: boolean }
  | { readonly kind: 'pipeline'; readonly shape: PipelineShape }
  | { readonly kind: 'problem'; readonly problem: Problem; readonly stands: boolean }
  | { readonly kind: 'dismiss'; readonly id: string }
  | { readonly kind: 'link'; readonly event: LinkEvent }
  | { readonly kind: 'poll'; readonly session: string; readonly poll: Poll }
  | {
      readonly kind: 'frames';
      readonly attempt: number;
      readonly count: number;
      readonly fps: number;
      readonly dropped: number;
    }
  /** What a page's stage has shown; only the player's counts. */
  | { readonly kind: 'shown'; readonly page: string; readonly fact: Fact }
  | { readonly kind: 'tick' }
);
