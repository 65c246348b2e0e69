/** What comes in when a show plays on video: this page's camera, or a plain grey where there is none. */

export type Camera = { readonly track: MediaStreamTrack; readonly refused: string | null; readonly close: () => void };

/** As Scope's own page asks for it (`scope-protocol` 5.3): more than 15 a second would only be thinned out. */
const RATE = 15;

/** On a stage nobody is asked for anything. */
const ask = async (): Promise<MediaStream> => {
  if (document.documentElement.dataset['page'] === 'stage' && !(await isAllowed()))
    throw new Error("the stage may not ask for the camera; allow it on the operator's page");
  return navigator.mediaDevices.getUserMedia({ video: { frameRate: { ideal: RATE } } });
};

async function isAllowed(): Promise<boolean> {
  const { state } = await navigator.permissions.query({ name: 'camera' });
  return state === 'granted';
}

/** Never fails: Scope waits for pictures, and shows none until some come. */
export async function openCamera(asked: () => Promise<MediaStream> = ask): Promise<Camera> {
  try {
    const stream = await asked();
    const [track] = stream.getVideoTracks();
    if (track !== undefined) return { track, refused: null, close: () => track.stop() };
    return grey('the camera gives no picture');
  } catch (cause) {
    return grey(String(cause));
  }
}

/** Painted anew for each frame, a little lighter or darker: a canvas that stays the same sends nothing. */
function grey(refused: string): Camera {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [320, 180];
  const context = canvas.getContext('2d');
  const stream = canvas.captureStream(RATE);
  const [track] = stream.getVideoTracks();
  if (track === undefined) throw new Error('a canvas has a picture');
  let light = 0;
  const paint = () => {
    light = 1 - light;
    if (context === null) return;
    context.fillStyle = `rgb(${127 + light} ${127 + light} ${127 + light})`;
    context.fillRect(0, 0, canvas.width, canvas.height);
  };
  const timer = setInterval(paint, 1000 / RATE);
  paint();
  const close = () => {
    clearInterval(timer);
    track.stop();
  };
  return { track, refused, close };
}
