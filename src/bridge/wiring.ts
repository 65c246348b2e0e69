/** What pages say becomes actions, and what turns decide becomes deeds of the doors. */
import type { Action } from '../core/action.ts';
import type { Task, Turned } from '../core/rig.ts';
import type { LearnFile } from './learn-file.ts';
import { isLoopback } from './loopback.ts';
import { message as encoded } from './message.ts';
import type { Heard, Pages } from './pages.ts';
import type { ScopeDoor } from './scope-http.ts';

/** A page's word as actions; those that concern files are the library's and give none. */
export function actionsOf({ page, at, ...heard }: Heard): readonly Action[] {
  if (heard.of === 'went') return [{ at, kind: 'link', event: { of: 'page-went', page } }];
  const { message, host } = heard;
  switch (message.say) {
    case 'hello':
      return [
        {
          at,
          kind: 'link',
          event: {
            of: 'page-came',
            page: { id: page, part: message.part },
            connect: message.connect,
            ...(message.again === true ? { again: true } : {}),
            holds: message.holds,
          },
        },
      ];
    case 'put':
      return [{ at, kind: 'put', changes: message.changes }];
    case 'wish':
      return [{ at, kind: 'link', event: { of: 'wished', connect: message.connect } }];
    case 'key':
      return [
        { at, kind: 'key', page, code: message.code, down: message.down, shift: message.shift, ctrl: message.ctrl },
      ];
    case 'midi':
      return [{ at, kind: 'midi', page, port: message.port, bytes: message.bytes }];
    case 'gamepad': {
      const { port, part, number, value } = message;
      return [{ at, kind: 'gamepad', page, port, part, number, value }];
    }
    case 'port':
      return [
        { at, kind: 'port', page, port: message.port, here: message.here, ...(isLoopback(host) ? {} : { host }) },
      ];
    case 'midi-fault':
      return faultsOf(at, message.fault, message.port);
    case 'read':
      return [{ at, kind: 'read', slot: message.slot }];
    case 'learn':
      return [{ at, kind: 'learn', deed: message.deed }];
    case 'monitor':
      return [{ at, kind: 'monitor', page, open: message.open }];
    case 'dismiss':
      return [{ at, kind: 'dismiss', id: message.id }];
    case 'offered':
      return [{ at, kind: 'link', event: { of: 'offered', attempt: message.attempt, sdp: message.sdp } }];
    case 'candidates':
      return [
        { at, kind: 'link', event: { of: 'candidates', attempt: message.attempt, candidates: message.candidates } },
      ];
    case 'opened':
      return [{ at, kind: 'link', event: { of: 'opened', attempt: message.attempt } }];
    case 'frames':
      return [
        {
          at,
          kind: 'frames',
          attempt: message.attempt,
          count: message.count,
          fps: message.fps,
          dropped: message.dropped,
        },
      ];
    case 'camera': {
      const problem = { code: 'picture/no-camera', note: message.refused ?? '' } as const;
      return [{ at, kind: 'problem', problem, stands: message.refused !== null }];
    }
    case 'shown':
      return [{ at, kind: 'shown', page, fact: message.fact }];
    case 'ended':
      return [
        {
          at,
          kind: 'link',
          event: {
            of: 'ended',
            attempt: message.attempt,
            why: ENDINGS[message.why],
            refused: message.why === 'refused',
          },
        },
      ];
    case 'written':
      return [{ at, kind: 'link', event: { of: 'written', attempt: message.attempt, keys: message.keys } }];
    case 'clock':
    case 'file':
    case 'signal':
    case 'settled':
    case 'import':
      return [];
  }
}

const ENDINGS = {
  closed: 'the connection closed',
  failed: 'the connection failed',
  stream_stopped: 'Scope stopped the stream',
  refused: 'the browser refused it',
} as const;

function faultsOf(
  at: number,
  fault: 'denied' | 'no-sysex' | 'unsupported' | 'held' | 'none',
  port: string,
): readonly Action[] {
  if (port !== '') return [{ at, kind: 'problem', problem: { code: 'midi/held', port }, stands: fault === 'held' }];
  const codes = ['midi/denied', 'midi/no-sysex', 'midi/unsupported'] as const;
  return codes.map((code) => ({ at, kind: 'problem', problem: { code }, stands: code === `midi/${fault}` }));
}

/** Does what a turn decided: signalling by HTTP, words to the player's page, messages for the data channel. */
export function perform({ sends, tasks }: Turned, pages: Pages, scope: ScopeDoor, learned: LearnFile): void {
  for (const task of tasks) doTask(task, pages, scope, learned);
  for (const { player, message } of sends)
    pages.tell(player.page, { say: 'send', attempt: player.attempt, message: encoded(message) });
}

function doTask(task: Task, pages: Pages, scope: ScopeDoor, learned: LearnFile): void {
  switch (task.do) {
    case 'bind':
      return learned.bind(task.bound);
    case 'unbind':
      return learned.unbind();
    case 'greet':
      return pages.tell(task.greeting.page, { say: 'bytes', port: task.greeting.port, bytes: task.greeting.bytes });
    case 'connect':
      return pages.tell(task.player.page, {
        say: 'connect',
        attempt: task.player.attempt,
        iceServers: task.servers,
        mode: task.mode,
      });
    case 'answer':
      return pages.tell(task.player.page, {
        say: 'answer',
        attempt: task.player.attempt,
        session: task.session,
        sdp: task.sdp,
      });
    case 'leave':
      return pages.tell(task.player.page, { say: 'leave', attempt: task.player.attempt });
    case 'status':
    case 'load':
    case 'delete':
    case 'ice':
    case 'offer':
    case 'patch':
      return scope.perform(task);
  }
}
