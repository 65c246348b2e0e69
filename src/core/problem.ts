/** Problems: what the performer should know, as values; every code has its sentence and its weight, or it does not compile. */

export type Problem =
  | { readonly code: 'scope/unreachable'; readonly server: string; readonly note: string }
  | { readonly code: 'scope/nonsense'; readonly endpoint: string; readonly field: string; readonly note: string }
  | { readonly code: 'scope/restarted'; readonly pipeline: string }
  | { readonly code: 'scope/load-failed'; readonly pipeline: string }
  | { readonly code: 'scope/load-slow'; readonly pipeline: string; readonly seconds: number }
  | { readonly code: 'scope/offer-refused'; readonly status: number; readonly note: string }
  | { readonly code: 'scope/other-load'; readonly pipeline: string }
  | { readonly code: 'scope/shared' }
  | { readonly code: 'scope/written'; readonly keys: readonly string[] }
  | { readonly code: 'scope/unsent'; readonly bytes: number }
  | { readonly code: 'scope/unfaded' }
  | { readonly code: 'scope/every-second' }
  | { readonly code: 'picture/none'; readonly seconds: number }
  | { readonly code: 'picture/lost'; readonly why: string; readonly retrySeconds: number }
  | { readonly code: 'picture/stalled'; readonly seconds: number }
  | { readonly code: 'picture/refused'; readonly note: string }
  | { readonly code: 'picture/no-page' }
  | { readonly code: 'picture/late'; readonly behind: number; readonly back: number }
  | { readonly code: 'picture/no-camera'; readonly note: string }
  | { readonly code: 'midi/denied' }
  | { readonly code: 'midi/no-sysex' }
  | { readonly code: 'midi/unsupported' }
  | { readonly code: 'midi/held'; readonly port: string }
  | { readonly code: 'osc/malformed'; readonly from: string; readonly count: number; readonly note: string }
  | {
      readonly code: 'osc/unknown';
      readonly from: string;
      readonly address: string;
      readonly count: number;
      readonly nearest: string | null;
    }
  | {
      readonly code: 'osc/wrong-value';
      readonly from: string;
      readonly address: string;
      readonly count: number;
      readonly right: string;
    }
  | { readonly code: 'osc/refused'; readonly from: string; readonly count: number }
  | { readonly code: 'osc/flood'; readonly from: string; readonly count: number }
  | { readonly code: 'dmx/closed'; readonly protocol: string; readonly port: number; readonly note: string }
  | {
      readonly code: 'dmx/elsewhere';
      readonly protocol: string;
      readonly from: string;
      readonly sent: number;
      readonly wanted: number;
    }
  | { readonly code: 'dmx/lost'; readonly from: string }
  | { readonly code: 'dmx/malformed'; readonly from: string; readonly count: number; readonly note: string }
  | { readonly code: 'dmx/refused'; readonly from: string; readonly count: number }
  | { readonly code: 'dmx/rival'; readonly plays: string; readonly other: string }
  | { readonly code: 'dmx/unheard'; readonly file: string }
  /** Where each door is open; null where it is not. */
  | {
      readonly code: 'lan/open';
      readonly pages: string | null;
      readonly osc: string | null;
      readonly dmx: string | null;
    }
  | { readonly code: 'file/unreadable'; readonly file: string; readonly note: string }
  | { readonly code: 'file/not-json'; readonly file: string; readonly line: number; readonly note: string }
  | {
      readonly code: 'file/wrong';
      readonly file: string;
      readonly place: string;
      readonly what: string;
      readonly right: string;
    }
  | {
      readonly code: 'file/not-found';
      readonly kind: 'mapping' | 'show';
      readonly file: string;
      readonly near: string | null;
    }
  | { readonly code: 'mapping/waiting'; readonly file: string; readonly address: string }
  | {
      readonly code: 'mapping/clash';
      readonly file: string;
      /** Its binding; and the one before, where that is in the same file. */
      readonly place: string;
      readonly first: string | null;
      readonly control: string;
      readonly plays: string;
      readonly also: string;
      /** So many more of its bindings do so. */
      readonly more: number;
    }
  | { readonly code: 'mapping/dead'; readonly file: string; readonly address: string; readonly why: string }
  | { readonly code: 'shelf/unwritable'; readonly folder: string; readonly note: string }
  | { readonly code: 'shelf/unreadable'; readonly folder: string; readonly note: string }
  | { readonly code: 'mix/silent' }
  | { readonly code: 'mix/full'; readonly left: number }
  | { readonly code: 'preset/unknown'; readonly preset: string }
  | { readonly code: 'pad/empty'; readonly pad: number }
  | { readonly code: 'show/locked' }
  | { readonly code: 'rehearsal/failed'; readonly note: string }
  | { readonly code: 'ours'; readonly note: string };

