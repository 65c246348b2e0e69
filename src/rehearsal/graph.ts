/** How a session is wired: from a client's graph, or the plain chain that `pipeline_ids` means. */
import type { Json } from '../core/unit.ts';
import type { Parameters } from './pipeline.ts';

export interface Wiring {
  /** Node id → what it was loaded as, in order. */
  readonly nodes: readonly { readonly id: string; readonly loadedAs: string }[];
  /** The node whose frames are seen. */
  readonly seen: string;
  readonly hasGraph: boolean;
  /** A graph without a source can get no input: it runs in text mode, whatever was asked. */
  readonly hasSource: boolean;
}

/** Null: the session stays dead, which Scope tells nobody. */
export function wire(parameters: Parameters, loaded: ReadonlySet<string>): Wiring | null {
  const ids = parameters['pipeline_ids'];
  if (!isList(ids) || ids.length === 0) return null;
  const graph = parameters['graph'];
  return graph === undefined ? wireChain(ids, loaded) : wireGraph(graph, loaded);
}

function wireChain(ids: readonly Json[], loaded: ReadonlySet<string>): Wiring | null {
  const names = ids.filter((id) => typeof id === 'string');
  const seen = names.at(-1);
  if (seen === undefined || names.length !== ids.length || !names.every((id) => loaded.has(id))) return null;
  return { nodes: names.map((id) => ({ id, loadedAs: id })), seen, hasGraph: false, hasSource: true };
}

function wireGraph(graph: Json, loaded: ReadonlySet<string>): Wiring | null {
  const { nodes: nodeList, edges: edgeList } = asObject(graph);
  if (!isList(nodeList) || !isList(edgeList ?? [])) return null;
  const nodes = nodeList.map(asObject);
  const edges = ((edgeList ?? []) as readonly Json[]).map(asObject);
  const ids = nodes.map((node) => node['id']);
  if (ids.some((id) => typeof id !== 'string') || new Set(ids).size !== ids.length) return null;
  if (edges.some((edge) => !ids.includes(edge['from'] ?? null) || !ids.includes(edge['to_node'] ?? null))) return null;

  const sink = nodes.find((node) => node['type'] === 'sink');
  const seen = edges.find((edge) => edge['to_node'] === sink?.['id'])?.['from'];
  const pipelines: { id: string; loadedAs: string }[] = [];
  for (const { id, type, pipeline_id: pipelineId } of nodes) {
    if (type !== 'pipeline' || typeof id !== 'string' || typeof pipelineId !== 'string') continue;
    const loadedAs = [pipelineId, id].find((name) => loaded.has(name));
    if (loadedAs === undefined) return null;
    pipelines.push({ id, loadedAs });
  }
  if (!sink || typeof seen !== 'string' || !pipelines.some(({ id }) => id === seen)) return null;
  return { nodes: pipelines, seen, hasGraph: true, hasSource: nodes.some((node) => node['type'] === 'source') };
}

/** A graph whose nodes include a pipeline needs one loaded; other graphs start without. */
export function needsPipeline(parameters: Parameters): boolean {
  const graph = parameters['graph'];
  if (graph === undefined || graph === null) return true;
  const { nodes } = asObject(graph);
  return isList(nodes ?? null) && (nodes as readonly Json[]).some((node) => asObject(node)['type'] === 'pipeline');
}

const isList = (value: Json | undefined): value is readonly Json[] => Array.isArray(value);

const asObject = (value: Json): Parameters =>
  typeof value === 'object' && value !== null && !isList(value) ? value : {};
