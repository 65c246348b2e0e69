/** Compiles the pass and finds its uniforms. */
import { fragmentSource, vertexSource } from './shader.ts';

const NAMES = [
  'uFlip',
  'uLive',
  'uHeld',
  'uFed',
  'uKept',
  'uPlaces',
  'uShares',
  'uAspect',
  'uZoom',
  'uAxes',
  'uTrails',
  'uGrowth',
  'uColour',
  'uContrast',
  'uFx',
] as const;

export type Uniforms = Readonly<Record<(typeof NAMES)[number], WebGLUniformLocation | null>>;

/** Null where the context was lost meanwhile, or cannot do it. */
export function makeProgram(gl: WebGL2RenderingContext): Uniforms | null {
  const program = gl.createProgram();
  for (const [kind, source] of [
    [gl.VERTEX_SHADER, vertexSource],
    [gl.FRAGMENT_SHADER, fragmentSource],
  ] as const) {
    const shader = gl.createShader(kind);
    if (!shader) return null;
    gl.shaderSource(shader, source);
    gl.compileShader(shader);
    gl.attachShader(program, shader);
  }
  gl.linkProgram(program);
  if (!gl.getProgramParameter(program, gl.LINK_STATUS)) {
    if (!gl.isContextLost()) console.error(`The stage's shader does not link: ${gl.getProgramInfoLog(program)}`);
    return null;
  }
  gl.useProgram(program);
  const uniforms = Object.fromEntries(NAMES.map((name) => [name, gl.getUniformLocation(program, name)]));
  return uniforms as Uniforms; // built from its own names
}