export type Weight = 'risk' | 'odd' | 'know';

/** What happened, then what to do or what we do; at most 120 characters together where the facts allow it. */
export type Sentence = { readonly what: string; readonly then: string };

const said = (what: string, then: string): Sentence => ({ what, then });
/** The first two by name; a long list is not read on stage. */
const listOf = (names: readonly string[]): string =>
  names.length > 2
    ? `${names.slice(0, 2).join(', ')} and ${names.length - 2} more`
    : names.join(' and ') || 'something';
const tenths = (count: number): string => count.toFixed(1);
const seconds = (count: number): string => `${Math.round(count)} s`;

export function describe(problem: Problem): Sentence {
  switch (problem.code) {
    case 'scope/unreachable':
      return said(
        `No Scope answers at ${problem.server}.`,
        'Is it running, and on this network? Trying again by itself.',
      );
    case 'scope/nonsense':
      return said(`Scope answers oddly at ${problem.endpoint}: ${problem.field}.`, problem.note);
    case 'scope/restarted':
      return said('Scope was restarted.', `Loading ${problem.pipeline} again; the show comes back as it was.`);
    case 'scope/load-failed':
      return said(`Scope could not load ${problem.pipeline}.`, "Read Scope's own log for the reason, then reconnect.");
    case 'scope/load-slow':
      return said(
        `${problem.pipeline} is still loading after ${seconds(problem.seconds)}.`,
        'A first load downloads the model. Waiting on.',
      );
    case 'scope/offer-refused':
      return said(`Scope refused the connection (${problem.status}).`, problem.note);
    case 'scope/other-load':
      return said(`${problem.pipeline} is loaded with other settings than the show's.`, 'It is played as it is.');
    case 'scope/shared':
      return said(
        'Another client plays this Scope too.',
        'Each slows the other and undoes its prompts; close it there.',
      );
    case 'scope/written':
      return said(
        `Another client changed ${listOf(problem.keys)} in Scope.`,
        "When it rests, the desk's values are told again.",
      );
    case 'scope/unsent':
      return said(
        `One change was too long for Scope (${Math.round(problem.bytes / 1024)} kB).`,
        'Shorten the prompts.',
      );
    case 'scope/unfaded':
      return said('These prompts are too long to fade.', 'The picture cuts to them. Shorten them for a fade.');
    case 'scope/every-second':
      return said(
        'On video the mix moves with every second chunk, uncut.',
        'Switch Manage cache off to move it with every chunk.',
      );
    case 'picture/none':
      return said(
        `Connected, but no picture after ${seconds(problem.seconds)}.`,
        'Load a pipeline in Scope, or reconnect.',
      );
    case 'picture/lost':
      return said(
        `No picture: ${problem.why}.`,
        `The last frame stays; trying again in ${seconds(problem.retrySeconds)}.`,
      );
    case 'picture/stalled':
      return said(`No new frame since ${seconds(problem.seconds)}.`, 'Scope still answers; the last frame stays.');
    case 'picture/refused':
      return said('The browser could not open the picture.', problem.note);
    case 'picture/late':
      return said(
        `The picture is ${tenths(problem.behind)} s late.`,
        `Reset the cache to win ${tenths(problem.back)} s back; the picture will cut, under a dissolve.`,
      );
    case 'picture/no-camera':
      return said(
        'The show plays on video, and this page has no camera.',
        `It plays on a plain grey. Allow the camera, then reconnect. (${problem.note})`,
      );
    case 'picture/no-page':
      return said('No page shows the picture.', 'Open the operator page or /stage in a browser.');
    case 'midi/denied':
      return said('MIDI is blocked in this browser.', 'Click the sign beside the address, allow MIDI, then try again.');
    case 'midi/no-sysex':
      return said(
        'SysEx is blocked in this browser: no greeting for the controllers that need one.',
        'All else plays. Allow it beside the address, then try again.',
      );
    case 'midi/unsupported':
      return said('This browser has no MIDI.', 'Open this page in Chrome, Edge or Firefox.');
    case 'midi/held':
      return said(
        `${problem.port} is held by another program.`,
        "Likely its maker's editor, a DAW or another browser: close it there, then try again.",
      );
    case 'osc/malformed':
      return said(`${problem.from} sends broken OSC; ${problem.count} ignored.`, problem.note);
    case 'osc/unknown':
      return said(
        `${problem.from} sends "${problem.address}", which nothing here hears; ${problem.count} ignored.`,
        problem.nearest === null ? 'Choose a mapping that binds it.' : `Did you mean "${problem.nearest}"?`,
      );
    case 'osc/wrong-value':
      return said(
        `${problem.from} sends what "${problem.address}" cannot take; ${problem.count} ignored.`,
        `Send ${problem.right}.`,
      );
    case 'osc/refused':
      return said(`${problem.from} may not send OSC here; ${problem.count} ignored.`, 'Name it with --osc-allow.');
    case 'osc/flood':
      return said(
        `${problem.from} sends faster than can be played; ${problem.count} old values left out.`,
        'The newest stand. Send only what changes.',
      );
    case 'dmx/closed':
      return said(
        `${problem.protocol} is not heard: UDP port ${problem.port} ${problem.note}.`,
        'Trying again by itself; all else plays.',
      );
    case 'dmx/elsewhere':
      return said(
        `${problem.from} sends universe ${problem.sent}, and ${problem.wanted} is listened to.`,
        `Patch it there, or start with --${problem.protocol === 'sACN' ? 'sacn' : 'artnet'} ${problem.sent}.`,
      );
    case 'dmx/lost':
      return said(`${problem.from} is silent.`, 'Its last levels stand.');
    case 'dmx/malformed':
      return said(`${problem.from} sends broken DMX; ${problem.count} ignored.`, `${problem.note}.`);
    case 'dmx/refused':
      return said(`${problem.from} may not send DMX here; ${problem.count} ignored.`, 'Name it with --osc-allow.');
    case 'dmx/rival':
      return said(
        `Two desks send one universe: ${problem.plays} plays, ${problem.other} does not.`,
        'Switch one off, or give one a higher priority.',
      );
    case 'dmx/unheard':
      return said(
        `${problem.file} plays from a lighting desk, and none is listened to.`,
        'Start with --artnet 0 or --sacn 1, the universe it sends.',
      );
    case 'lan/open': {
      const { pages, osc, dmx } = problem;
      const doors = [
        ...(pages === null ? [] : [`pages at ${pages}`]),
        ...(osc === null ? [] : [`OSC at ${osc}`]),
        ...(dmx === null ? [] : [`DMX at ${dmx}`]),
      ];
      return said(
        `Open to the network: ${doors.join(', ')}.`,
        pages === null ? 'Whoever is on it may play.' : 'Pages need the token, all else needs none.',
      );
    }
    case 'file/unreadable':
      return said(`${problem.file} cannot be read.`, problem.note);
    case 'file/not-json':
      return said(`${problem.file} line ${problem.line}: ${problem.note}.`, 'What ran before runs on.');
    case 'file/wrong':
      return said(
        `${problem.file}: ${problem.place === '' ? '' : `${problem.place}: `}${problem.what};`,
        problem.right,
      );
    case 'file/not-found':
      return said(
        `There is no ${problem.kind} "${problem.file}".`,
        problem.near === null ? 'Give the path of a file.' : `Did you mean "${problem.near}"?`,
      );
    case 'mapping/waiting':
      return said(
        `${problem.file}: "${problem.address}" waits.`,
        'It is bound when the pipeline that has it is loaded.',
      );
    case 'mapping/clash':
      return clashSaid(problem);
    case 'mapping/dead':
      return said(`${problem.file}: "${problem.address}" does nothing.`, `Because: ${problem.why}.`);
    case 'shelf/unwritable':
      return said(
        `Nothing can be saved in ${problem.folder}.`,
        `${problem.note}. The show plays on; changes are kept until the end only.`,
      );
    case 'shelf/unreadable':
      return said(
        `What was saved in ${problem.folder} cannot be read.`,
        `${problem.note}. It was set aside; the show begins anew.`,
      );
    case 'mix/silent':
      return said('All faders are down.', 'The last mix is held.');
    case 'mix/full':
      return said(`Eight prompts are the most; ${problem.left} left out.`, 'The smallest shares went.');
    case 'preset/unknown':
      return said(`There is no preset "${problem.preset}".`, 'Store it first, or choose another show.');
    case 'pad/empty':
      return said(`Pad ${problem.pad} is empty.`, 'Store a look on it first.');
    case 'show/locked':
      return said('The show is locked.', 'Unlock it to edit or store; playing goes on.');
    case 'rehearsal/failed':
      return said('The rehearsal server stopped.', problem.note);
    case 'ours':
      return said('Something went wrong in Scope Deck itself.', `${problem.note}. The show plays on.`);
  }
}

