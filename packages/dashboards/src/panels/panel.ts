import type { GridPos, Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import type { Builder, Dataquery } from '@grafana/grafana-foundation-sdk/cog';
import { DATASOURCE } from './target.ts';

/** What every panel states, whatever its kind. */
export interface PanelFrame {
  /** Never reused and never changed: links and alerts refer to it. */
  readonly id: number;
  readonly title: string;
  /** What the panel means, and what to do about it. */
  readonly description: string;
  /** Place on the grid of 24 columns. */
  readonly grid: Pick<GridPos, 'x' | 'y' | 'w' | 'h'>;
}

interface FrameBuilder extends Builder<Panel> {
  id(id: number): this;
  title(title: string): this;
  description(description: string): this;
  datasource(datasource: typeof DATASOURCE): this;
  gridPos(gridPos: GridPos): this;
  targets(targets: Builder<Dataquery>[]): this;
}

/** Gives a panel builder what all panels have. Ids, places and data sources are ours: the SDK leaves them open. */
export function frame<B extends FrameBuilder>(
  builder: B,
  frame: PanelFrame,
  targets: readonly Builder<Dataquery>[],
): B {
  return builder
    .id(frame.id)
    .title(frame.title)
    .description(frame.description)
    .datasource(DATASOURCE)
    .gridPos({ ...frame.grid })
    .targets([...targets]);
}
