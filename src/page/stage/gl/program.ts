/** Compiles the pass in all its variants, without waiting for any before it is used. */
import { fragmentSource, type Variant, VARIANTS, vertexSource } from './shader.ts';

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

/** A uniform that a variant does not read is null, and setting it does nothing. */
export type Uniforms = Readonly<Record<(typeof NAMES)[number], WebGLUniformLocation | null>>;

export type Programs = {
  /** Uses the program for what a draw needs. */
  readonly use: (variant: Variant) => Uniforms;
};

/** Null where this browser, or a context just lost, cannot. */
export function makePrograms(gl: WebGL2RenderingContext): Programs | null {
  const begun = new Map(VARIANTS.map((variant) => [keyOf(variant), begin(gl, variant)]));
  const plain = begun.get(keyOf({ source: 'present', geometry: false, trails: false }));
  if (!plain || !gl.getProgramParameter(plain, gl.LINK_STATUS)) {
    if (plain && !gl.isContextLost()) console.error(`The stage's shader does not link: ${gl.getProgramInfoLog(plain)}`);
    return null;
  }
  const ready = new Map<string, { readonly program: WebGLProgram; readonly uniforms: Uniforms }>();
  const use = (variant: Variant): Uniforms => {
    const key = keyOf(variant);
    const program = begun.get(key) ?? plain;
    gl.useProgram(program);
    const known = ready.get(key);
    if (known) return known.uniforms;
    const uniforms = Object.fromEntries(NAMES.map((name) => [name, gl.getUniformLocation(program, name)])) as Uniforms; // built from its own names
    for (const [unit, name] of (['uLive', 'uHeld', 'uFed', 'uKept'] as const).entries())
      gl.uniform1i(uniforms[name], unit);
    ready.set(key, { program, uniforms });
    return uniforms;
  };
  return { use };
}

const keyOf = ({ source, geometry, trails }: Variant): string => `${source} ${geometry} ${trails}`;

function begin(gl: WebGL2RenderingContext, variant: Variant): WebGLProgram {
  const program = gl.createProgram();
  for (const [kind, source] of [
    [gl.VERTEX_SHADER, vertexSource],
    [gl.FRAGMENT_SHADER, fragmentSource(variant)],
  ] as const) {
    const shader = gl.createShader(kind);
    // Null only where the context is lost, and then all of this is for nothing.
    if (!shader) continue;
    gl.shaderSource(shader, source);
    gl.compileShader(shader);
    gl.attachShader(program, shader);
  }
  gl.linkProgram(program);
  return program;
}