function clashSaid({
  file,
  place,
  first,
  control,
  plays,
  also,
  more,
}: Extract<Problem, { code: 'mapping/clash' }>): Sentence {
  const rest = more === 0 ? '' : `So with ${more} more. `;
  return first === null
    ? said(
        `${control} plays "${plays}", and by ${file} ${place} "${also}" too.`,
        `${rest}Choose one mapping, or take one binding out.`,
      )
    : said(
        `${file}: ${first} and ${place} both bind ${control}: "${plays}", "${also}".`,
        `Both act. ${rest}Take one out, or make it one binding with a list.`,
      );
}

export function weigh(problem: Problem): Weight {
  switch (problem.code) {
    case 'scope/unreachable':
    case 'scope/restarted':
    case 'scope/load-failed':
    case 'scope/offer-refused':
    case 'picture/none':
    case 'picture/lost':
    case 'picture/stalled':
    case 'picture/refused':
    case 'picture/no-camera':
    case 'picture/no-page':
    case 'rehearsal/failed':
      return 'risk';
    case 'scope/load-slow':
    case 'picture/late':
    case 'dmx/rival':
    case 'dmx/unheard':
    case 'scope/other-load':
    case 'scope/every-second':
    case 'mix/silent':
    case 'mix/full':
    case 'mapping/waiting':
    case 'mapping/clash':
    case 'mapping/dead':
    case 'pad/empty':
    case 'show/locked':
    case 'lan/open':
      return 'know';
    case 'scope/nonsense':
    case 'scope/shared':
    case 'scope/written':
    case 'scope/unsent':
    case 'scope/unfaded':
    case 'midi/denied':
    case 'midi/no-sysex':
    case 'midi/unsupported':
    case 'midi/held':
    case 'osc/malformed':
    case 'osc/unknown':
    case 'osc/wrong-value':
    case 'osc/refused':
    case 'osc/flood':
    case 'dmx/closed':
    case 'dmx/elsewhere':
    case 'dmx/lost':
    case 'dmx/malformed':
    case 'dmx/refused':
    case 'file/unreadable':
    case 'file/not-json':
    case 'file/wrong':
    case 'file/not-found':
    case 'shelf/unwritable':
    case 'shelf/unreadable':
    case 'preset/unknown':
    case 'ours':
      return 'odd';
  }
}

