/**
 * What values a label may take. The number of series a metric can have follows from it, so every label states it:
 * a closed set, an entity with a declared maximum, or an attribute that adds nothing because it follows another label.
 */
export type LabelDomain = ClosedDomain | EntityDomain | AttributeDomain;

/** The labels of one metric, in the order in which they are written in an exposition. */
export type LabelDomains = Readonly<Record<string, LabelDomain>>;

/** A finite set of values, known when the catalog is written. Any other value is refused. */
export interface ClosedDomain<V extends string = string> {
  readonly kind: 'closed';
  readonly values: readonly V[];
}

/** Values that come from outside (hosts, routes). At most `max` of them become series. */
export interface EntityDomain<E extends string = string> {
  readonly kind: 'entity';
  readonly entity: E;
  readonly max: number;
  /** The label of the same metric for each value of which `max` holds; absent: it holds for the whole metric. */
  readonly per?: string;
  /** The values are route templates (`/servers/:id`), never paths as somebody asked for them. */
  readonly isTemplate?: true;
}

/** A value that is fixed by the value of another label of the same metric: `host` follows `host_id`. */
export interface AttributeDomain<O extends string = string> {
  readonly kind: 'attribute';
  readonly of: O;
  /** It may be unknown: an empty value, which on a page is no label. */
  readonly optional?: true;
}

/** The values that a label domain accepts, as a type: a union for a closed set, `string` otherwise. */
export type LabelValue<D extends LabelDomain> = D extends ClosedDomain<infer V> ? V : string;

/** The label set that an instrument of a metric takes: every label, each with a value of its domain. */
export type LabelValues<L extends LabelDomains> = { readonly [K in keyof L]: LabelValue<L[K]> };

/** A closed set of label values. An empty set, an empty value and a repeated value are refused by `defineCatalog`. */
export function oneOf<const V extends string>(...values: readonly V[]): ClosedDomain<V> {
  return { kind: 'closed', values };
}

/**
 * Values of an entity that the outside world creates, `max` of them at most (a positive integer): on the whole, or `per`
 * value of another label, as disks of each host.
 */
export function entity<const E extends string>(
  name: E,
  limits: { readonly max: number; readonly per?: string },
): EntityDomain<E> {
  return { kind: 'entity', entity: name, ...limits };
}

/** Route templates of a service, at most `max` of them. A path as it was asked for (`/servers/17`) is no value of it. */
export function routeTemplate(limits: { readonly max: number }): EntityDomain<'route'> {
  return { ...entity('route', limits), isTemplate: true };
}

/**
 * A label whose value is decided by the label `of` of the same metric, so that it never multiplies series. An `optional` one
 * may be unknown (`''`), so that series need not have it.
 */
export function attributeOf<const O extends string>(
  of: O,
  options: { readonly optional?: true } = {},
): AttributeDomain<O> {
  return { kind: 'attribute', of, ...options };
}
