/** The four steps of the first run in words: what each is about, what is so already, and which mapping suits a device. */
import type { DeviceView, FileView, View } from '../../core/wire/view.ts';

export const steps = ['Scope', 'Show', 'Controller', 'Full screen'] as const;
export type Step = (typeof steps)[number];

/** The second line of a step at the side. */
export function noteOf(step: Step, view: View, output: string): string {
  switch (step) {
    case 'Scope':
      return `At ${view.link.server}, ${view.link.rehearsal ? 'a rehearsal' : phases[view.link.phase]}`;
    case 'Show': {
      const count = new Set(view.pads.flatMap(({ preset }) => preset ?? [])).size;
      return view.show.name === '' ? 'None is loaded' : `${view.show.name}, ${count} presets`;
    }
    case 'Controller': {
      const here = view.devices.filter(({ state }) => state !== 'gone' && state !== 'waiting').map(({ name }) => name);
      return here.length === 0 ? 'Choose one, or learn one' : here.join(', ');
    }
    case 'Full screen':
      return output;
    default:
      return step satisfies never;
  }
}

const phases: Record<View['link']['phase'], string> = {
  idle: 'not connected yet',
  loading: 'loading',
  connecting: 'connecting',
  live: 'live',
  waiting: 'waiting for it',
  stopped: 'stopped',
};

export const controllersIn = (devices: readonly DeviceView[]): readonly DeviceView[] =>
  devices.filter(({ kind, state }) => kind === 'midi' && state !== 'gone' && state !== 'waiting');

/** The mapping whose name, without its maker's, stands in the device's; of several the one that says most. */
export function mappingFor(device: string, files: readonly FileView[]): FileView | null {
  const name = device.toLowerCase();
  const fits = files.filter((file) => file.broken === null && name.includes(modelOf(file)));
  return fits.toSorted((a, b) => modelOf(b).length - modelOf(a).length)[0] ?? null;
}

const modelOf = ({ name }: FileView): string => {
  const [, ...rest] = name.toLowerCase().split(' ');
  return rest.length === 0 ? name.toLowerCase() : rest.join(' ');
};

/** Plays any box until one's own is chosen; both together would play twice. */
export const anyBox = 'generic-8-faders';