/** One problem stands once: the same id replaces, whatever its counts. */
export function idOf(problem: Problem): string {
  switch (problem.code) {
    // A sender that is not mapped has many addresses, and is one problem.
    case 'osc/malformed':
    case 'osc/unknown':
    case 'osc/refused':
    case 'osc/flood':
    case 'dmx/malformed':
    case 'dmx/refused':
      return `${problem.code} ${problem.from}`;
    case 'dmx/closed':
      return `${problem.code} ${problem.protocol}`;
    case 'osc/wrong-value':
      return `${problem.code} ${problem.from} ${problem.address}`;
    case 'file/unreadable':
    case 'file/not-json':
    case 'file/wrong':
      return `file ${problem.file}`;
    case 'file/not-found':
      return `${problem.code} ${problem.file}`;
    case 'mapping/waiting':
    case 'mapping/dead':
      return `${problem.code} ${problem.file} ${problem.address}`;
    case 'mapping/clash':
      return `${problem.code} ${problem.file} ${problem.first === null ? '' : 'within'}`;
    case 'midi/held':
      return `${problem.code} ${problem.port}`;
    case 'scope/nonsense':
      return `${problem.code} ${problem.endpoint}`;
    default:
      return problem.code;
  }
}

/** One line for a terminal. */
export const sentence = (problem: Problem): string => {
  const { what, then } = describe(problem);
  return `${what} ${then}`;
};
